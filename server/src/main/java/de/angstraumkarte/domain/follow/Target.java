package de.angstraumkarte.domain.follow;

import org.jspecify.annotations.Nullable;

/**
 * What somebody follows: a place or a district.
 *
 * @param placeId null for a district
 * @param district slug; null for a place
 */
public record Target(@Nullable String placeId, @Nullable String district) {
    public Target {
        if ((placeId == null) == (district == null)) {
            throw new IllegalArgumentException("neither a place nor a district: " + placeId + ", " + district);
        }
    }

    public static Target place(String id) {
        return new Target(id, null);
    }

    public static Target district(String slug) {
        return new Target(null, slug);
    }

    /** Path of the page where it can be followed. */
    public String href() {
        return placeId == null ? "/abo?stadtbezirk=" + district : "/abo?ort=" + placeId;
    }
}
