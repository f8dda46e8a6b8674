package de.angstraumkarte.base.http;

import java.time.Clock;
import java.time.Duration;

/** A {@link RateLimit} per sender and hour that operators set, or switch off. */
public final class HourlyLimit {
    private final boolean on;
    private final RateLimit limit;

    /** @param perHour tries per sender and hour; 0 = no limit */
    public HourlyLimit(int perHour, Clock clock) {
        this.on = perHour > 0;
        this.limit = new RateLimit(Math.max(1, perHour), Duration.ofHours(1), clock);
    }

    public boolean on() {
        return on;
    }

    /**
     * Uses up one try of a sender.
     *
     * @throws de.angstraumkarte.base.problem.DomainException.TooMany if none is left
     */
    public void take(String sender) {
        if (on) {
            limit.take(sender);
        }
    }
}
