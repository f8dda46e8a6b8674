package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.DomainException.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket per key: a number of tries at once, which come back evenly over a time. Keys, usually addresses, are never
 * kept: only a hash with a random salt that is thrown away, with all buckets, at midnight. Memory is bounded; beyond that the
 * key that was quiet for the longest time is forgotten. Thread-safe; each process counts for itself.
 */
public final class RateLimit {
    private static final int MOST_KEYS = 50_000;

    private static final class Bucket {
        private double tokens;
        private Instant at;

        Bucket(double tokens, Instant at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    private final int most;
    private final Duration time;
    private final Clock clock;
    private final DailyHash hash = new DailyHash();
    private final LinkedHashMap<DailyHash.Key, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DailyHash.Key, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /**
     * @param most tries at once, ≥ 1
     * @param time in which that many tries come back
     */
    public RateLimit(int most, Duration time, Clock clock) {
        if (most < 1) {
            throw new IllegalArgumentException("a limit below one: " + most);
        }
        this.most = most;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Uses up one try of a key.
     *
     * @throws TooMany if none is left, with the seconds until the next one
     */
    public synchronized void take(String key) {
        Instant now = clock.instant();
        newSaltEveryDay(now);
        Bucket bucket = buckets.computeIfAbsent(hash.of(key), k -> new Bucket(most, now));
        // A clock that was set back must not lock anybody out.
        double passed = Math.max(0, Duration.between(bucket.at, now).toMillis());
        bucket.tokens = Math.min(most, bucket.tokens + passed * most / time.toMillis());
        bucket.at = now;
        if (bucket.tokens < 1) {
            double millis = (1 - bucket.tokens) * time.toMillis() / most;
            throw new TooMany((int) Math.max(1, Math.ceil(millis / 1000)));
        }
        bucket.tokens--;
    }

    /** Forgets what a key has used up, e.g. after it has shown that it is welcome. */
    public synchronized void forget(String key) {
        newSaltEveryDay(clock.instant());
        buckets.remove(hash.of(key));
    }

    private void newSaltEveryDay(Instant now) {
        if (hash.begins(LocalDate.ofInstant(now, DailyHash.ZONE))) {
            buckets.clear();
        }
    }
}
