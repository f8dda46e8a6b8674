package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.DomainException.TooMany;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket per key: a number of tries at once, which come back evenly over a time. Keys, usually addresses, are never
 * kept: only a hash with a random salt that is thrown away, with all buckets, at midnight. Memory is bounded; beyond that the
 * key that was quiet for the longest time is forgotten. Thread-safe; each process counts for itself.
 */
public final class RateLimit {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int MOST_KEYS = 50_000;
    private static final int SALT_BYTES = 32;

    /** 128 bits of a salted hash. */
    private record Key(long high, long low) {}

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
    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<Key, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };
    private final byte[] salt = new byte[SALT_BYTES];
    private LocalDate day = LocalDate.MIN;

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
        Bucket bucket = buckets.computeIfAbsent(hash(key), k -> new Bucket(most, now));
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
        buckets.remove(hash(key));
    }

    private void newSaltEveryDay(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        if (!today.equals(day)) {
            day = today;
            buckets.clear();
            random.nextBytes(salt);
        }
    }

    private Key hash(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
            return new Key(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
