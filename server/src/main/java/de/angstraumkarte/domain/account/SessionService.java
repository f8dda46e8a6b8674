package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.account.Session.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and who a session belongs to. */
public final class SessionService {
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final Database database;
    private final AccountStore accounts;
    private final SessionStore sessions;
    private final Attempts attempts;
    private final Passwords passwords;
    private final AuditLog audit;
    private final boolean secondFactorRequired;
    private final Clock clock;

    /** @param secondFactorRequired whether nobody may work without one */
    public SessionService(
            Database database,
            AccountStore accounts,
            SessionStore sessions,
            Passwords passwords,
            AuditLog audit,
            boolean secondFactorRequired,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = new Attempts(database, accounts, clock);
        this.passwords = passwords;
        this.audit = audit;
        this.secondFactorRequired = secondFactorRequired;
        this.clock = clock;
    }

    /**
     * Signs in by name and password; where the account has a second factor, half way.
     *
     * @param previous token that the browser brought along; its session ends
     * @return the token of a new session
     * @throws Forbidden for every reason alike: unknown, wrong, locked or disabled
     */
    public String signIn(String typedLogin, String password, @Nullable String previous) {
        String login = typedLogin.strip().toLowerCase(Locale.ROOT);
        Optional<Credentials> found = attempts.begin(login);
        boolean right = found.isPresent() && password.length() <= PasswordRules.LONGEST
                ? passwords.matches(password, found.get().password())
                : passwords.matchesNobodys("");
        if (!right) {
            throw new Forbidden();
        }
        Credentials attempt = found.get();
        // The parameters may have been raised since this hash was made.
        String better = passwords.isOutdated(attempt.password()) ? passwords.hash(password) : null;
        OffsetDateTime time = OffsetDateTime.now(clock);
        String token = passwords.token();
        database.change(tx -> {
            Credentials now = accounts.findCredentials(tx, attempt.accountId()).orElseThrow();
            if (now.disabled() || !now.password().equals(attempt.password())) {
                // An admin was faster: what ended all sessions must not be followed by one more.
                throw new Forbidden();
            }
            if (attempt.totpConfirmed()) {
                attempts.halfWay(tx, attempt);
            } else {
                attempts.succeeded(tx, attempt);
            }
            if (better != null) {
                accounts.improveHash(tx, attempt.accountId(), better);
            }
            sessions.deleteExpired(tx, time);
            if (previous != null) {
                sessions.delete(tx, previous);
            }
            sessions.open(tx, token, attempt.accountId(), passwords.token(), false, time);
        });
        return token;
    }

    /**
     * Completes signing in with the code of the second factor.
     *
     * @return the token of a new session; the one given ends
     * @throws Forbidden for every reason alike: wrong, used before, locked, or no session that waits for a code
     */
    public String enterCode(String halfWay, String code) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Session session =
                findSession(halfWay).filter(found -> found.due() == Due.CODE).orElseThrow(Forbidden::new);
        Credentials attempt = attempts.begin(session.account().login()).orElseThrow(Forbidden::new);
        String secret = attempt.totpSecret();
        OptionalLong step = secret == null ? OptionalLong.empty() : Totp.step(secret, code, clock.instant());
        if (step.isEmpty()) {
            throw new Forbidden();
        }
        String token = passwords.token();
        boolean isNew = database.write(tx -> {
            if (!accounts.useStep(tx, attempt.accountId(), step.getAsLong())) {
                return false;
            }
            attempts.succeeded(tx, attempt);
            sessions.delete(tx, halfWay);
            sessions.open(tx, token, attempt.accountId(), passwords.token(), true, now);
            return true;
        });
        if (!isNew) {
            throw new Forbidden();
        }
        return token;
    }

    /** The session a token belongs to, if it is still good. */
    public Optional<Session> findSession(String token) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<SessionStore.Row> row = database.read(tx -> sessions.findSession(tx, token, now));
        if (row.isPresent() && row.get().usedAt().plus(TOUCH).isBefore(now)) {
            database.change(tx -> sessions.touch(tx, token, now));
        }
        return row.map(found -> new Session(found.account(), found.csrf(), due(found)));
    }

    private @Nullable Due due(SessionStore.Row row) {
        if (row.account().secondFactor() && !row.secondFactor()) {
            return Due.CODE;
        }
        if (row.account().mustChangePassword()) {
            return Due.PASSWORD;
        }
        return secondFactorRequired && !row.account().secondFactor() ? Due.SECOND_FACTOR : null;
    }

    /**
     * Changes the own password and ends all sessions.
     *
     * @return the token of a new session
     * @throws Invalid naming {@code password} (the old one) or {@code newPassword}
     */
    public String changePassword(Staff staff, String old, String chosen) {
        PasswordRules.fault("newPassword", chosen, staff.login()).ifPresent(error -> {
            throw new Invalid(List.of(error));
        });
        Credentials attempt = attempts.begin(staff.login()).orElseThrow(() -> new Invalid("password", "password"));
        if (old.length() > PasswordRules.LONGEST || !passwords.matches(old, attempt.password())) {
            throw new Invalid("password", "password");
        }
        if (chosen.equals(old)) {
            throw new Invalid("newPassword", "password-same");
        }
        String hash = passwords.hash(chosen);
        String token = passwords.token();
        database.change(tx -> {
            attempts.succeeded(tx, attempt);
            accounts.setPassword(tx, staff.accountId(), hash, false);
            audit.record(tx, staff, "account.password", "account", staff.accountId(), null, Map.of("password", "***"));
            sessions.deleteAll(tx, staff.accountId());
            sessions.open(
                    tx,
                    token,
                    staff.accountId(),
                    passwords.token(),
                    attempt.totpConfirmed(),
                    OffsetDateTime.now(clock));
        });
        return token;
    }

    /** Number of sessions of the own account that are still good. */
    public int countSessions(Staff staff) {
        return database.read(tx -> sessions.count(tx, staff.accountId(), OffsetDateTime.now(clock)));
    }

    public void signOut(String token) {
        database.change(tx -> sessions.delete(tx, token));
    }

    /** Ends all sessions of the own account, on every device. */
    public void signOutEverywhere(Staff staff) {
        database.change(tx -> sessions.deleteAll(tx, staff.accountId()));
    }
}
