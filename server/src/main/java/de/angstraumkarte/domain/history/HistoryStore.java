package de.angstraumkarte.domain.history;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.Layer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for the state at past days. Reads public entries only. */
public final class HistoryStore {
    private static final String COLUMNS =
            """
            COALESCE(s.origin, s.place_id), s.created_at, s.status, s.promised_by, s.measure_id, s.measure_status""";

    /**
     * What a public entry changed about how its place stood.
     *
     * @param writtenAt the place it was written at, which may have been merged since
     * @param at when it was published
     */
    record Entry(
            String writtenAt,
            OffsetDateTime at,
            @Nullable String status,
            @Nullable LocalDate promisedBy,
            @Nullable Long measureId,
            @Nullable String measureStatus) {}

    /** Hands over the entries of a layer that were published before a time, in that order. */
    void entriesBefore(Tx tx, Layer layer, OffsetDateTime until, Consumer<Entry> consumer) {
        // LOWER keeps the planner from the index over all public entries: the layer's places lead to theirs.
        tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM place p JOIN status_update s ON s.place_id = p.id
                        WHERE p.layer = :layer AND LOWER(s.visibility) = 'public' AND s.created_at < :until
                        ORDER BY s.created_at, s.id
                        """)
                .bind("layer", layer.slug())
                .bind("until", until)
                .map(HistoryStore::entry)
                .forEach(consumer);
    }

    /**
     * Entries of one place that were published before a time, in that order.
     *
     * @param holder the place they belong to today
     * @param writtenAt the places they were written at
     */
    List<Entry> entriesBefore(Tx tx, String holder, Collection<String> writtenAt, OffsetDateTime until) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + """
                         FROM status_update s
                        WHERE s.place_id = :holder AND s.visibility = 'public' AND COALESCE(s.origin, s.place_id) IN (<written>)
                          AND s.created_at < :until
                        ORDER BY s.created_at, s.id
                        """)
                .bind("holder", holder)
                .bindList("written", List.copyOf(writtenAt))
                .bind("until", until)
                .map(HistoryStore::entry)
                .list();
    }

    /** All merges there have been. */
    List<Merges.Step> merges(Tx tx) {
        return tx.handle()
                .createQuery("SELECT from_id, into_id, merged_at FROM place_merge")
                .map((row, context) ->
                        new Merges.Step(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class)))
                .list();
    }

    /** When the first public entry was published. Goes through all of them. */
    Optional<OffsetDateTime> firstEntry(Tx tx) {
        return tx.handle()
                .createQuery("SELECT min(created_at) FROM status_update WHERE visibility = 'public'")
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .one();
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        long measure = row.getLong(5);
        @Nullable Long measureId = row.wasNull() ? null : (Long) measure;
        return new Entry(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class),
                row.getString(3),
                row.getObject(4, LocalDate.class),
                measureId,
                row.getString(6));
    }
}
