package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.domain.collection.Queryable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of queryables as filters and parameters write them. */
final class Cql2Value {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String CONTROLS = "abtnvfr";
    private static final String CONTROL_CHARACTERS = "\u0007\b\t\n\u000B\f\r";
    private static final int MOST_DIGITS = 30;

    private Cql2Value() {}

    /** How values of a property are written. */
    static String example(Queryable property) {
        return switch (property.type()) {
            case TEXT, LIST ->
                property.values().isEmpty() ? "'…'" : "'" + property.values().get(0) + "'";
            case INTEGER -> "123";
            case BOOLEAN -> "TRUE, FALSE";
            case DATE -> "DATE('2026-01-31')";
            case GEOMETRY -> "POINT(7.46 51.51), POLYGON((…)), BBOX(7.4, 51.5, 7.5, 51.6)";
        };
    }

    /** A day as RFC 3339 writes it; empty if it is none, or before the year 1. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(text)
                    .filter(day -> DAY.matcher(day).matches())
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() > 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A number; empty if nothing here can be as long. */
    static Optional<BigDecimal> number(String digits) {
        if (digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        BigDecimal number;
        try {
            number = new BigDecimal(digits);
        } catch (NumberFormatException e) {
            // an exponent that no number has
            return Optional.empty();
        }
        boolean reasonable = Math.abs((long) number.scale()) <= MOST_DIGITS;
        return reasonable ? Optional.of(number.setScale(Math.max(0, number.scale()))) : Optional.empty();
    }

    /** What a text in quotes means: two quotes are one, a backslash escapes (OGC 21-065, /req/cql2-text/escaping). */
    static String text(String quoted) {
        return unescaped(quoted, false);
    }

    /** The same of a pattern: there, a backslash before anything else takes its meaning and stays. */
    static String pattern(String quoted) {
        return unescaped(quoted, true);
    }

    private static String unescaped(String quoted, boolean pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (c == '\'') {
                i++;
            } else if (c == '\\') {
                char next = quoted.charAt(++i);
                int control = CONTROLS.indexOf(next);
                if (control >= 0) {
                    c = CONTROL_CHARACTERS.charAt(control);
                } else if (next == '\'' || next == '\\' && !pattern) {
                    c = next;
                } else {
                    text.append(c);
                    c = next;
                }
            }
            text.append(c);
        }
        return text.toString();
    }
}
