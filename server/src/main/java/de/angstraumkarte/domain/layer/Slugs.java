package de.angstraumkarte.domain.layer;

import java.util.Locale;

/** How a constant is written in URLs, files and the store. */
final class Slugs {
    private Slugs() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
