package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.deadline.Deadlines.Count;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.measure.MeasureQuery;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL for deadlines: counts and lists over places and reports. Of a report it reads nothing that its sender wrote. */
public final class DeadlineStore {
    /**
     * What is asked for.
     *
     * @param unit id of an office, {@link MeasureQuery#NO_UNIT}, or null for all
     * @param overdueBefore what happened last before this day is overdue
     * @param dueBefore what happened last before this day is wanted
     */
    record Span(@Nullable String unit, LocalDate overdueBefore, LocalDate dueBefore) {}

    /**
     * Open places of a layer whose last news is long ago, the longest first.
     *
     * @param after the one they come after; null for the first
     */
    List<DueNews> news(Tx tx, Layer layer, Span span, int intervalDays, @Nullable DueNews after, int limit) {
        String bound =
                after == null ? "" : "AND p.last_update >= :lastDay AND (p.last_update > :lastDay OR p.id > :lastId) ";
        Query query = place(
                tx,
                "p.id, p.title, p.unit, p.last_update",
                layer,
                span,
                bound + "ORDER BY p.last_update, p.id LIMIT :limit");
        if (after != null) {
            query.bind("lastDay", after.lastUpdate()).bind("lastId", after.placeId());
        }
        return query.bind("limit", limit)
                .map((row, context) -> {
                    LocalDate last = row.getObject(4, LocalDate.class);
                    return new DueNews(
                            row.getString(1),
                            row.getString(2),
                            layer.slug(),
                            row.getString(3),
                            last,
                            last.plusDays(intervalDays));
                })
                .list();
    }

    /** How many of them each office is in charge of; the key null is for those without one. */
    Map<@Nullable String, Count> newsByUnit(Tx tx, Layer layer, Span span) {
        return counts(place(tx, overdue("p.last_update") + ", p.unit", layer, span, "GROUP BY p.unit")
                .bind("overdueBefore", span.overdueBefore()));
    }

    private static Query place(Tx tx, String columns, Layer layer, Span span, String end) {
        String open = layer.statuses().stream()
                .filter(Status::open)
                .map(status -> "'" + status.slug() + "'")
                .collect(Collectors.joining(", "));
        // A case worker's place is also one where the own office has something to do, see WorkAccess.
        String unit = unit(
                span,
                "p.unit",
                """
                 OR EXISTS (SELECT 1 FROM measure m
                  WHERE m.place_id = p.id AND m.unit = :unit AND m.status <> 'cancelled')
                """);
        Query query = tx.handle()
                .createQuery("SELECT " + columns
                        + " FROM place p WHERE p.layer = :layer AND p.last_update < :dueBefore AND p.status IN (" + open
                        + ") AND p.retired_at IS NULL" + unit + end)
                .bind("layer", layer.slug())
                .bind("dueBefore", span.dueBefore());
        return bound(query, span);
    }

    /**
     * Undecided reports that came before a day, the oldest first.
     *
     * @param after the one they come after; null for the first
     */
    List<DueReport> reports(Tx tx, Span span, ZoneId zone, int decisionDays, @Nullable DueReport after, int limit) {
        String bound = after == null ? "" : "AND created_at >= :lastAt AND (created_at > :lastAt OR id > :lastId) ";
        Query query = report(tx, "id, unit, created_at", span, zone, bound + "ORDER BY created_at, id LIMIT :limit");
        if (after != null) {
            query.bind("lastAt", after.at()).bind("lastId", after.id());
        }
        return query.bind("limit", limit)
                .map((row, context) -> {
                    OffsetDateTime at = row.getObject(3, OffsetDateTime.class);
                    LocalDate received = at.atZoneSameInstant(zone).toLocalDate();
                    return new DueReport(row.getLong(1), row.getString(2), at, received.plusDays(decisionDays));
                })
                .list();
    }

    /** How many of them each office has; the key null is for those without one. */
    Map<@Nullable String, Count> reportsByUnit(Tx tx, Span span, ZoneId zone) {
        return counts(report(tx, overdue("created_at") + ", unit", span, zone, "GROUP BY unit")
                .bind("overdueBefore", start(span.overdueBefore(), zone)));
    }

    private static Query report(Tx tx, String columns, Span span, ZoneId zone, String end) {
        return bound(
                tx.handle()
                        .createQuery("SELECT " + columns
                                + " FROM report WHERE state = 'new' AND created_at < :dueBefore"
                                + unit(span, "unit", " ") + end)
                        .bind("dueBefore", start(span.dueBefore(), zone)),
                span);
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    private static String overdue(String column) {
        return "sum(CASE WHEN " + column + " < :overdueBefore THEN 1 ELSE 0 END), count(*)";
    }

    private static String unit(Span span, String column, String orElse) {
        if (span.unit() == null) {
            return " ";
        }
        return " AND ("
                + (span.unit().equals(MeasureQuery.NO_UNIT) ? column + " IS NULL" : column + " = :unit" + orElse)
                + ") ";
    }

    private static Query bound(Query query, Span span) {
        return span.unit() == null || span.unit().equals(MeasureQuery.NO_UNIT)
                ? query
                : query.bind("unit", span.unit());
    }

    private static Map<@Nullable String, Count> counts(Query query) {
        Map<@Nullable String, Count> counts = new HashMap<>();
        query.map((row, context) ->
                        counts.put(row.getString(3), new Count(row.getInt(1), row.getInt(2) - row.getInt(1))))
                .list();
        return counts;
    }
}
