package de.angstraumkarte.domain.statistics;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A day that was promised in public, and what became of it.
 *
 * @param measureId the measure that was to be done; null for promised news
 * @param unit id of the office in charge now; null if none is
 * @param made day of the promise
 * @param by the promised day
 * @param met day on which there was news, on which the place was closed or taken off the map, on which the measure was done, or
 *     on which that was said much too late; null before, and for a measure that was called off
 */
public record Promise(
        String placeId,
        String title,
        @Nullable Long measureId,
        @Nullable String unit,
        LocalDate made,
        LocalDate by,
        @Nullable LocalDate met,
        Outcome outcome) {
    /** What became of it. */
    public enum Outcome {
        KEPT,
        BROKEN,
        /** The day has not passed; counts neither way. */
        RUNNING,
        /** A measure that was called off before its day had passed; counts neither way. */
        CALLED_OFF;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether it counts: it was kept or broken. */
        public boolean due() {
            return this == KEPT || this == BROKEN;
        }

        /** Whether something came by the day, or whether it still can. */
        static Outcome of(LocalDate by, @Nullable LocalDate met, LocalDate today) {
            if (met != null) {
                return met.isAfter(by) ? BROKEN : KEPT;
            }
            return by.isBefore(today) ? BROKEN : RUNNING;
        }
    }

    public boolean ofNews() {
        return measureId == null;
    }

    /** Whether the place is one that everybody reads "overdue" of today. */
    public boolean newsOverdue() {
        return ofNews() && met == null && outcome == Outcome.BROKEN;
    }
}
