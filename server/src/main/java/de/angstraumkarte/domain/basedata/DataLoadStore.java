package de.angstraumkarte.domain.basedata;

import de.angstraumkarte.base.db.Tx;
import java.time.OffsetDateTime;

/** SQL for the marks of what was loaded once. */
public final class DataLoadStore {
    public boolean isLoaded(Tx tx, String name) {
        return tx.handle()
                .createQuery("SELECT 1 FROM data_load WHERE name = :name")
                .bind("name", name)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    public void mark(Tx tx, String name, OffsetDateTime now) {
        tx.handle()
                .createUpdate("INSERT INTO data_load (name, loaded_at) VALUES (:name, :now)")
                .bind("name", name)
                .bind("now", now)
                .execute();
    }
}
