package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.UnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets only a few requests at a time hold tens of megabytes in memory. Thread-safe. */
public final class LargeBodies {
    private static final long LONGEST_WAIT_SECONDS = 15;

    private final Semaphore turns;

    /** @param atOnce requests at a time */
    public LargeBodies(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    /**
     * Does what needs the memory when it is its turn.
     *
     * @throws UnavailableException if that takes too long
     */
    public <T> T hold(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
