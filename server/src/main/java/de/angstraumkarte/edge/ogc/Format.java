package de.angstraumkarte.edge.ogc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** For programs or for people. */
enum Format {
    JSON,
    HTML;

    /** Name of the query parameter that chooses one. */
    static final String NAME = "f";

    /** Its value in the parameter. */
    String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> find(String slug) {
        return Arrays.stream(values())
                .filter(format -> format.slug().equals(slug))
                .findFirst();
    }

    static List<String> slugs() {
        return Arrays.stream(values()).map(Format::slug).toList();
    }
}
