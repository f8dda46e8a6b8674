package de.angstraumkarte.base.http;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number of tries per key and day in Dortmund. Keys are kept as {@link RateLimit} keeps them: as hashes, until midnight, in
 * bounded memory. Thread-safe; each process counts for itself.
 */
public final class DailyLimit {
    private static final int MOST_KEYS = 200_000;

    private final int most;
    private final Clock clock;
    private final DailyHash hash = new DailyHash();
    private final Map<DailyHash.Key, Integer> used = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DailyHash.Key, Integer> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /** @param most tries per key and day; 0 = no limit */
    public DailyLimit(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Uses up one try of a key; returns 0, or the seconds until midnight if none was left. */
    public synchronized int take(String key) {
        if (most == 0) {
            return 0;
        }
        ZonedDateTime now = clock.instant().atZone(DailyHash.ZONE);
        LocalDate today = now.toLocalDate();
        if (hash.begins(today)) {
            used.clear();
        }
        if (used.merge(hash.of(key), 1, (tries, one) -> Math.min(tries + one, most + 1)) <= most) {
            return 0;
        }
        Duration left = Duration.between(now, today.plusDays(1).atStartOfDay(DailyHash.ZONE));
        return (int) Math.max(1, left.plusMillis(999).toSeconds());
    }
}
