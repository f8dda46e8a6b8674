package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.geo.Crs;
import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** The systems in which features are told: longitude or easting first in both. */
public enum FeatureCrs {
    /** WGS 84, degrees, 8 decimals: about a millimetre. */
    CRS84("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 1e8),
    /** ETRS89 / UTM zone 32N, metres, 3 decimals. */
    EPSG_25832("http://www.opengis.net/def/crs/EPSG/0/25832", 1e3);

    private final String uri;
    private final double steps;

    FeatureCrs(String uri, double steps) {
        this.uri = uri;
        this.steps = steps;
    }

    public String uri() {
        return uri;
    }

    public static Optional<FeatureCrs> find(String uri) {
        return Arrays.stream(values()).filter(crs -> crs.uri.equals(uri)).findFirst();
    }

    /** Steps per unit to which coordinates are rounded. */
    double steps() {
        return steps;
    }

    /** A copy in this system, rounded: just what clients get, so that a box that ends at a position they know holds it. */
    Geometry of(Geometry wgs84) {
        Geometry copy = this == CRS84 ? wgs84.copy() : Crs.toUtm32(wgs84);
        if (copy instanceof Point point && !point.isEmpty()) {
            return point.getFactory().createPoint(new Coordinate(rounded(point.getX()), rounded(point.getY())));
        }
        copy.apply(new Rounding());
        copy.geometryChanged();
        return copy;
    }

    private double rounded(double ordinate) {
        return Math.round(ordinate * steps) / steps;
    }

    private final class Rounding implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence positions, int i) {
            positions.setOrdinate(i, 0, rounded(positions.getX(i)));
            positions.setOrdinate(i, 1, rounded(positions.getY(i)));
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
