package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The second factor of the own account: begun, confirmed by a first code, ended with password and code. */
public final class SecondFactorService {
    private static final String ISSUER = "Angstraumkarte";
    private static final String ACTION = "account.second-factor";

    private final Database database;
    private final AccountStore store;
    private final SessionStore sessions;
    private final Attempts attempts;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    /**
     * What an app has to know.
     *
     * @param secret Base32, to type
     * @param uri the same for a QR code
     */
    public record Enrolment(String secret, String uri) {}

    public SecondFactorService(
            Database database,
            AccountStore store,
            SessionStore sessions,
            Passwords passwords,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.sessions = sessions;
        this.attempts = new Attempts(database, store, clock);
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a new secret. It counts only when {@link #confirm} has seen a code of it.
     *
     * @throws Conflict if there is a second factor already
     */
    public void begin(Staff staff) {
        database.change(tx -> {
            if (store.findCredentials(tx, staff.accountId()).orElseThrow().totpConfirmed()) {
                throw new Conflict(List.of());
            }
            store.setSecondFactor(tx, staff.accountId(), Totp.secret(), false, null);
        });
    }

    /** What was begun and not yet confirmed. */
    public Optional<Enrolment> findEnrolment(Staff staff) {
        Credentials credentials = credentials(staff);
        String secret = credentials.totpSecret();
        return secret == null || credentials.totpConfirmed()
                ? Optional.empty()
                : Optional.of(new Enrolment(secret, Totp.uri(secret, staff.login(), ISSUER)));
    }

    /**
     * Turns the second factor on and ends all sessions.
     *
     * @return the token of a new session
     * @throws Invalid naming {@code code}
     */
    public String confirm(Staff staff, String code) {
        Credentials attempt = attempts.begin(staff.login()).orElseThrow(() -> new Invalid("code", "code"));
        String secret = attempt.totpSecret();
        if (secret == null || attempt.totpConfirmed()) {
            throw new Invalid("code", "code");
        }
        OptionalLong step = Totp.step(secret, code, clock.instant());
        if (step.isEmpty()) {
            throw new Invalid("code", "code");
        }
        String token = passwords.token();
        database.change(tx -> {
            store.setSecondFactor(tx, staff.accountId(), secret, true, step.getAsLong());
            attempts.succeeded(tx, attempt);
            audit.record(
                    tx,
                    staff,
                    ACTION,
                    "account",
                    staff.accountId(),
                    Map.of("secondFactor", false),
                    Map.of("secondFactor", true));
            sessions.deleteAll(tx, staff.accountId());
            sessions.open(tx, token, staff.accountId(), passwords.token(), true, OffsetDateTime.now(clock));
        });
        return token;
    }

    /**
     * Turns the second factor off and ends all sessions.
     *
     * @return the token of a new session
     * @throws Invalid naming {@code code}, whichever of the two was wrong
     */
    public String end(Staff staff, String password, String code) {
        Credentials attempt = attempts.begin(staff.login()).orElseThrow(() -> new Invalid("code", "password-or-code"));
        boolean right = password.length() <= PasswordRules.LONGEST && passwords.matches(password, attempt.password());
        String secret = attempt.totpSecret();
        OptionalLong step = secret == null || !right ? OptionalLong.empty() : Totp.step(secret, code, clock.instant());
        if (step.isEmpty()) {
            throw new Invalid("code", "password-or-code");
        }
        String token = passwords.token();
        boolean ended = database.write(tx -> {
            if (!store.useStep(tx, staff.accountId(), step.getAsLong())) {
                return false;
            }
            store.setSecondFactor(tx, staff.accountId(), null, false, null);
            attempts.succeeded(tx, attempt);
            audit.record(
                    tx,
                    staff,
                    ACTION,
                    "account",
                    staff.accountId(),
                    Map.of("secondFactor", true),
                    Map.of("secondFactor", false));
            sessions.deleteAll(tx, staff.accountId());
            sessions.open(tx, token, staff.accountId(), passwords.token(), false, OffsetDateTime.now(clock));
            return true;
        });
        if (!ended) {
            throw new Invalid("code", "password-or-code");
        }
        return token;
    }

    private Credentials credentials(Staff staff) {
        return database.read(tx -> store.findCredentials(tx, staff.accountId())).orElseThrow();
    }
}
