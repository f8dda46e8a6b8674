package de.angstraumkarte.domain.effect;

import java.time.LocalDate;

/**
 * Which days count as before and which as after the measures of a place. Days between count as neither: things are changing
 * then, and people need time to notice.
 *
 * @param firstDone day the first measure was done
 * @param lastDone day the last one was done
 */
public record Windows(LocalDate firstDone, LocalDate lastDone) {
    /** Days after the last measure from which ratings count as after. */
    public static final int WAIT_DAYS = 28;

    public Windows {
        if (lastDone.isBefore(firstDone)) {
            throw new IllegalArgumentException("last " + lastDone + " before first " + firstDone);
        }
    }

    /** First day that counts as after. */
    public LocalDate afterFrom() {
        return lastDone.plusDays(WAIT_DAYS);
    }

    boolean isBefore(LocalDate day) {
        return day.isBefore(firstDone);
    }

    boolean isAfter(LocalDate day) {
        return !day.isBefore(afterFrom());
    }
}
