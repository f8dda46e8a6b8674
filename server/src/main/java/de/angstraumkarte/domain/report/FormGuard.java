package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.secret.Signer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps simple robots from the form without asking people anything: a field that nobody sees must stay empty, and a signed
 * time of delivery must be neither too fresh nor too old. Thread-safe.
 */
public final class FormGuard {
    /** Field that errors are reported for: the form as a whole. */
    public static final String FIELD = "form";

    private static final Duration FASTEST = Duration.ofSeconds(3);
    private static final Duration SLOWEST = Duration.ofHours(24);
    private static final Pattern STAMP = Pattern.compile("(\\d{1,15})\\.([0-9a-f]{64})");

    private final Signer signer;
    private final Clock clock;

    public FormGuard(Signer signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /** For a hidden field of a form that is delivered now; a form that is shown again keeps the first one. */
    public String stamp() {
        String millis = Long.toString(clock.millis());
        return millis + "." + signer.sign(millis);
    }

    /**
     * What speaks against a form; empty if nothing does.
     *
     * @param honeypot content of the field that nobody sees
     * @param stamp the hidden field
     */
    public Optional<FieldError> check(@Nullable String honeypot, @Nullable String stamp) {
        if (honeypot != null && !honeypot.isEmpty()) {
            return error("form-filled-by-machine");
        }
        Matcher parts = STAMP.matcher(stamp == null ? "" : stamp);
        if (!parts.matches() || !signer.verifies(parts.group(1), parts.group(2))) {
            return error("form-expired");
        }
        Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), clock.instant());
        if (age.compareTo(FASTEST) < 0) {
            return error("form-too-fast");
        }
        return age.compareTo(SLOWEST) > 0 ? error("form-expired") : Optional.empty();
    }

    private static Optional<FieldError> error(String code) {
        return Optional.of(FieldError.of(FIELD, code));
    }
}
