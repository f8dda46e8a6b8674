package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.http.HourlyLimit;
import java.time.Clock;

/** How many reports one sender may send: as many as configured with a proof of work, a third of that without, and what many send through a portal. */
public final class SenderLimits {
    /** Reports per hour of a portal with a key. */
    public static final int PORTAL = 200;

    private final HourlyLimit proven;
    private final HourlyLimit unproven;
    private final HourlyLimit portals;

    /** @param perHour reports per sender and hour; 0 = no limit */
    public SenderLimits(int perHour, Clock clock) {
        this.proven = new HourlyLimit(perHour, clock);
        this.unproven = new HourlyLimit(perHour == 0 ? 0 : Math.max(1, perHour / 3), clock);
        this.portals = new HourlyLimit(perHour == 0 ? 0 : PORTAL, clock);
    }

    boolean on() {
        return proven.on();
    }

    /** @throws de.angstraumkarte.base.problem.DomainException.TooMany if the sender has none left */
    void take(Sender sender) {
        HourlyLimit provenOrNot = sender.proven() ? proven : unproven;
        (sender.portal() ? portals : provenOrNot).take(sender.address());
    }
}
