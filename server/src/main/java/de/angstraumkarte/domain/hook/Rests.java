package de.angstraumkarte.domain.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which endpoints are left alone for a while, although something is due for them: where nobody is, one message finds that out as
 * well as thousands. Forgotten with the process. Thread-safe.
 */
final class Rests {
    /** After the first, second … failure in a row. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    private record Rest(int failures, Instant until) {}

    private final Map<Long, Rest> rests = new ConcurrentHashMap<>();
    private final Map<Long, Long> paused = new ConcurrentHashMap<>();
    private final Clock clock;

    Rests(Clock clock) {
        this.clock = clock;
    }

    boolean contains(long hook) {
        Long end = paused.get(hook);
        if (end != null && end - System.nanoTime() > 0) {
            return true;
        }
        Rest rest = rests.get(hook);
        return rest != null && clock.instant().isBefore(rest.until());
    }

    /** Nobody was there. */
    void unreachable(long hook) {
        Instant now = clock.instant();
        rests.compute(hook, (id, rest) -> {
            int failures = rest == null ? 0 : rest.failures();
            Duration pause = PAUSES.get(Math.min(failures, PAUSES.size() - 1));
            return new Rest(failures + 1, now.plus(pause));
        });
    }

    /** The fault is on this side: it is over when time has really passed. */
    void pause(long hook, Duration pause) {
        paused.put(hook, System.nanoTime() + pause.toNanos());
    }

    void end(long hook) {
        rests.remove(hook);
        paused.remove(hook);
    }
}
