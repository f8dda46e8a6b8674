package de.angstraumkarte.edge.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock, set back while examples are written, so that they look as if they had grown over weeks. */
public final class DemoClock extends Clock {
    private volatile Duration behind = Duration.ZERO;

    /** From now on it is so many days ago; 0: it is now. */
    public void setBack(int days) {
        behind = Duration.ofDays(days);
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind);
    }

    @Override
    public ZoneId getZone() {
        return Clock.systemUTC().getZone();
    }

    /** Clocks of other zones follow this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        DemoClock demo = this;
        return new Clock() {
            @Override
            public Instant instant() {
                return demo.instant();
            }

            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return demo.withZone(other);
            }
        };
    }
}
