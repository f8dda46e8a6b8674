package de.angstraumkarte.domain.district;

import java.util.Locale;

/** How it is known in which district a place lies. */
public enum DistrictBasis {
    /** The source of the place, or its name, says so. */
    SOURCE,
    /** Assigned by the quarter it lies in, not checked against borders. */
    QUARTER,
    /** Taken from the nearest place or label point with a known district; a guess, shown as such. */
    ESTIMATED,
    /** Point in polygon of real borders. */
    POLYGON;

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static DistrictBasis of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT));
    }
}
