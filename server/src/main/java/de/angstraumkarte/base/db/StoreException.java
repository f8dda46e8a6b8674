package de.angstraumkarte.base.db;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The store failed for a reason that is not the sender's fault; answered with 5xx and logged. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The same failure without the message of the database: that repeats values, and messages end up in the log.
     *
     * @return {@code failure} itself if no database said anything
     */
    static RuntimeException withoutValues(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                StoreException scrubbed =
                        new StoreException("SQL state " + sql.getSQLState() + ", code " + sql.getErrorCode(), null);
                scrubbed.setStackTrace(failure.getStackTrace());
                return scrubbed;
            }
        }
        return failure;
    }
}
