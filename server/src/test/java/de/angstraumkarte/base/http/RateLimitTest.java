package de.angstraumkarte.base.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import de.angstraumkarte.base.problem.DomainException.TooMany;
import de.angstraumkarte.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    /** 22:00 in Dortmund, two hours before the salt changes. */
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T21:00:00Z"));

    private final RateLimit limit = new RateLimit(3, Duration.ofHours(1), clock);

    @Test
    void triesRunOutAndComeBackEvenly() {
        useAll("a");
        assertEquals(20 * 60, assertThrows(TooMany.class, () -> limit.take("a")).retryAfterSeconds());
        clock.advance(Duration.ofMinutes(20));
        assertDoesNotThrow(() -> limit.take("a"));
        assertThrows(TooMany.class, () -> limit.take("a"));
        assertDoesNotThrow(() -> limit.take("b"));
    }

    @Test
    void aNewDayBeginsAtMidnightInDortmund() {
        clock.advance(Duration.ofMinutes(119));
        useAll("a");
        assertThrows(TooMany.class, () -> limit.take("a"));
        clock.advance(Duration.ofMinutes(1));
        useAll("a");
    }

    @Test
    void whoIsForgottenStartsAnew() {
        useAll("a");
        limit.forget("a");
        useAll("a");
    }

    @Test
    void aClockSetBackLocksNobodyOut() {
        limit.take("a");
        clock.advance(Duration.ofHours(-2));
        limit.take("a");
        clock.advance(Duration.ofHours(1));
        useAll("a");
    }

    @Test
    void memoryIsBoundedAndTheLatestAreRemembered() {
        for (int i = 0; i < 200_000; i++) {
            limit.take("flood " + i);
        }
        limit.take("flood 199999");
        limit.take("flood 199999");
        assertThrows(TooMany.class, () -> limit.take("flood 199999"));
    }

    private void useAll(String key) {
        for (int i = 0; i < 3; i++) {
            limit.take(key);
        }
    }
}
