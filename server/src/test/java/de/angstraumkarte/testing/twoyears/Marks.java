package de.angstraumkarte.testing.twoyears;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything by which a person of the two years could be recognised: residents' words, addresses, follow codes and exact
 * positions, what staff keep among themselves, their names.
 */
public final class Marks {
    private static final Pattern CODE = Pattern.compile("[0-9a-z]{4}(?:-?[0-9a-z]{4}){6}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** With five decimals or more, which is some metres. */
    private static final Pattern DEGREES = Pattern.compile("(?<![\\d.])\\d{1,2}\\.\\d{5,}");

    private static final int SURROUNDINGS = 120;

    private final Set<String> codes = new HashSet<>();
    private final Set<String> pairs = new HashSet<>();

    public Marks(Truth truth) {
        for (Truth.Report report : truth.reports()) {
            codes.add(report.code().replace("-", ""));
            codes.add(Codes.hash(report.code()));
            codes.add(Codes.submission(Long.toString(report.id())));
            pairs.add(metre(report.lon()) + " " + metre(report.lat()));
            pairs.add(metre(report.lat()) + " " + metre(report.lon()));
        }
    }

    private static String metre(double degrees) {
        return String.format(Locale.ROOT, "%.5f", degrees);
    }

    /** The first mark in a text with what stands around it; empty if there is none. */
    public Optional<String> find(String text) {
        int at = text.toLowerCase(Locale.ROOT).indexOf(Truth.MARK);
        if (at >= 0) {
            return Optional.of(around(text, at));
        }
        for (Pattern secret : List.of(CODE, HASH)) {
            Matcher matcher = secret.matcher(text);
            while (matcher.find()) {
                if (codes.contains(matcher.group().replace("-", ""))) {
                    return Optional.of(around(text, matcher.start()));
                }
            }
        }
        return position(text);
    }

    /** Both coordinates with five decimals, in either order; one alone may be that of any public position by chance. */
    private Optional<String> position(String text) {
        Matcher number = DEGREES.matcher(text);
        String before = "";
        while (number.find()) {
            String metre = metre(Double.parseDouble(number.group()));
            if (pairs.contains(before + " " + metre)) {
                return Optional.of(around(text, number.start()));
            }
            before = metre;
        }
        return Optional.empty();
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - SURROUNDINGS), Math.min(text.length(), at + SURROUNDINGS));
    }
}
