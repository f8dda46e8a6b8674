package de.angstraumkarte.domain.georeport;

import de.angstraumkarte.base.db.Lookup;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** SQL for service requests: one statement for a whole page each, never one for each request. */
public final class RequestStore {
    /** Slugs of our own catalogue, written into the text. */
    private static final String OPEN = Layer.FEAR_SPACE.statuses().stream()
            .filter(Status::open)
            .map(status -> "'" + status.slug() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    /** When each of the fear spaces that match came onto the map, by id; the newest first. */
    Map<String, OffsetDateTime> ids(Tx tx, RequestQuery query) {
        Map<String, OffsetDateTime> found = new LinkedHashMap<>();
        Query select = tx.handle()
                .createQuery(idsSql(query))
                .bind("layer", Layer.FEAR_SPACE.slug())
                .bind("from", query.days().from())
                .bind("until", query.days().until())
                .bind("limit", query.limit())
                .bind("offset", query.offset());
        if (!query.causes().isEmpty()) {
            List<String> causes = new ArrayList<>(query.causes());
            if (causes.contains(Cause.OTHER.slug())) {
                causes.add("");
            }
            select.bindList("causes", causes);
        }
        select.map((row, context) -> found.put(row.getString(1), row.getObject(2, OffsetDateTime.class)))
                .list();
        return found;
    }

    /**
     * Read from the index {@code place_created}, which holds all that tells which they are. Layer and status are hidden
     * behind LOWER, so that the planner takes no other one (server/docs/decisions/0005).
     */
    static String idsSql(RequestQuery query) {
        Boolean open = query.open();
        return """
                SELECT p.id, p.created_at FROM place p
                WHERE p.created_at >= :from AND p.created_at < :until AND LOWER(p.layer) = :layer AND p.retired_at IS NULL
                """
                + (open == null ? "" : "AND LOWER(COALESCE(p.status, '')) " + (open ? "" : "NOT ") + "IN " + OPEN + " ")
                + (query.causes().isEmpty()
                        ? ""
                        : "AND SUBSTRING(p.causes FROM 1 FOR POSITION('|' IN p.causes || '|') - 1) IN (<causes>) ")
                + "ORDER BY p.created_at DESC, p.id DESC LIMIT :limit OFFSET :offset";
    }

    /** When places came onto the map. */
    Map<String, OffsetDateTime> created(Tx tx, Collection<String> ids) {
        Map<String, OffsetDateTime> created = new HashMap<>();
        for (List<String> some : Lookup.parts(ids)) {
            tx.handle()
                    .createQuery("SELECT id, created_at FROM place WHERE id IN (<ids>)")
                    .bindList("ids", some)
                    .map((row, context) -> created.put(row.getString(1), row.getObject(2, OffsetDateTime.class)))
                    .list();
        }
        return created;
    }

    /** The newest public text of each place that has one, in the order of its public timeline. */
    Map<String, String> notes(Tx tx, Collection<String> ids) {
        Map<String, String> notes = new HashMap<>();
        for (List<String> some : Lookup.parts(ids)) {
            tx.handle()
                    .createQuery(
                            """
                            SELECT place_id, body FROM (
                              SELECT place_id, body, ROW_NUMBER() OVER (
                                PARTITION BY place_id ORDER BY occurred_from DESC NULLS LAST, id DESC) AS place_in_line
                              FROM status_update
                              WHERE place_id IN (<ids>) AND visibility = 'public' AND body IS NOT NULL) AS texts
                            WHERE place_in_line = 1
                            """)
                    .bindList("ids", some)
                    .map((row, context) -> notes.put(row.getString(1), row.getString(2)))
                    .list();
        }
        return notes;
    }

    /** The statuses that public entries set, by place and by the number of the entry. */
    Map<String, NavigableMap<Long, String>> statuses(Tx tx, Collection<String> ids) {
        Map<String, NavigableMap<Long, String>> statuses = new HashMap<>();
        for (List<String> some : Lookup.parts(ids)) {
            tx.handle()
                    .createQuery(
                            """
                            SELECT place_id, id, status FROM status_update
                            WHERE place_id IN (<ids>) AND visibility = 'public' AND status IS NOT NULL
                            """)
                    .bindList("ids", some)
                    .map((row, context) -> statuses.computeIfAbsent(row.getString(1), place -> new TreeMap<>())
                            .put(row.getLong(2), row.getString(3)))
                    .list();
        }
        return statuses;
    }
}
