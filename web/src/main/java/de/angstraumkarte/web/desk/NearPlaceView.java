package de.angstraumkarte.web.desk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A known place, as a line beside a report.
 *
 * @param status slug; null if it is not known
 * @param metres how far away; null if that does not matter
 * @param lastNews day of the last public entry
 */
public record NearPlaceView(
        String id,
        String title,
        String layer,
        @Nullable String status,
        @Nullable Integer metres,
        @Nullable LocalDate lastNews) {
    /** Its page in the staff area. */
    public String href() {
        return "/verwaltung/orte/" + id;
    }
}
