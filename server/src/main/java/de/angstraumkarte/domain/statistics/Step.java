package de.angstraumkarte.domain.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The way from a report to something done, in three parts. Days are days in Dortmund. */
public enum Step {
    /** Of each report on which staff decided. */
    REPORT_TO_DECISION,
    /** Of each fear space: from the decision on the earliest report to the first plan of a measure, if the plan came after it. */
    DECISION_TO_PLAN,
    /** Of each fear space: from the first plan of a measure to the first measure done. */
    PLAN_TO_DONE;

    /**
     * A report on which staff decided.
     *
     * @param placeId null if it was rejected
     */
    record Decided(@Nullable String placeId, LocalDate received, LocalDate decided) {}

    /**
     * A measure at a fear space.
     *
     * @param done null unless it is
     */
    record Planned(String placeId, LocalDate planned, @Nullable LocalDate done) {}

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long each took. */
    static Map<Step, Spans> spans(List<Decided> reports, List<Planned> measures) {
        Map<String, Decided> earliest = new HashMap<>();
        for (Decided report : reports) {
            if (report.placeId() != null) {
                earliest.merge(report.placeId(), report, BinaryOperator.minBy(Step::byReceipt));
            }
        }
        Map<String, LocalDate> planned = new HashMap<>();
        Map<String, LocalDate> done = new HashMap<>();
        BinaryOperator<LocalDate> first = BinaryOperator.minBy(LocalDate::compareTo);
        for (Planned measure : measures) {
            planned.merge(measure.placeId(), measure.planned(), first);
            if (measure.done() != null) {
                done.merge(measure.placeId(), measure.done(), first);
            }
        }
        List<Integer> toPlan = new ArrayList<>();
        List<Integer> toDone = new ArrayList<>();
        planned.forEach((place, day) -> {
            @Nullable Decided report = earliest.get(place);
            add(toPlan, report == null ? null : report.decided(), day);
            add(toDone, day, done.get(place));
        });
        Map<Step, Spans> spans = new EnumMap<>(Step.class);
        spans.put(REPORT_TO_DECISION, Spans.of(toDecision(reports), SmallNumbers.LEAST));
        // The day of a decision is not public, so it must not be found by going back from the plan, which is.
        spans.put(DECISION_TO_PLAN, Spans.of(toPlan, SmallNumbers.LEAST));
        spans.put(PLAN_TO_DONE, Spans.of(toDone, 1));
        return spans;
    }

    /** Rejected ones only if they are so many that the difference to the attached ones tells of no single one. */
    private static List<Integer> toDecision(List<Decided> reports) {
        boolean rejectedToo =
                reports.stream().filter(report -> report.placeId() == null).count() >= SmallNumbers.LEAST;
        List<Integer> days = new ArrayList<>();
        for (Decided report : reports) {
            if (rejectedToo || report.placeId() != null) {
                add(days, report.received(), report.decided());
            }
        }
        return days;
    }

    private static int byReceipt(Decided one, Decided other) {
        int received = one.received().compareTo(other.received());
        return received != 0 ? received : one.decided().compareTo(other.decided());
    }

    private static void add(List<Integer> days, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && !to.isBefore(from)) {
            days.add(Math.toIntExact(ChronoUnit.DAYS.between(from, to)));
        }
    }
}
