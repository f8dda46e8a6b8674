package de.angstraumkarte.base.geo;

/**
 * A position in WGS 84, degrees, longitude first (OGC CRS84).
 *
 * @param lon longitude, −180..180
 * @param lat latitude, −90..90
 */
public record LonLat(double lon, double lat) {
    /** @throws IllegalArgumentException outside the ranges, or not finite */
    public LonLat {
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
            throw new IllegalArgumentException("not a WGS 84 position: " + lon + " " + lat);
        }
    }
}
