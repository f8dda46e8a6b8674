package de.angstraumkarte.domain.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** News that could not be handed out, each put off for twice as long every time. Forgotten with the process. Thread-safe. */
final class Failures {
    private static final long FIRST_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** Doublings, to about an hour. */
    private static final int MOST_DOUBLINGS = 6;

    private record Failure(int times, long since) {
        boolean waits() {
            return System.nanoTime() - since < FIRST_NANOS << Math.min(times - 1, MOST_DOUBLINGS);
        }
    }

    private final Map<Long, Failure> failures = new HashMap<>();

    synchronized void note(long id) {
        Failure before = failures.get(id);
        failures.put(id, new Failure(before == null ? 1 : before.times() + 1, System.nanoTime()));
    }

    synchronized void over(long id) {
        failures.remove(id);
    }

    /** Ids of those that are not to be tried now. */
    synchronized Set<Long> waiting() {
        return failures.entrySet().stream()
                .filter(failure -> failure.getValue().waits())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
