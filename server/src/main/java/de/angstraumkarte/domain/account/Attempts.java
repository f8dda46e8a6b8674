package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Limits guessing: five wrong passwords or codes are free, then the account is closed for half a minute, and for twice as long
 * after each further one. An attempt is counted before anybody knows how it ends, so a hundred at the same time are a hundred.
 */
final class Attempts {
    private static final int FREE = 5;
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

    private final Database database;
    private final AccountStore store;
    private final Clock clock;

    Attempts(Database database, AccountStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** Counts an attempt; empty if it cannot succeed: unknown, disabled or locked. Costs the same time for each. */
    Optional<Credentials> begin(String login) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return database.write(tx -> {
            Optional<Credentials> found = store.findCredentials(tx, login);
            OffsetDateTime locked = found.map(Credentials::lockedUntil).orElse(null);
            int failed = found.map(Credentials::failedLogins).orElse(0);
            boolean possible =
                    found.isPresent() && !found.get().disabled() && (locked == null || !now.isBefore(locked));
            store.setAttempts(
                    tx, login, possible ? failed + 1 : failed, possible ? lockedUntil(failed + 1, now) : locked);
            return possible ? found : Optional.<Credentials>empty();
        });
    }

    /** The attempt was right, and nothing is left to guess. */
    void succeeded(Tx tx, Credentials attempt) {
        store.setAttempts(tx, attempt.login(), 0, null);
    }

    /** The password was right, and the code is still to come: earlier wrong codes stay counted. */
    void halfWay(Tx tx, Credentials attempt) {
        store.setAttempts(tx, attempt.login(), attempt.failedLogins(), null);
    }

    private static @Nullable OffsetDateTime lockedUntil(int failed, OffsetDateTime now) {
        if (failed < FREE) {
            return null;
        }
        Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(failed - FREE, 10));
        return now.plus(lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock);
    }
}
