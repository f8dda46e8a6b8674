package de.angstraumkarte.base.tiles;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stops asking somebody who does not answer. Closed until a number of attempts fail in a row; then open for a pause;
 * then half-open: one attempt per pause is let through until one succeeds. An attempt that never reports back only
 * costs its pause. Thread-safe.
 */
public final class CircuitBreaker {
    private final int threshold;
    private final Duration pause;
    private final Clock clock;
    private int failures;
    private @Nullable Instant openUntil;

    /**
     * @param threshold failures in a row that open it, at least 1
     * @param pause how long it stays open, positive
     */
    public CircuitBreaker(int threshold, Duration pause, Clock clock) {
        if (threshold < 1) {
            throw new IllegalArgumentException("Threshold below 1: " + threshold);
        }
        if (pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("Pause not positive: " + pause);
        }
        this.threshold = threshold;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether an attempt would be let through now; takes nothing. */
    public synchronized boolean wouldAllow() {
        return openUntil == null || !clock.instant().isBefore(openUntil);
    }

    /** Takes the right to one attempt. The caller reports {@link #succeeded()} or {@link #failed()} afterwards. */
    public synchronized boolean tryAcquire() {
        if (!wouldAllow()) {
            return false;
        }
        if (openUntil != null) {
            openUntil = clock.instant().plus(pause);
        }
        return true;
    }

    /** @return true if this success closed an open breaker */
    public synchronized boolean succeeded() {
        boolean wasOpen = openUntil != null;
        failures = 0;
        openUntil = null;
        return wasOpen;
    }

    /** @return true if this failure opened a closed breaker */
    public synchronized boolean failed() {
        boolean wasOpen = openUntil != null;
        failures = Math.min(failures + 1, threshold);
        if (failures < threshold) {
            return false;
        }
        openUntil = clock.instant().plus(pause);
        return !wasOpen;
    }
}
