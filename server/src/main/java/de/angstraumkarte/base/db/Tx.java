package de.angstraumkarte.base.db;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One unit of work on the store, handed from services to stores. Services pass it on and never look inside; only stores
 * use {@link #handle()}. Not thread-safe; valid until the method that got it returns.
 */
public final class Tx {
    private final Handle handle;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Tx(Handle handle) {
        this.handle = handle;
    }

    public Handle handle() {
        return handle;
    }

    /** Runs once the work is durable, in the order of registration; never if it is rolled back. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
