package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.http.HourlyLimit;
import java.time.Clock;

/** How many reports one sender may send: as many as configured with a proof of work, a third of that without. */
public final class SenderLimits {
    private final HourlyLimit proven;
    private final HourlyLimit unproven;

    /** @param perHour reports per sender and hour; 0 = no limit */
    public SenderLimits(int perHour, Clock clock) {
        this.proven = new HourlyLimit(perHour, clock);
        this.unproven = new HourlyLimit(perHour == 0 ? 0 : Math.max(1, perHour / 3), clock);
    }

    boolean on() {
        return proven.on();
    }

    /** @throws de.angstraumkarte.base.problem.DomainException.TooMany if the sender has none left */
    void take(Sender sender) {
        (sender.proven() ? proven : unproven).take(sender.address());
    }
}
