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

    /**
     * Asks again and again until the answer is yes. A no is right only for as long as an answer may be old: to whoever asks later
     * than that, it is a fault. How long an answer takes does not matter, so that a machine that stands still for a while does not
     * either.
     *
     * @param age how old an answer may be, from now on
     * @param answer whether what has just been written is shown
     */
    public static void untilFresh(String what, Duration age, BooleanSupplier answer) {
        long written = System.nanoTime();
        while (true) {
            long asked = System.nanoTime();
            if (answer.getAsBoolean()) {
                return;
            }
            if (asked - written > age.toNanos()) {
                fail("Not shown to who asked later than " + age + " after the change: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

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
