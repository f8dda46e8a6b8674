package de.angstraumkarte.domain.georeport;

import de.angstraumkarte.domain.place.PlaceService;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Some days of Dortmund in a row. Public dates are days (domain.md, rule 4); where an interface needs a time, it is the one
 * at which the day begins.
 *
 * @param first the first of them
 * @param last the last one
 */
public record DaySpan(LocalDate first, LocalDate last) {
    /** The days that have a moment between two, both included. */
    public static DaySpan touching(Instant from, Instant to) {
        return new DaySpan(LocalDate.ofInstant(from, PlaceService.ZONE), LocalDate.ofInstant(to, PlaceService.ZONE));
    }

    /** When a day begins. */
    public static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(PlaceService.ZONE).toOffsetDateTime();
    }

    OffsetDateTime from() {
        return utc(first);
    }

    /** The first moment after it. */
    OffsetDateTime until() {
        return utc(last.plusDays(1));
    }

    private static OffsetDateTime utc(LocalDate day) {
        return begin(day).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
