package de.angstraumkarte.domain.measure;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which measures are wanted, and in which order. Empty sets and nulls mean "any".
 *
 * @param units ids of offices; {@link #NO_UNIT} stands for measures that none carries out
 * @param text what the description or the name of the place contains
 * @param dueBefore only open ones whose due date lies before this day
 */
public record MeasureQuery(
        Set<String> units,
        Set<MeasureStatus> statuses,
        Set<MeasureType> types,
        @Nullable String text,
        @Nullable LocalDate dueBefore,
        Sort sort,
        boolean descending) {
    /** Stands for the office of measures that have been handed back. */
    public static final String NO_UNIT = "ohne";

    public MeasureQuery {
        units = Set.copyOf(units);
        statuses = Set.copyOf(statuses);
        types = Set.copyOf(types);
    }

    /** What a list is sorted by; within it overdue ones come first, then the order of due dates. */
    public enum Sort {
        UNIT,
        DUE,
        STATUS,
        TYPE,
        PLACE;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for an unknown slug */
        public static Sort of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    /** Everything of one office. */
    public MeasureQuery ofUnit(String unit) {
        return new MeasureQuery(Set.of(unit), statuses, types, text, dueBefore, sort, descending);
    }
}
