package de.angstraumkarte.base.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/** Brings geometries (WGS 84, lon/lat) into the one form in which the store keeps them. */
public final class Shapes {
    /** Six decimals: about 0.1 m, the precision of every interface. */
    private static final double STEPS_PER_DEGREE = 1_000_000;

    private Shapes() {}

    /** Whether all coordinates are numbers inside −180..180, −90..90. */
    public static boolean isWgs84(Geometry geometry) {
        for (Coordinate c : geometry.getCoordinates()) {
            if (!(Math.abs(c.x) <= 180 && Math.abs(c.y) <= 90)) {
                return false;
            }
        }
        return true;
    }

    /**
     * A copy with coordinates rounded to six decimals and rings in the direction RFC 7946 asks for: outer rings
     * counter-clockwise, holes clockwise. Rounding may make tiny or narrow polygons invalid; check afterwards.
     */
    public static Geometry normalised(Geometry geometry) {
        Geometry copy = Crs.WGS84_FACTORY.createGeometry(geometry).copy();
        copy.apply(new Rounding());
        copy.geometryChanged();
        Geometry wound = wind(copy);
        wound.setSRID(Crs.WGS84_SRID);
        return wound;
    }

    private static Geometry wind(Geometry geometry) {
        GeometryFactory factory = Crs.WGS84_FACTORY;
        if (geometry instanceof Polygon polygon) {
            return wind(polygon);
        }
        if (geometry instanceof MultiPolygon multi) {
            List<Polygon> parts = new ArrayList<>();
            for (int i = 0; i < multi.getNumGeometries(); i++) {
                parts.add(wind((Polygon) multi.getGeometryN(i)));
            }
            return factory.createMultiPolygon(parts.toArray(Polygon[]::new));
        }
        return geometry;
    }

    private static Polygon wind(Polygon polygon) {
        if (polygon.isEmpty()) {
            return polygon;
        }
        LinearRing[] holes = new LinearRing[polygon.getNumInteriorRing()];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = wind(polygon.getInteriorRingN(i), false);
        }
        return Crs.WGS84_FACTORY.createPolygon(wind(polygon.getExteriorRing(), true), holes);
    }

    private static LinearRing wind(LinearRing ring, boolean counterClockwise) {
        return Orientation.isCCW(ring.getCoordinateSequence()) == counterClockwise ? ring : ring.reverse();
    }

    private static final class Rounding implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            for (int ordinate = 0; ordinate < 2; ordinate++) {
                sequence.setOrdinate(
                        i,
                        ordinate,
                        Math.round(sequence.getOrdinate(i, ordinate) * STEPS_PER_DEGREE) / STEPS_PER_DEGREE);
            }
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
