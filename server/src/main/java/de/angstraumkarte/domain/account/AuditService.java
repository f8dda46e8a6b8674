package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Database;
import java.util.List;
import java.util.function.Consumer;

/** Reads the audit log, for admins. */
public final class AuditService {
    private static final int BATCH = 1_000;

    private final Database database;
    private final AuditStore store;

    public AuditService(Database database, AuditStore store) {
        this.database = database;
        this.store = store;
    }

    public int count(Staff staff, AuditFilter filter) {
        staff.require(Role.ADMIN);
        return database.read(tx -> store.count(tx, filter));
    }

    /** One page, newest first. */
    public List<AuditEntry> page(Staff staff, AuditFilter filter, int limit, int offset) {
        staff.require(Role.ADMIN);
        return database.read(tx -> store.entries(tx, filter, Long.MAX_VALUE, limit, offset));
    }

    /** All entries, newest first, in constant memory; a slow reader holds no connection. */
    public void forEach(Staff staff, AuditFilter filter, Consumer<AuditEntry> reader) {
        staff.require(Role.ADMIN);
        long before = Long.MAX_VALUE;
        List<AuditEntry> batch;
        do {
            long from = before;
            batch = database.read(tx -> store.entries(tx, filter, from, BATCH, 0));
            batch.forEach(reader);
            before = batch.isEmpty() ? before : batch.get(batch.size() - 1).id();
        } while (batch.size() == BATCH);
    }
}
