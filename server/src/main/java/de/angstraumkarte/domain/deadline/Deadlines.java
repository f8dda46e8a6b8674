package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.domain.measure.MeasureRow;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is overdue or falls due soon.
 *
 * @param today what "overdue" refers to
 * @param units how much of it each office has, in the order of their ids, those without any left out; null stands for
 *     what no office is in charge of
 */
public record Deadlines(
        LocalDate today,
        Due<DueReport> reports,
        Due<DueNews> news,
        Due<MeasureRow> measures,
        Due<DueEffect> effects,
        List<OfUnit> units) {
    public Deadlines {
        units = List.copyOf(units);
    }

    /** Number of all. */
    public int total() {
        return reports.total() + news.total() + measures.total() + effects.total();
    }

    /** How many of all are overdue. */
    public int overdue() {
        return reports.overdue() + news.overdue() + measures.overdue() + effects.overdue();
    }

    /** How much one office has. */
    public record OfUnit(@Nullable String unit, Count reports, Count news, Count measures, Count effects) {}

    /** @param soon not overdue, but due within the next days */
    public record Count(int overdue, int soon) {
        public static final Count NONE = new Count(0, 0);

        public int total() {
            return overdue + soon;
        }

        Count plus(Count other) {
            return new Count(overdue + other.overdue, soon + other.soon);
        }
    }
}
