package de.angstraumkarte.domain.place;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * {@link Place#nextUpdateBy} as SQL over {@code place p}, to be read from the index {@code place_table}: no column stands bare,
 * so that the planner takes no other one (server/docs/decisions/0012). What is written into the text are slugs of our own
 * catalogue and numbers.
 *
 * @param today what "overdue" refers to
 */
public record NewsDue(NewsIntervals intervals, LocalDate today) {
    /** The day by which news is promised; null for places that are not open. */
    public String day() {
        return Arrays.stream(Layer.values())
                .map(layer -> "WHEN " + open(layer) + " THEN coalesce(p.promised_by, p.last_update + "
                        + intervals.days(layer) + ")")
                .collect(Collectors.joining(" ", "CASE ", " END"));
    }

    /** Whether that day has passed; {@link #today} is to be bound as {@code :today}. */
    public String overdue() {
        return day() + " < :today";
    }

    private static String open(Layer layer) {
        return "LOWER(p.layer) = '" + layer.slug() + "' AND LOWER(p.status) IN ("
                + layer.statuses().stream()
                        .filter(Status::open)
                        .map(status -> "'" + status.slug() + "'")
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
