package de.angstraumkarte.base.problem;

import java.util.List;

/**
 * The process cannot start or a command cannot run, for reasons the operator can mend. Each reason is one clear sentence,
 * named by its key in the message files; no stack trace is shown.
 */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One reason.
     *
     * @param key below {@code startup.} in the message files
     * @param args what the sentence needs; numbers as text, so that a port is not written with a thousands separator
     */
    public record Reason(String key, List<Object> args) {
        public Reason {
            args = List.copyOf(args);
        }
    }

    private final transient List<Reason> reasons;

    public StartupException(List<Reason> reasons) {
        super(reasons.toString(), null, false, false);
        this.reasons = List.copyOf(reasons);
    }

    public StartupException(String key, Object... args) {
        this(List.of(new Reason(key, List.of(args))));
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
