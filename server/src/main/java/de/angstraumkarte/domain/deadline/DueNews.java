package de.angstraumkarte.domain.deadline;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A place of which news is promised.
 *
 * @param layer slug
 * @param unit id of the office in charge; null if none is
 * @param lastUpdate day of the last public entry in its timeline
 * @param due day by which the next is promised
 */
public record DueNews(
        String placeId, String title, String layer, @Nullable String unit, LocalDate lastUpdate, LocalDate due) {
    /** The longest overdue first. */
    static final Comparator<DueNews> ORDER = Comparator.comparing(DueNews::due).thenComparing(DueNews::placeId);
}
