package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Tx;
import java.time.OffsetDateTime;
import java.util.Optional;

/** SQL for forms that staff have sent. */
public final class SubmissionStore {
    /** Makes others who act with the same account wait until the transaction ends. */
    void lock(Tx tx, long accountId) {
        tx.handle()
                .createQuery("SELECT id FROM account WHERE id = :id FOR UPDATE")
                .bind("id", accountId)
                .mapTo(Long.class)
                .list();
    }

    Optional<String> findResult(Tx tx, long accountId, String keyHash) {
        return tx.handle()
                .createQuery("SELECT result FROM staff_submission WHERE account_id = :account AND key_hash = :key")
                .bind("account", accountId)
                .bind("key", keyHash)
                .mapTo(String.class)
                .findOne();
    }

    void insert(Tx tx, long accountId, String keyHash, String result, OffsetDateTime now) {
        tx.handle()
                .createUpdate(
                        "INSERT INTO staff_submission (account_id, key_hash, at, result) VALUES (:account, :key, :now, :result)")
                .bind("account", accountId)
                .bind("key", keyHash)
                .bind("now", now)
                .bind("result", result)
                .execute();
    }

    void deleteBefore(Tx tx, long accountId, OffsetDateTime before) {
        tx.handle()
                .createUpdate("DELETE FROM staff_submission WHERE account_id = :account AND at < :before")
                .bind("account", accountId)
                .bind("before", before)
                .execute();
    }
}
