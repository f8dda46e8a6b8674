package de.angstraumkarte.base.db;

import de.angstraumkarte.base.problem.UnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads that go through much of the store, such as staff's lists. Only few run at once, in the order they came, so that
 * the other connections stay free for what residents read and send.
 */
public final class HeavyReads {
    /** A quarter of the connections. */
    private static final int AT_ONCE = 4;

    private static final long LONGEST_WAIT_SECONDS = 3;

    private final Database database;
    private final Semaphore turns;

    public HeavyReads(Database database) {
        this(database, AT_ONCE);
    }

    /** @param atOnce how many of them may run; a gate of their own for reads that must not hold up others */
    public HeavyReads(Database database, int atOnce) {
        this.database = database;
        this.turns = new Semaphore(atOnce, true);
    }

    /**
     * {@link Database#read} when it is its turn.
     *
     * @throws UnavailableException if that takes too long
     */
    public <T> T read(Function<Tx, T> work) {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException();
        }
        try {
            return database.read(work);
        } finally {
            turns.release();
        }
    }
}
