package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Tx;
import java.time.OffsetDateTime;
import java.util.Optional;

/** SQL for sessions. Tokens come and stay as hashes: a stolen copy of the store opens nothing. */
public final class SessionStore {
    /** A session that has neither run out nor lost its account, as stored. */
    record Row(Account account, String csrf, boolean secondFactor, OffsetDateTime usedAt) {}

    /** @param idleSince sessions last used before that have run out */
    Optional<Row> findSession(Tx tx, String tokenHash, OffsetDateTime now, OffsetDateTime idleSince) {
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
                .bind("token", tokenHash)
                .bind("now", now)
                .bind("idle", idleSince)
                .map((row, context) -> new Row(
                        AccountStore.account(row, 1),
                        row.getString(12),
                        row.getBoolean(13),
                        row.getObject(14, OffsetDateTime.class)))
                .findOne();
    }

    void insert(
            Tx tx,
            String tokenHash,
            long account,
            String csrf,
            boolean secondFactor,
            OffsetDateTime now,
            OffsetDateTime expires) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO staff_session (token_hash, account_id, csrf, second_factor, created_at, used_at, expires_at)
                        VALUES (:token, :account, :csrf, :factor, :now, :now, :expires)
                        """)
                .bind("token", tokenHash)
                .bind("account", account)
                .bind("csrf", csrf)
                .bind("factor", secondFactor)
                .bind("now", now)
                .bind("expires", expires)
                .execute();
    }

    void touch(Tx tx, String tokenHash, OffsetDateTime now) {
        tx.handle()
                .createUpdate("UPDATE staff_session SET used_at = :now WHERE token_hash = :token")
                .bind("now", now)
                .bind("token", tokenHash)
                .execute();
    }

    void delete(Tx tx, String tokenHash) {
        tx.handle()
                .createUpdate("DELETE FROM staff_session WHERE token_hash = :token")
                .bind("token", tokenHash)
                .execute();
    }

    /** Ends all sessions of an account, wherever they are. */
    public void deleteAll(Tx tx, long account) {
        tx.handle()
                .createUpdate("DELETE FROM staff_session WHERE account_id = :account")
                .bind("account", account)
                .execute();
    }

    int count(Tx tx, long account, OffsetDateTime now, OffsetDateTime idleSince) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT COUNT(*) FROM staff_session
                        WHERE account_id = :account AND expires_at > :now AND used_at > :idle
                        """)
                .bind("account", account)
                .bind("now", now)
                .bind("idle", idleSince)
                .mapTo(Integer.class)
                .one();
    }

    void deleteExpired(Tx tx, OffsetDateTime now) {
        tx.handle()
                .createUpdate("DELETE FROM staff_session WHERE expires_at <= :now")
                .bind("now", now)
                .execute();
    }
}
