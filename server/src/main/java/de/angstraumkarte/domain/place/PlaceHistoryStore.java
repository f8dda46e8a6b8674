package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.Layer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * SQL for what the public read of places before it was changed. Whoever changes it keeps it first; how a place stood (status,
 * news, measures) is not among it: the timeline tells that.
 */
public final class PlaceHistoryStore {
    private static final String FACTS =
            """
            layer, title, district, district_basis, address, causes, times, body, source, source_date, source_url,
            position_basis, position_source, accuracy_m, note, kind, sport_type, part_of_27, verified, geom, retired_at""";

    /**
     * A stretch of time in which the facts of a place stayed the same.
     *
     * @param createdAt when the place came onto the map
     * @param replacedAt its end; null for the facts of today
     * @param retiredAt when the place was taken from the map; null unless it was by the end of the stretch
     * @param status slug of the last status, which goes for a place without entries of its own; null in former stretches
     */
    public record Stretch(
            String placeId,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime replacedAt,
            @Nullable OffsetDateTime retiredAt,
            @Nullable String status) {}

    /** Keeps the facts of places that are about to change. */
    public static void keep(Tx tx, Collection<String> ids, OffsetDateTime now) {
        PreparedBatch batch = tx.handle()
                .prepareBatch("INSERT INTO place_history (place_id, " + FACTS + ", replaced_at) SELECT id, " + FACTS
                        + ", CAST(:now AS TIMESTAMP WITH TIME ZONE) FROM place WHERE id = :id");
        ids.forEach(id -> batch.bind("now", now).bind("id", id).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /**
     * Makes all that is kept of a place say what the place says now, in its words: what was written by mistake does not stay
     * readable under a past day.
     */
    public static void rewrite(Tx tx, String id) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE place_history SET title = (SELECT p.title FROM place p WHERE p.id = :id),
                          body = (SELECT p.body FROM place p WHERE p.id = :id),
                          note = (SELECT p.note FROM place p WHERE p.id = :id),
                          address = (SELECT p.address FROM place p WHERE p.id = :id),
                          kind = (SELECT p.kind FROM place p WHERE p.id = :id)
                        WHERE place_id = :id
                        """)
                .bind("id", id)
                .execute();
    }

    /** Places of a layer that there were before a time, with their facts of then, retired ones too; in the order of ids. */
    public List<Place> placesBefore(Tx tx, Layer layer, OffsetDateTime until) {
        Map<String, Place> former = new HashMap<>();
        tx.handle()
                .createQuery(
                        "SELECT " + PlaceMapper.FORMER
                                + """
                         FROM place_history h WHERE h.layer = :layer AND h.replaced_at >= :until
                        ORDER BY h.layer, h.replaced_at, h.id
                        """)
                .bind("layer", layer.slug())
                .bind("until", until)
                .map(PlaceMapper::place)
                .forEach(place -> former.putIfAbsent(place.id(), place));
        List<Place> places = new ArrayList<>();
        tx.handle()
                .createQuery(
                        "SELECT " + PlaceMapper.BEFORE
                                + """
                         FROM place p WHERE p.layer = :layer AND p.created_at < :until ORDER BY p.layer, p.id
                        """)
                .bind("layer", layer.slug())
                .bind("until", until)
                .map(PlaceMapper::place)
                .forEach(place -> places.add(former.getOrDefault(place.id(), place)));
        return places;
    }

    /** One place with its facts of then; empty if it came onto the map later. */
    public Optional<Place> placeBefore(Tx tx, String id, OffsetDateTime until) {
        Optional<Place> place = tx.handle()
                .createQuery(
                        "SELECT " + PlaceMapper.BEFORE + " FROM place p WHERE p.id = :id AND p.created_at < :until")
                .bind("id", id)
                .bind("until", until)
                .map(PlaceMapper::place)
                .findOne();
        return place.map(present -> tx.handle()
                .createQuery(
                        "SELECT " + PlaceMapper.FORMER
                                + """
                         FROM place_history h WHERE h.place_id = :id AND h.replaced_at >= :until
                        ORDER BY h.place_id, h.replaced_at, h.id LIMIT 1
                        """)
                .bind("id", id)
                .bind("until", until)
                .map(PlaceMapper::place)
                .findOne()
                .orElse(present));
    }

    /** All stretches of a layer's places, each place's in their order. */
    public List<Stretch> stretches(Tx tx, Layer layer) {
        List<Stretch> stretches = new ArrayList<>();
        for (String sql : List.of(
                """
                SELECT h.place_id, p.created_at, h.replaced_at, h.retired_at, CAST(NULL AS VARCHAR(30))
                FROM place_history h JOIN place p ON p.id = h.place_id
                WHERE h.layer = :layer ORDER BY h.layer, h.replaced_at, h.id
                """,
                """
                SELECT p.id, p.created_at, CAST(NULL AS TIMESTAMP WITH TIME ZONE), p.retired_at, p.status
                FROM place p WHERE p.layer = :layer
                """)) {
            tx.handle()
                    .createQuery(sql)
                    .bind("layer", layer.slug())
                    .map((row, context) -> new Stretch(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class),
                            row.getObject(3, OffsetDateTime.class),
                            row.getObject(4, OffsetDateTime.class),
                            row.getString(5)))
                    .forEach(stretches::add);
        }
        return stretches;
    }
}
