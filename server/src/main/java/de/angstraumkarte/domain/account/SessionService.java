package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.domain.account.Session.Due;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who a session belongs to. */
public final class SessionService {
    /** A working day: nobody is thrown out over lunch, and a forgotten browser is closed by the evening. */
    static final Duration IDLE = Duration.ofHours(8);

    static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final Clock clock;

    public SessionService(
            Database database, AccountStore accounts, SessionStore sessions, Passwords passwords, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Signs in by name and password.
     *
     * @return the token of a new session
     * @throws Forbidden for every reason alike: unknown, wrong, locked or disabled
     */
    public String signIn(String typedLogin, String password) {
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        Optional<Credentials> found = attempt(login);
        boolean right = found.isPresent() && password.length() <= PasswordRules.LONGEST
                ? passwords.matches(password, found.get().password())
                : passwords.matchesNobodys("");
        if (!right) {
            throw new Forbidden();
        }
        Credentials credentials = found.get();
        OffsetDateTime now = OffsetDateTime.now(clock);
        String token = passwords.token();
        database.change(tx -> {
            accounts.countAttempt(tx, login, 0, null);
            sessions.deleteExpired(tx, now);
            sessions.insert(tx, hash(token), credentials.accountId(), passwords.token(), false, now, now.plus(LONGEST));
        });
        return token;
    }

    /** Counts the attempt; empty if it cannot succeed. Costs the same time for every reason. */
    private Optional<Credentials> attempt(String login) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return database.write(tx -> {
            Optional<Credentials> found = accounts.findCredentials(tx, login);
            OffsetDateTime locked = found.map(Credentials::lockedUntil).orElse(null);
            boolean possible =
                    found.isPresent() && !found.get().disabled() && (locked == null || !now.isBefore(locked));
            int failed = found.map(Credentials::failedLogins).orElse(0);
            accounts.countAttempt(
                    tx, login, possible ? failed + 1 : failed, possible ? lockedUntil(failed + 1, now) : locked);
            return possible ? found : Optional.<Credentials>empty();
        });
    }

    private static @Nullable OffsetDateTime lockedUntil(int failed, OffsetDateTime now) {
        if (failed < FREE_ATTEMPTS) {
            return null;
        }
        long factor = 1L << Math.min(failed - FREE_ATTEMPTS, 10);
        Duration lock = FIRST_LOCK.multipliedBy(factor);
        return now.plus(lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock);
    }

    /** The session a token belongs to, if it is still good. */
    public Optional<Session> findSession(String token) {
        String hash = hash(token);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<SessionStore.Row> row = database.read(tx -> sessions.findSession(tx, hash, now, now.minus(IDLE)));
        if (row.isPresent() && row.get().usedAt().plus(TOUCH).isBefore(now)) {
            database.change(tx -> sessions.touch(tx, hash, now));
        }
        return row.map(found -> new Session(found.account(), found.csrf(), due(found)));
    }

    private static @Nullable Due due(SessionStore.Row row) {
        if (row.account().secondFactor() && !row.secondFactor()) {
            return Due.CODE;
        }
        return row.account().mustChangePassword() ? Due.PASSWORD : null;
    }

    public void signOut(String token) {
        database.change(tx -> sessions.delete(tx, hash(token)));
    }

    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
