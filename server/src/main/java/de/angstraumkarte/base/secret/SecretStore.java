package de.angstraumkarte.base.secret;

import de.angstraumkarte.base.db.Tx;
import java.time.OffsetDateTime;
import java.util.Optional;

/** SQL for the keys of this installation. */
public final class SecretStore {
    public Optional<String> findSecret(Tx tx, String name) {
        return tx.handle()
                .createQuery("SELECT secret FROM secret WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    /** Keeps the key that is there: of two processes that start at once, the first one wins. */
    public void insertIfAbsent(Tx tx, String name, String secret, OffsetDateTime now) {
        tx.handle()
                .createUpdate(
                        """
                        MERGE INTO secret s USING (SELECT CAST(:name AS VARCHAR(40)) AS name) n ON s.name = n.name
                        WHEN NOT MATCHED THEN INSERT (name, secret, created_at) VALUES (:name, :secret, :now)
                        """)
                .bind("name", name)
                .bind("secret", secret)
                .bind("now", now)
                .execute();
    }
}
