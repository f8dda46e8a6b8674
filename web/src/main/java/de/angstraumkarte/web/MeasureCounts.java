package de.angstraumkarte.web;

/**
 * How many measures a place has.
 *
 * @param open measures that are proposed, approved, scheduled or in progress
 * @param done measures that are done
 */
public record MeasureCounts(int open, int done) {
    /** A place without measures. */
    public static final MeasureCounts NONE = new MeasureCounts(0, 0);

    /** Whether there is anything to tell. */
    public boolean isEmpty() {
        return open == 0 && done == 0;
    }
}
