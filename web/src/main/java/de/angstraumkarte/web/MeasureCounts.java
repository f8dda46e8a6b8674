package de.angstraumkarte.web;

/**
 * How many measures a place has.
 *
 * @param open measures that are proposed, approved, scheduled or in progress
 * @param done measures that are done
 */
public record MeasureCounts(int open, int done) {
    /** Whether there is anything to tell. */
    public boolean isEmpty() {
        return open == 0 && done == 0;
    }
}
