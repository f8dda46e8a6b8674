package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL for accounts: facts and credentials apart, so that no page can show a secret by mistake. */
public final class AccountStore {
    private static final String SELECT =
            """
            SELECT a.id, a.login, a.name, a.role, a.unit, u.title, a.must_change_password, a.totp_confirmed, a.disabled_at,
              a.created_at, a.version
            FROM account a LEFT JOIN unit u ON u.id = a.unit
            """;

    private static final String CREDENTIALS =
            """
            SELECT id, login, password, totp_secret, totp_confirmed, totp_step, failed_logins, locked_until,
              disabled_at IS NOT NULL
            FROM account
            """;

    /** All accounts in the order of their names. */
    public List<Account> listAccounts(Tx tx) {
        return tx.handle()
                .createQuery(SELECT + "ORDER BY a.name, a.id")
                .map((row, context) -> account(row, 1))
                .list();
    }

    public Optional<Account> findAccount(Tx tx, long id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE a.id = :id")
                .bind("id", id)
                .map((row, context) -> account(row, 1))
                .findOne();
    }

    public Optional<Account> findByLogin(Tx tx, String login) {
        return tx.handle()
                .createQuery(SELECT + "WHERE a.login = :login")
                .bind("login", login)
                .map((row, context) -> account(row, 1))
                .findOne();
    }

    /** Reads an account from the columns that begin at {@code first}. */
    static Account account(ResultSet row, int first) throws SQLException {
        return new Account(
                row.getLong(first),
                row.getString(first + 1),
                row.getString(first + 2),
                Role.of(row.getString(first + 3)),
                row.getString(first + 4),
                row.getString(first + 5),
                row.getBoolean(first + 6),
                row.getBoolean(first + 7),
                row.getObject(first + 8, OffsetDateTime.class),
                row.getObject(first + 9, OffsetDateTime.class),
                row.getInt(first + 10));
    }

    /** @return id of the new account */
    public long insert(Tx tx, AccountDraft draft, String password, boolean mustChange, OffsetDateTime now) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO account (login, name, role, unit, password, must_change_password, totp_confirmed,
                          failed_logins, created_at, version)
                        VALUES (:login, :name, :role, :unit, :password, :must, FALSE, 0, :now, 1)
                        """)
                .bind("login", draft.login())
                .bind("name", draft.name())
                .bind("role", draft.role().slug())
                .bind("unit", draft.unit())
                .bind("password", password)
                .bind("must", mustChange)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** Whether an office exists and takes new work. */
    public boolean unitIsActive(Tx tx, String unit) {
        return tx.handle()
                        .createQuery("SELECT COUNT(*) FROM unit WHERE id = :id AND disabled_at IS NULL")
                        .bind("id", unit)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    void setName(Tx tx, long id, String name) {
        tx.handle()
                .createUpdate("UPDATE account SET name = :name, version = version + 1 WHERE id = :id")
                .bind("name", name)
                .bind("id", id)
                .execute();
    }

    Optional<Credentials> findCredentials(Tx tx, String login) {
        return tx.handle()
                .createQuery(CREDENTIALS + "WHERE login = :login")
                .bind("login", login)
                .map((row, context) -> credentials(row))
                .findOne();
    }

    Optional<Credentials> findCredentials(Tx tx, long id) {
        return tx.handle()
                .createQuery(CREDENTIALS + "WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> credentials(row))
                .findOne();
    }

    private static Credentials credentials(ResultSet row) throws SQLException {
        return new Credentials(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getObject(6, Long.class),
                row.getInt(7),
                row.getObject(8, OffsetDateTime.class),
                row.getBoolean(9));
    }

    /** Counts wrong attempts. For a login that does not exist it changes nothing and takes as long. */
    void setAttempts(Tx tx, String login, int failed, @Nullable OffsetDateTime lockedUntil) {
        tx.handle()
                .createUpdate("UPDATE account SET failed_logins = :failed, locked_until = :until WHERE login = :login")
                .bind("failed", failed)
                .bind("until", lockedUntil)
                .bind("login", login)
                .execute();
    }

    void setPassword(Tx tx, long id, String password, boolean mustChange) {
        tx.handle()
                .createUpdate("UPDATE account SET password = :password, must_change_password = :must WHERE id = :id")
                .bind("password", password)
                .bind("must", mustChange)
                .bind("id", id)
                .execute();
    }

    /** The same password, hashed again. */
    void improveHash(Tx tx, long id, String password) {
        tx.handle()
                .createUpdate("UPDATE account SET password = :password WHERE id = :id")
                .bind("password", password)
                .bind("id", id)
                .execute();
    }

    void setSecondFactor(Tx tx, long id, @Nullable String secret, boolean confirmed, @Nullable Long step) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE account SET totp_secret = :secret, totp_confirmed = :confirmed, totp_step = :step WHERE id = :id
                        """)
                .bind("secret", secret)
                .bind("confirmed", confirmed)
                .bind("step", step)
                .bind("id", id)
                .execute();
    }

    /**
     * Remembers the time step of a code, if no code of it or of a later one was used.
     *
     * @return whether it was new
     */
    boolean useStep(Tx tx, long id, long step) {
        return tx.handle()
                        .createUpdate(
                                "UPDATE account SET totp_step = :step WHERE id = :id AND (totp_step IS NULL OR totp_step < :step)")
                        .bind("step", step)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** @return whether the version was still the one given */
    boolean update(Tx tx, long id, int version, AccountDraft draft, @Nullable OffsetDateTime disabledAt) {
        return tx.handle()
                        .createUpdate(
                                """
                        UPDATE account SET name = :name, role = :role, unit = :unit, disabled_at = :disabled,
                          version = version + 1
                        WHERE id = :id AND version = :version
                        """)
                        .bind("name", draft.name())
                        .bind("role", draft.role().slug())
                        .bind("unit", draft.unit())
                        .bind("disabled", disabledAt)
                        .bind("id", id)
                        .bind("version", version)
                        .execute()
                == 1;
    }

    /** Ids of the admins who can sign in, locked until the end of the transaction: two must not remove each other. */
    List<Long> lockActiveAdmins(Tx tx) {
        return tx.handle()
                .createQuery(
                        "SELECT id FROM account WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE")
                .mapTo(Long.class)
                .list();
    }
}
