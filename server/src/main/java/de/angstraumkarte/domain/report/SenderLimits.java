package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.http.RateLimit;
import java.time.Clock;
import java.time.Duration;

/** How many reports one sender may send: as many as configured with a proof of work, a third of that without. */
public final class SenderLimits {
    private final boolean on;
    private final RateLimit proven;
    private final RateLimit unproven;

    /** @param perHour reports per sender and hour; 0 = no limit */
    public SenderLimits(int perHour, Clock clock) {
        this.on = perHour > 0;
        this.proven = new RateLimit(Math.max(1, perHour), Duration.ofHours(1), clock);
        this.unproven = new RateLimit(Math.max(1, perHour / 3), Duration.ofHours(1), clock);
    }

    boolean on() {
        return on;
    }

    /** @throws de.angstraumkarte.base.problem.DomainException.TooMany if the sender has none left */
    void take(Sender sender) {
        if (on) {
            (sender.proven() ? proven : unproven).take(sender.address());
        }
    }
}
