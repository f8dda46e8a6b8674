package de.angstraumkarte.domain.georeport;

import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.place.Place;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fear space as a service request.
 *
 * @param requested day it came onto the map
 * @param note newest public text of its timeline; null if there is none
 * @param photo number of its first photo that the public may see; null if there is none
 * @param effect null if none was asked for, or no measure is done yet
 */
public record ServiceRequest(
        Place place, LocalDate requested, @Nullable String note, @Nullable Long photo, @Nullable Effect effect) {
    /** Slug of the cause it counts as: the first one, as staff gave them. */
    public String cause() {
        return place.facts().causes().isEmpty()
                ? Cause.OTHER.slug()
                : place.facts().causes().get(0);
    }

    /** Day of the newest public word on it, never before it came onto the map. */
    public LocalDate updated() {
        LocalDate last = place.lastUpdate();
        return last == null || last.isBefore(requested) ? requested : last;
    }
}
