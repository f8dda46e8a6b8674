package de.angstraumkarte.base.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * A box in WGS 84 degrees (CRS84 order). West of the antimeridian to east of it ({@code minLon > maxLon}) is not
 * representable: callers split or refuse such boxes.
 */
public record Bbox(double minLon, double minLat, double maxLon, double maxLat) {
    /** @throws IllegalArgumentException if a number is out of range or a minimum exceeds its maximum */
    public Bbox {
        new LonLat(minLon, minLat);
        new LonLat(maxLon, maxLat);
        if (minLon > maxLon || minLat > maxLat) {
            throw new IllegalArgumentException("not a box: " + minLon + "," + minLat + "," + maxLon + "," + maxLat);
        }
    }

    public Envelope envelope() {
        return new Envelope(minLon, maxLon, minLat, maxLat);
    }
}
