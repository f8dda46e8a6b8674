package de.angstraumkarte.domain.history;

import java.time.LocalDate;
import java.util.Map;

/**
 * How the places of a layer stood at the end of a month.
 *
 * @param day the last day of the month; today for the month that has not ended
 * @param counts number of places on the map by slug of their status; without statuses that none had, and without places of
 *     which none was known
 */
public record MonthState(LocalDate day, Map<String, Integer> counts) {
    public MonthState {
        counts = Map.copyOf(counts);
    }
}
