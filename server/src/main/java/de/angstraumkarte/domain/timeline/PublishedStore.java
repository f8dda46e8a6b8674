package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Tx;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** SQL for public entries in the order they were published. */
public final class PublishedStore {
    /** Entries below an id, the newest first. */
    public List<PublishedUpdate> before(Tx tx, NewsScope scope, long before, int limit) {
        return select(
                        tx,
                        TimelineStore.COLUMNS + ", id, created_at",
                        scope,
                        "id < :bound ORDER BY " + order(scope, "DESC"))
                .bind("bound", before)
                .bind("limit", limit)
                .map((row, context) -> new PublishedUpdate(
                        row.getLong(17), row.getObject(18, OffsetDateTime.class), TimelineStore.update(row, context)))
                .list();
    }

    /** Ids from one on, the oldest first. */
    public List<Long> idsFrom(Tx tx, NewsScope scope, long from, int limit) {
        return select(tx, "id", scope, "id >= :bound ORDER BY " + order(scope, "ASC"))
                .bind("bound", from)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    private static Query select(Tx tx, String columns, NewsScope scope, String end) {
        String which =
                switch (scope.kind()) {
                    case CITY -> "visibility = 'public' AND EXISTS " + place("");
                    // Walks the entries from the end and asks for the district of each: few are read for a page, and
                    // all
                    // of them, once per change, only where a district has had next to none.
                    case DISTRICT -> "visibility = 'public' AND EXISTS " + place(" AND p.district = :scope");
                    case PLACE -> "place_id = :scope AND visibility = 'public'";
                };
        Query query = tx.handle()
                .createQuery(
                        "SELECT " + columns + " FROM status_update WHERE " + which + " AND " + end + " LIMIT :limit");
        return scope.kind() == NewsScope.Kind.CITY ? query : query.bind("scope", scope.id());
    }

    private static String place(String more) {
        return "(SELECT 1 FROM place p WHERE p.id = status_update.place_id AND p.retired_at IS NULL" + more + ")";
    }

    /** All columns of the index, so that H2 reads it in this order instead of sorting. */
    private static String order(NewsScope scope, String direction) {
        String first = scope.kind() == NewsScope.Kind.PLACE ? "place_id " + direction + ", " : "";
        return first + "visibility " + direction + ", id " + direction;
    }
}
