package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/**
 * How fear spaces stood at the end of a month.
 *
 * @param day the last day of the month; today for the month that has not ended
 * @param added how many came onto the map in this month
 * @param counts by slug of the status; statuses that none had are missing
 */
public record Month(LocalDate day, int added, Map<String, Integer> counts) {
    public Month {
        counts = Map.copyOf(counts);
    }

    public YearMonth month() {
        return YearMonth.from(day);
    }

    public int count(String status) {
        return counts.getOrDefault(status, 0);
    }

    /** How many had a status in which news is promised. */
    public int open() {
        return count(true);
    }

    public int closed() {
        return count(false);
    }

    private int count(boolean open) {
        return Layer.FEAR_SPACE.statuses().stream()
                .filter(status -> status.open() == open)
                .map(Status::slug)
                .mapToInt(this::count)
                .sum();
    }
}
