package de.angstraumkarte.base.schedule;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * Something to be done from time to time. It may run twice or in several processes at once, so it notes in the store what it
 * has done, in the transaction in which it does it.
 *
 * @param name for the log
 * @param pause from the beginning of one run to that of the next
 * @param work is told the present moment
 */
public record Chore(String name, Duration pause, Work work) {
    /** What a chore does. */
    @FunctionalInterface
    public interface Work {
        void run(OffsetDateTime now);
    }
}
