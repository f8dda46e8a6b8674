package de.angstraumkarte.base.tiles;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private final TestClock clock = new TestClock();
    private final CircuitBreaker breaker = new CircuitBreaker(3, PAUSE, clock);

    @Test
    void opensAfterFailuresInARowOnly() {
        assertFalse(breaker.failed());
        assertFalse(breaker.failed());
        assertFalse(breaker.succeeded());
        assertFalse(breaker.failed());
        assertFalse(breaker.failed());
        assertTrue(breaker.tryAcquire());
        assertTrue(breaker.failed());
        assertFalse(breaker.wouldAllow());
        assertFalse(breaker.tryAcquire());
    }

    @Test
    void letsOneAttemptThroughAfterThePause() {
        open();
        clock.advance(PAUSE.minusMillis(1));
        assertFalse(breaker.tryAcquire());
        clock.advance(Duration.ofMillis(1));
        assertTrue(breaker.wouldAllow());
        assertTrue(breaker.tryAcquire());
        assertFalse(breaker.tryAcquire());
        assertFalse(breaker.wouldAllow());
    }

    @Test
    void aSuccessfulAttemptClosesIt() {
        open();
        clock.advance(PAUSE);
        assertTrue(breaker.tryAcquire());
        assertTrue(breaker.succeeded());
        assertTrue(breaker.tryAcquire());
        assertTrue(breaker.tryAcquire());
    }

    @Test
    void aFailedAttemptKeepsItOpenForAnotherPause() {
        open();
        clock.advance(PAUSE);
        assertTrue(breaker.tryAcquire());
        clock.advance(Duration.ofSeconds(3));
        assertFalse(breaker.failed());
        clock.advance(PAUSE.minusMillis(1));
        assertFalse(breaker.tryAcquire());
        clock.advance(Duration.ofMillis(1));
        assertTrue(breaker.tryAcquire());
    }

    @Test
    void anAttemptThatNeverReportsCostsOnePause() {
        open();
        clock.advance(PAUSE);
        assertTrue(breaker.tryAcquire());
        clock.advance(PAUSE);
        assertTrue(breaker.tryAcquire());
    }

    @Test
    void refusesSenselessSettings() {
        assertThrows(IllegalArgumentException.class, () -> new CircuitBreaker(0, PAUSE, clock));
        assertThrows(IllegalArgumentException.class, () -> new CircuitBreaker(1, Duration.ZERO, clock));
    }

    private void open() {
        breaker.failed();
        breaker.failed();
        breaker.failed();
    }
}
