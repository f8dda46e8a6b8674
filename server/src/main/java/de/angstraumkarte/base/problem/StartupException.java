package de.angstraumkarte.base.problem;

/**
 * The process cannot start or a command cannot run, for a reason the operator can mend. Its message is one clear sentence
 * that is printed as it is; no stack trace is shown.
 */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupException(String sentence) {
        super(sentence, null, false, false);
    }
}
