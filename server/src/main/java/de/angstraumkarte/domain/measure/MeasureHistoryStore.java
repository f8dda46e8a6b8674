package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Tx;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SQL for what the public read of measures before they were changed. */
public final class MeasureHistoryStore {
    private static final String FACTS = "type, unit, description, due, done";

    /**
     * What a measure was.
     *
     * @param firstDue day by which it was promised first; never changes
     * @param done null if it had not been done
     */
    public record Facts(
            long id,
            MeasureType type,
            @Nullable String unit,
            String description,
            LocalDate due,
            LocalDate firstDue,
            @Nullable LocalDate done) {}

    /** Keeps what is about to change. */
    static void keep(Tx tx, long id, OffsetDateTime now) {
        tx.handle()
                .createUpdate("INSERT INTO measure_history (measure_id, " + FACTS + ", replaced_at) SELECT id, " + FACTS
                        + ", CAST(:now AS TIMESTAMP WITH TIME ZONE) FROM measure WHERE id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    /** Makes all that is kept of a measure describe it in these words. */
    static void rewrite(Tx tx, long id, String description) {
        tx.handle()
                .createUpdate("UPDATE measure_history SET description = :description WHERE measure_id = :id")
                .bind("description", description)
                .bind("id", id)
                .execute();
    }

    /** What measures with these ids were before a time. */
    public List<Facts> factsBefore(Tx tx, Collection<Long> ids, OffsetDateTime until) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Facts> former = new HashMap<>();
        facts(
                        tx,
                        "SELECT measure_id, " + FACTS
                                + """
                , (SELECT m.first_due FROM measure m WHERE m.id = measure_id)
                FROM measure_history WHERE measure_id IN (<ids>) AND replaced_at >= :until
                ORDER BY measure_id, replaced_at, id
                """,
                        ids,
                        until)
                .forEach(facts -> former.putIfAbsent(facts.id(), facts));
        List<Facts> all = new ArrayList<>();
        facts(
                        tx,
                        "SELECT id, " + FACTS + ", first_due FROM measure WHERE id IN (<ids>) AND created_at < :until",
                        ids,
                        until)
                .forEach(facts -> all.add(former.getOrDefault(facts.id(), facts)));
        return all;
    }

    private static List<Facts> facts(Tx tx, String sql, Collection<Long> ids, OffsetDateTime until) {
        return tx.handle()
                .createQuery(sql)
                .bindList("ids", List.copyOf(ids))
                .bind("until", until)
                .map((row, context) -> new Facts(
                        row.getLong(1),
                        MeasureType.of(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        row.getObject(7, LocalDate.class),
                        row.getObject(6, LocalDate.class)))
                .list();
    }
}
