package de.angstraumkarte.domain.follow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How often somebody is written to. */
public enum Rhythm {
    /** A mail for every entry. */
    AT_ONCE,
    /** One mail a day with all entries, none if there are none. */
    DAILY;

    /** All slugs. */
    public static final List<String> SLUGS =
            Arrays.stream(values()).map(Rhythm::slug).toList();

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static Rhythm of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
