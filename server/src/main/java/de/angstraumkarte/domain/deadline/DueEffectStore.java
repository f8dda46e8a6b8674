package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.deadline.DeadlineStore.Span;
import de.angstraumkarte.domain.deadline.Deadlines.Count;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL for fear spaces that wait to be judged. They are few: a place stays in this status for some weeks. */
public final class DueEffectStore {
    private static final String WAITING =
            """
             FROM place p JOIN measure m ON m.place_id = p.id
            WHERE p.layer = 'angstraeume' AND p.status = 'evaluating' AND p.retired_at IS NULL AND p.measures_open = 0
              AND m.status = 'done'
            """;

    /**
     * Fear spaces to be judged before a day, those that wait longest first.
     *
     * @param span in days from which they can be judged
     * @param windowDays days from the last done measure to that day
     * @param after the one they come after; null for the first
     */
    List<DueEffect> effects(Tx tx, Span span, int windowDays, @Nullable DueEffect after, int limit) {
        String bound =
                after == null ? "" : " AND (max(m.done) > :lastDay OR (max(m.done) = :lastDay AND p.id > :lastId))";
        Query query = query(
                tx,
                "SELECT p.id, p.title, p.unit, max(m.done)" + WAITING + unit(span)
                        + "GROUP BY p.id, p.title, p.unit HAVING max(m.done) < :dueBefore" + bound
                        + " ORDER BY max(m.done), p.id LIMIT :limit",
                span.minusDays(windowDays));
        if (after != null) {
            query.bind("lastDay", after.lastDone()).bind("lastId", after.placeId());
        }
        return query.bind("limit", limit)
                .map((row, context) -> {
                    LocalDate last = row.getObject(4, LocalDate.class);
                    return new DueEffect(
                            row.getString(1), row.getString(2), row.getString(3), last, last.plusDays(windowDays));
                })
                .list();
    }

    /** How many of them each office is in charge of; the key null is for those without one. */
    Map<@Nullable String, Count> effectsByUnit(Tx tx, Span span, int windowDays) {
        Span own = span.minusDays(windowDays);
        return DeadlineStore.counts(query(
                        tx,
                        "SELECT " + DeadlineStore.overdue("w.last_done")
                                + ", w.unit FROM (SELECT p.unit, max(m.done) AS last_done" + WAITING + unit(span)
                                + "GROUP BY p.id, p.unit) w WHERE w.last_done < :dueBefore GROUP BY w.unit",
                        own)
                .bind("overdueBefore", own.overdueBefore()));
    }

    private static String unit(Span span) {
        return DeadlineStore.unit(span, "p.unit", "");
    }

    private static Query query(Tx tx, String sql, Span span) {
        return DeadlineStore.bound(tx.handle().createQuery(sql).bind("dueBefore", span.dueBefore()), span);
    }
}
