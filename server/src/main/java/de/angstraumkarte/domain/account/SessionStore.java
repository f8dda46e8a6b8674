package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;

/** SQL for sessions. Tokens are stored as hashes only: a stolen copy of the store opens nothing. */
public final class SessionStore {
    /** A working day: nobody is thrown out over lunch, and a forgotten browser is closed by the evening. */
    private static final Duration IDLE = Duration.ofHours(8);

    private static final Duration LONGEST = Duration.ofDays(7);

    /** A session that has neither run out nor lost its account, as stored. */
    record Row(Account account, String csrf, boolean secondFactor, OffsetDateTime usedAt) {}

    Optional<Row> findSession(Tx tx, String token, OffsetDateTime now) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT a.id, a.login, a.name, a.role, a.unit, u.title, a.must_change_password, a.totp_confirmed,
                          a.disabled_at, a.created_at, a.version, s.csrf, s.second_factor, s.used_at
                        FROM staff_session s
                        JOIN account a ON a.id = s.account_id
                        LEFT JOIN unit u ON u.id = a.unit
                        WHERE s.token_hash = :token AND s.expires_at > :now AND s.used_at > :idle AND a.disabled_at IS NULL
                        """)
                .bind("token", hash(token))
                .bind("now", now)
                .bind("idle", now.minus(IDLE))
                .map((row, context) -> new Row(
                        AccountStore.account(row, 1),
                        row.getString(12),
                        row.getBoolean(13),
                        row.getObject(14, OffsetDateTime.class)))
                .findOne();
    }

    /** Begins a session. */
    void open(Tx tx, String token, long account, String csrf, boolean secondFactor, OffsetDateTime now) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO staff_session (token_hash, account_id, csrf, second_factor, created_at, used_at, expires_at)
                        VALUES (:token, :account, :csrf, :factor, :now, :now, :expires)
                        """)
                .bind("token", hash(token))
                .bind("account", account)
                .bind("csrf", csrf)
                .bind("factor", secondFactor)
                .bind("now", now)
                .bind("expires", now.plus(LONGEST))
                .execute();
    }

    void touch(Tx tx, String token, OffsetDateTime now) {
        tx.handle()
                .createUpdate("UPDATE staff_session SET used_at = :now WHERE token_hash = :token")
                .bind("now", now)
                .bind("token", hash(token))
                .execute();
    }

    void delete(Tx tx, String token) {
        tx.handle()
                .createUpdate("DELETE FROM staff_session WHERE token_hash = :token")
                .bind("token", hash(token))
                .execute();
    }

    /** Ends all sessions of an account, wherever they are. */
    void deleteAll(Tx tx, long account) {
        tx.handle()
                .createUpdate("DELETE FROM staff_session WHERE account_id = :account")
                .bind("account", account)
                .execute();
    }

    int count(Tx tx, long account, OffsetDateTime now) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT COUNT(*) FROM staff_session
                        WHERE account_id = :account AND expires_at > :now AND used_at > :idle
                        """)
                .bind("account", account)
                .bind("now", now)
                .bind("idle", now.minus(IDLE))
                .mapTo(Integer.class)
                .one();
    }

    void deleteExpired(Tx tx, OffsetDateTime now) {
        tx.handle()
                .createUpdate("DELETE FROM staff_session WHERE expires_at <= :now")
                .bind("now", now)
                .execute();
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
