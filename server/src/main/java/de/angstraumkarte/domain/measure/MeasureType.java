package de.angstraumkarte.domain.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is done at a place (domain.md, "Measures"). The only copy of the catalogue. */
public enum MeasureType {
    LIGHTING,
    PRUNING,
    CLEANING,
    SIGHTLINE,
    SIGNAGE,
    REPAIR,
    PATROL,
    SOCIAL_WORK,
    ACTIVATION,
    REDESIGN,
    HELP_POINT,
    TRAFFIC,
    INFORMATION;

    /** All slugs, in catalogue order. */
    public static final List<String> SLUGS =
            Arrays.stream(values()).map(MeasureType::slug).toList();

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static MeasureType of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
