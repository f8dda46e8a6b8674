package de.angstraumkarte.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a place is, WGS 84.
 *
 * @param lon longitude in degrees
 * @param lat latitude in degrees
 * @param approximate true where a stop or street stands in for the place itself
 * @param accuracyM estimated error in metres, null if unknown
 */
public record PositionView(double lon, double lat, boolean approximate, @Nullable Integer accuracyM) {
    /** Address of the map with this position in its middle. */
    public String mapHref() {
        return mapHref("");
    }

    /** @param query what stands between path and position, with its question mark; may be empty */
    public String mapHref(String query) {
        return String.format(Locale.ROOT, "/%s#17/%.6f/%.6f", query, lat, lon);
    }
}
