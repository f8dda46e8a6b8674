package de.angstraumkarte.base.cache;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Something cheap to read that many requests ask for: read at most once a second, so several processes over one store see a
 * commit within a second. Thread-safe.
 */
public final class Recent<T> {
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<T> read;
    private final long checkNanos;
    private final AtomicLong nextCheck = new AtomicLong(System.nanoTime());
    private volatile T value;

    /** Reads it for the first time. */
    public Recent(Supplier<T> read) {
        this(read, CHECK_NANOS);
    }

    /** @param checkNanos how old it may become */
    public Recent(Supplier<T> read, long checkNanos) {
        this.read = read;
        this.checkNanos = checkNanos;
        this.value = read.get();
    }

    /** At most a second old, or as old as the read takes that is under way. */
    public T get() {
        long now = System.nanoTime();
        long due = nextCheck.get();
        if (now - due >= 0 && nextCheck.compareAndSet(due, now + checkNanos)) {
            value = read.get();
        }
        return value;
    }
}
