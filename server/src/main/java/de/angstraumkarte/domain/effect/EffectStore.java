package de.angstraumkarte.domain.effect;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.place.PlaceService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * SQL for ratings. Reports that were attached to a place count as ratings of the day they came and are read where they are,
 * so that one that is withdrawn or attached elsewhere counts right without a second copy.
 */
public final class EffectStore {
    private static final String WINDOWS =
            """
            SELECT m.place_id, min(m.done), max(m.done) FROM place p JOIN measure m ON m.place_id = p.id
            WHERE p.layer = 'angstraeume' AND p.retired_at IS NULL AND m.status = 'done' AND m.done IS NOT NULL\s""";

    /** Columns as {@link #add} reads them; two fill-ins each for what the other table has. */
    private static final String RATINGS =
            """
            SELECT place_id, safety, light, rated_on, CAST(NULL AS VARCHAR(40)) AS times,
              CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS created_at
            FROM safety_rating WHERE place_id %1$s
            UNION ALL
            SELECT place_id, safety, CAST(NULL AS VARCHAR(4)), CAST(NULL AS DATE), times, created_at
            FROM report WHERE place_id %1$s AND state = 'attached'
            """;

    private static final String RATINGS_OF_ONE = RATINGS.formatted("= :place");

    private static final String RATINGS_OF_SOME = RATINGS.formatted("IN (<places>)");

    private static final String RATINGS_OF_ALL =
            RATINGS.formatted("IN (SELECT place_id FROM measure WHERE status = 'done')");

    /**
     * Adds a rating.
     *
     * @param questionId the mail it answers; null if it answers none
     * @param automatic whether a script sent it
     */
    void insert(Tx tx, String placeId, Rating rating, @Nullable Long questionId, boolean automatic) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO safety_rating (place_id, light, safety, rated_on, question_id, automatic)
                        VALUES (:place, :light, :safety, :day, :question, :automatic)
                        """)
                .bind("place", placeId)
                .bind("light", rating.light().slug())
                .bind("safety", rating.safety())
                .bind("day", rating.day())
                .bind("question", questionId)
                .bind("automatic", automatic)
                .execute();
    }

    /** Takes back what was answered to a mail for a light. */
    void delete(Tx tx, long questionId, Light light) {
        tx.handle()
                .createUpdate("DELETE FROM safety_rating WHERE question_id = :question AND light = :light")
                .bind("question", questionId)
                .bind("light", light.slug())
                .execute();
    }

    /** When measures of a fear space were done; empty before the first, for a retired place and for other layers. */
    Optional<Windows> windows(Tx tx, String placeId) {
        return tx.handle()
                .createQuery(WINDOWS + "AND p.id = :place GROUP BY m.place_id")
                .bind("place", placeId)
                .map((row, context) -> windows(row))
                .findOne();
    }

    /** The same for all fear spaces that have a measure done, in the order of their ids. */
    Map<String, Windows> allWindows(Tx tx) {
        Map<String, Windows> windows = new LinkedHashMap<>();
        tx.handle()
                .createQuery(WINDOWS + "GROUP BY m.place_id ORDER BY m.place_id")
                .map((row, context) -> windows.put(row.getString(1), windows(row)))
                .list();
        return windows;
    }

    /** The same for some places. */
    Map<String, Windows> windows(Tx tx, List<String> placeIds) {
        Map<String, Windows> windows = new LinkedHashMap<>();
        tx.handle()
                .createQuery(WINDOWS + "AND p.id IN (<places>) GROUP BY m.place_id")
                .bindList("places", placeIds)
                .map((row, context) -> windows.put(row.getString(1), windows(row)))
                .list();
        return windows;
    }

    private static Windows windows(ResultSet row) throws SQLException {
        return new Windows(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class));
    }

    /** All ratings of a place. */
    List<Rating> ratings(Tx tx, String placeId) {
        List<Rating> ratings = new ArrayList<>();
        tx.handle()
                .createQuery(RATINGS_OF_ONE)
                .bind("place", placeId)
                .map((row, context) -> add(row, ratings))
                .list();
        return ratings;
    }

    /** All ratings of some places, by place. */
    Map<String, List<Rating>> ratings(Tx tx, List<String> placeIds) {
        Map<String, List<Rating>> ratings = new LinkedHashMap<>();
        tx.handle()
                .createQuery(RATINGS_OF_SOME)
                .bindList("places", placeIds)
                .map((row, context) -> add(row, ratings.computeIfAbsent(row.getString(1), place -> new ArrayList<>())))
                .list();
        return ratings;
    }

    /** All ratings of places with a measure that is done, one by one: there are many more of them than of places. */
    void eachRating(Tx tx, BiConsumer<String, Rating> consumer) {
        tx.handle()
                .createQuery(RATINGS_OF_ALL)
                .map((row, context) -> {
                    List<Rating> some = new ArrayList<>(2);
                    add(row, some);
                    return Map.entry(row.getString(1), some);
                })
                .forEach(row -> row.getValue().forEach(rating -> consumer.accept(row.getKey(), rating)));
    }

    /** Reports count once staff attach them, which is noted in the audit log, until their senders withdraw them. */
    EffectService.State state(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT (SELECT max(id) FROM safety_rating), (SELECT count(*) FROM safety_rating),
                          (SELECT max(id) FROM audit_entry), (SELECT count(*) FROM report WHERE state = 'withdrawn')
                        """)
                .map((row, context) ->
                        new EffectService.State(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .one();
    }

    private static boolean add(ResultSet row, List<Rating> ratings) throws SQLException {
        int safety = row.getInt(2);
        @Nullable String light = row.getString(3);
        if (light != null) {
            return ratings.add(new Rating(Light.of(light), row.getObject(4, LocalDate.class), safety));
        }
        List<String> times = List.of(row.getString(5).split("\\|"));
        LocalDate day = row.getObject(6, OffsetDateTime.class)
                .atZoneSameInstant(PlaceService.ZONE)
                .toLocalDate();
        if (times.contains(DayTime.DAY.slug())) {
            ratings.add(new Rating(Light.DAY, day, safety));
        }
        if (times.contains(DayTime.DUSK.slug()) || times.contains(DayTime.NIGHT.slug())) {
            ratings.add(new Rating(Light.DARK, day, safety));
        }
        return true;
    }
}
