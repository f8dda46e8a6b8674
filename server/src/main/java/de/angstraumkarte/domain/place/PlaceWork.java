package de.angstraumkarte.domain.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the offices do about a place, as far as it is kept with the place itself.
 *
 * @param unit id of the office in charge; null if none is
 * @param measuresOpen number of measures that are neither done nor cancelled
 * @param measuresDone number of measures that are done
 * @param mergedInto id of the place that took this one over; null unless it was merged
 * @param promisedBy day by which staff promised the next news instead of the layer's interval; null for the interval
 */
public record PlaceWork(
        @Nullable String unit,
        int measuresOpen,
        int measuresDone,
        @Nullable String mergedInto,
        @Nullable LocalDate promisedBy) {
    /** Of a place that nobody has begun to work on. */
    public static final PlaceWork NONE = new PlaceWork(null, 0, 0, null, null);

    /** The same with another promise. */
    PlaceWork promising(@Nullable LocalDate day) {
        return new PlaceWork(unit, measuresOpen, measuresDone, mergedInto, day);
    }
}
