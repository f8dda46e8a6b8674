package de.angstraumkarte.base.problem;

import java.util.List;

/**
 * A request that cannot be carried out, for a reason its sender can understand. Mapped to an HTTP status in one place
 * ({@code ProblemMapper}). Carries codes and never echoes input, so that no answer or log can leak what was sent.
 */
public abstract sealed class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DomainException(String message) {
        super(message, null, false, false);
    }

    /** The thing asked for does not exist, or is not public. */
    public static final class NotFound extends DomainException {
        private static final long serialVersionUID = 1L;
        private final transient List<FieldError> errors;

        public NotFound() {
            super("not found");
            this.errors = List.of();
        }

        /** @param error what names a thing that there is none of, for interfaces that say so */
        public NotFound(FieldError error) {
            super("not found: " + error.field());
            this.errors = List.of(error);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** Input that breaks a rule; at least one field error, and no more than can be read. */
    public static final class Invalid extends DomainException {
        private static final long serialVersionUID = 1L;
        /** Faults that are told; whoever makes more of them gets no longer an answer. */
        private static final int MOST_ERRORS = 30;

        private final transient List<FieldError> errors;

        /** @throws IllegalArgumentException if {@code errors} is empty */
        public Invalid(List<FieldError> errors) {
            super("invalid: "
                    + errors.stream()
                            .limit(MOST_ERRORS)
                            .map(e -> e.field() + " " + e.code())
                            .toList());
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("an invalid request needs at least one field error");
            }
            this.errors = errors.stream().limit(MOST_ERRORS).toList();
        }

        public Invalid(String field, String code, Object... args) {
            this(List.of(FieldError.of(field, code, args)));
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** The state of the thing does not allow this now; {@code allowed} lists what would be possible, as slugs. */
    public static final class Conflict extends DomainException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> allowed;

        public Conflict(List<String> allowed) {
            super("conflict, allowed: " + allowed);
            this.allowed = List.copyOf(allowed);
        }

        public List<String> allowed() {
            return allowed;
        }
    }

    /** The thing was changed by somebody else since the sender read it; nothing was written. */
    public static final class Stale extends DomainException {
        private static final long serialVersionUID = 1L;

        public Stale() {
            super("stale");
        }
    }

    /** What can be done once has been done already; nothing was written. */
    public static final class Repeated extends DomainException {
        private static final long serialVersionUID = 1L;
        private final transient FieldError error;

        public Repeated(String field, String code) {
            super("repeated: " + field + " " + code);
            this.error = FieldError.of(field, code);
        }

        public FieldError error() {
            return error;
        }
    }

    /** The sender may not do this. */
    public static final class Forbidden extends DomainException {
        private static final long serialVersionUID = 1L;
        private final transient List<FieldError> errors;

        public Forbidden() {
            super("forbidden");
            this.errors = List.of();
        }

        /** @param error what was to show that the sender may */
        public Forbidden(FieldError error) {
            super("forbidden: " + error.field());
            this.errors = List.of(error);
        }

        public List<FieldError> errors() {
            return errors;
        }
    }

    /** Too many requests; worth another try after {@code retryAfterSeconds}. */
    public static final class TooMany extends DomainException {
        private static final long serialVersionUID = 1L;
        private final int retryAfterSeconds;
        private final List<FieldError> errors;

        public TooMany(int retryAfterSeconds) {
            this(retryAfterSeconds, List.of());
        }

        /** @param errors what there was too much of, if that is to be said */
        public TooMany(int retryAfterSeconds, List<FieldError> errors) {
            super("too many requests");
            this.retryAfterSeconds = retryAfterSeconds;
            this.errors = List.copyOf(errors);
        }

        public List<FieldError> errors() {
            return errors;
        }

        public int retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }
}
