package de.angstraumkarte.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something another thread does, and gives up loudly. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = 2_000_000;

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("Never came true: " + what);
            }
            // Not a busy wait: the thread that is waited for may need this core.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
