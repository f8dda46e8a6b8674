package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.deadline.Deadlines.Count;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.measure.MeasureQuery;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
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
     * @param overdueBefore what is due before this day is overdue
     * @param dueBefore what is due before this day is wanted
     */
    record Span(@Nullable String unit, LocalDate overdueBefore, LocalDate dueBefore) {
        /** The same for what begins some days before it is due, in days on which it begins. */
        Span minusDays(int days) {
            return new Span(unit, overdueBefore.minusDays(days), dueBefore.minusDays(days));
        }
    }

    /** From what the day follows by which news is promised: each has its own column and its own index. */
    private enum Promise {
        /** The last news and the layer's interval. Written so that the planner does not take the other index for it. */
        USUAL("p.last_update", " AND coalesce(p.promised_by, p.last_update) = p.last_update"),
        /** A day that staff named. Most places have none, and the index holds these first. */
        NAMED("p.promised_by", " AND p.promised_by > DATE '2000-01-01'");

        private final String column;
        private final String condition;

        Promise(String column, String condition) {
            this.column = column;
            this.condition = condition;
        }

        /** Days from what the column holds to the day that is promised. */
        int days(int intervalDays) {
            return this == USUAL ? intervalDays : 0;
        }
    }

    /**
     * Open places of a layer of which news is promised by a day, the longest overdue first.
     *
     * @param span in days by which news is promised
     * @param after the one they come after; null for the first
     */
    List<DueNews> news(Tx tx, Layer layer, Span span, int intervalDays, @Nullable DueNews after, int limit) {
        List<DueNews> news = new ArrayList<>();
        for (Promise promise : Promise.values()) {
            news.addAll(news(tx, layer, span, promise, promise.days(intervalDays), after, limit));
        }
        news.sort(DueNews.ORDER);
        return news.subList(0, Math.min(limit, news.size()));
    }

    private static List<DueNews> news(
            Tx tx, Layer layer, Span span, Promise promise, int days, @Nullable DueNews after, int limit) {
        String day = promise.column;
        String bound = after == null ? "" : "AND %1$s >= :lastDay AND (%1$s > :lastDay OR p.id > :lastId) ";
        Query query = place(
                tx,
                "p.id, p.title, p.unit, p.last_update, " + day,
                layer,
                span.minusDays(days),
                promise,
                bound.formatted(day) + "ORDER BY " + day + ", p.id LIMIT :limit");
        if (after != null) {
            query.bind("lastDay", after.due().minusDays(days)).bind("lastId", after.placeId());
        }
        return query.bind("limit", limit)
                .map((row, context) -> new DueNews(
                        row.getString(1),
                        row.getString(2),
                        layer.slug(),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class).plusDays(days)))
                .list();
    }

    /** How many of them each office is in charge of; the key null is for those without one. */
    Map<@Nullable String, Count> newsByUnit(Tx tx, Layer layer, Span span, int intervalDays) {
        Map<@Nullable String, Count> all = new HashMap<>();
        for (Promise promise : Promise.values()) {
            Span own = span.minusDays(promise.days(intervalDays));
            counts(place(tx, overdue(promise.column) + ", p.unit", layer, own, promise, "GROUP BY p.unit")
                            .bind("overdueBefore", own.overdueBefore()))
                    .forEach((unit, count) -> all.merge(unit, count, Count::plus));
        }
        return all;
    }

    private static Query place(Tx tx, String columns, Layer layer, Span span, Promise promise, String end) {
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
                        + " FROM place p WHERE p.layer = :layer AND " + promise.column + " < :dueBefore"
                        + promise.condition
                        + " AND p.status IN (" + open + ") AND p.retired_at IS NULL" + unit + end)
                .bind("layer", layer.slug())
                .bind("dueBefore", span.dueBefore());
        return bound(query, span);
    }

    /**
     * Undecided reports to be decided on before a day, the oldest first.
     *
     * @param span in days by which a decision is promised
     * @param after the one they come after; null for the first
     */
    List<DueReport> reports(Tx tx, Span span, ZoneId zone, int decisionDays, @Nullable DueReport after, int limit) {
        String bound = after == null ? "" : "AND created_at >= :lastAt AND (created_at > :lastAt OR id > :lastId) ";
        Query query = report(
                tx,
                "id, unit, created_at",
                span.minusDays(decisionDays),
                zone,
                bound + "ORDER BY created_at, id LIMIT :limit");
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
    Map<@Nullable String, Count> reportsByUnit(Tx tx, Span span, ZoneId zone, int decisionDays) {
        Span own = span.minusDays(decisionDays);
        return counts(report(tx, overdue("created_at") + ", unit", own, zone, "GROUP BY unit")
                .bind("overdueBefore", start(own.overdueBefore(), zone)));
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

    /** Columns to count with: overdue ones, and all. */
    static String overdue(String column) {
        return "sum(CASE WHEN " + column + " < :overdueBefore THEN 1 ELSE 0 END), count(*)";
    }

    /** The condition that the span's office sets, {@code orElse} being another way to belong to it. */
    static String unit(Span span, String column, String orElse) {
        if (span.unit() == null) {
            return " ";
        }
        return " AND ("
                + (span.unit().equals(MeasureQuery.NO_UNIT) ? column + " IS NULL" : column + " = :unit" + orElse)
                + ") ";
    }

    static Query bound(Query query, Span span) {
        return span.unit() == null || span.unit().equals(MeasureQuery.NO_UNIT)
                ? query
                : query.bind("unit", span.unit());
    }

    /** Reads what {@link #overdue} counts, by office. */
    static Map<@Nullable String, Count> counts(Query query) {
        Map<@Nullable String, Count> counts = new HashMap<>();
        query.map((row, context) ->
                        counts.put(row.getString(3), new Count(row.getInt(1), row.getInt(2) - row.getInt(1))))
                .list();
        return counts;
    }
}
