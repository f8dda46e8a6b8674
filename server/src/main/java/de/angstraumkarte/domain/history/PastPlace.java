package de.angstraumkarte.domain.history;

import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import java.util.List;

/**
 * What the public could read of one place at the end of a day.
 *
 * @param place as it was; merged into another one only if it was by then
 * @param updates public entries that were published by then, newest first
 * @param measures as they stood: open ones first, by due date; then what was done, the latest first
 */
public record PastPlace(Place place, List<StatusUpdate> updates, List<Measure> measures) {
    public PastPlace {
        updates = List.copyOf(updates);
        measures = List.copyOf(measures);
    }
}
