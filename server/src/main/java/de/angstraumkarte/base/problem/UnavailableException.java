package de.angstraumkarte.base.problem;

/** The server is too busy to answer now; nothing is broken, and another try is worth it. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException() {
        super("too busy", null, false, false);
    }
}
