package de.angstraumkarte.domain.measure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing an office does at a place.
 *
 * @param id 0 before it is stored
 * @param unit id of the office that carries it out; null while one has handed it back and none has taken it over
 * @param description what is done, in public words
 * @param due day by which it is promised
 * @param firstDue day by which it was promised first
 * @param done day on which it was done; null unless it is
 * @param version grows with every change, for optimistic locking
 */
public record Measure(
        long id,
        String placeId,
        MeasureType type,
        MeasureStatus status,
        @Nullable String unit,
        String description,
        LocalDate due,
        LocalDate firstDue,
        @Nullable LocalDate done,
        int version) {
    public Measure {
        if ((status == MeasureStatus.DONE) != (done != null)) {
            throw new IllegalArgumentException("measure " + id + " is " + status + ", done on " + done);
        }
    }

    /** Whether the promised day has passed and the measure is still open. */
    public boolean overdue(LocalDate today) {
        return status.open() && due.isBefore(today);
    }

    /** The same in another status. */
    public Measure in(MeasureStatus newStatus, @Nullable LocalDate doneOn) {
        return new Measure(id, placeId, type, newStatus, unit, description, due, firstDue, doneOn, version);
    }

    /** The same with another office, or with none. */
    public Measure by(@Nullable String newUnit) {
        return new Measure(id, placeId, type, status, newUnit, description, due, firstDue, done, version);
    }

    /** The same with other words and another date. */
    public Measure with(MeasureType newType, String newDescription, LocalDate newDue) {
        return new Measure(id, placeId, newType, status, unit, newDescription, newDue, firstDue, done, version);
    }
}
