package de.angstraumkarte.base.db;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Notices when the store under the connections is gone: it closes itself when the disk refuses a write. The pool throws such
 * connections away, and the next one opens the store again as far as it reached the disk. Thread-safe.
 */
final class Losses implements SQLExceptionOverride {
    /** Causes looked at: H2's can go round in circles. */
    private static final int DEEPEST = 30;

    private final Dialect dialect;
    private final AtomicLong count = new AtomicLong();

    Losses(Dialect dialect) {
        this.dialect = dialect;
    }

    @java.lang.Override
    public Override adjudicate(SQLException e) {
        if (caused(e)) {
            count.incrementAndGet();
            return Override.MUST_EVICT;
        }
        return Override.CONTINUE_EVICT;
    }

    /** Grows whenever a connection turns out to be lost. */
    long count() {
        return count.get();
    }

    /** Whether something failed because the store is gone. */
    boolean caused(Throwable e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof IOException || cause instanceof SQLException sql && dialect.isClosed(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
