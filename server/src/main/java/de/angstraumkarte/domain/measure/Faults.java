package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.place.PlaceRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with some input, so that all of it is reported at once. Not thread-safe. */
final class Faults {
    private final List<FieldError> errors = new ArrayList<>();

    void add(String field, String code, Object... args) {
        errors.add(FieldError.of(field, code, args));
    }

    /**
     * What somebody wrote, as it is stored: without spaces at its ends, with plain line breaks. Empty after an error.
     *
     * @param longest most characters
     */
    String required(String field, @Nullable String value, int longest) {
        String text = value == null ? "" : value.strip().replace("\r\n", "\n").replace('\r', '\n');
        if (text.isEmpty()) {
            add(field, "missing");
        } else if (text.length() > longest) {
            add(field, "too-long", longest);
        } else if (!PlaceRules.isReadable(text)) {
            add(field, "bad-characters");
        } else {
            return text;
        }
        return "";
    }

    /** A day like 2026-12-31; any day after an error. */
    LocalDate day(String field, String value) {
        String text = value.strip();
        if (text.isEmpty()) {
            add(field, "missing");
        } else {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 1900 && day.getYear() <= 9999) {
                    return day;
                }
            } catch (DateTimeException e) {
                // one message for both: not a day, not one of our time
            }
            add(field, "not-a-day");
        }
        return LocalDate.EPOCH;
    }

    /** Whether something is wrong with a field. */
    boolean has(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /** Reports a value that is not one of those possible. */
    void allowed(String field, String value, Collection<String> allowed) {
        if (value.isEmpty()) {
            add(field, "missing");
        } else if (!allowed.contains(value)) {
            add(field, "allowed", String.join(", ", allowed));
        }
    }

    /** @throws Invalid with everything that was wrong, if anything was */
    void check() {
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
    }
}
