package de.angstraumkarte.base.db;

import org.jspecify.annotations.Nullable;

/** The store failed for a reason that is not the sender's fault; answered with 5xx and logged. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
