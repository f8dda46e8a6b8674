package de.angstraumkarte.edge.feature;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** JTS geometries as RFC 7946 geometry objects, right-hand rule. */
final class GeoJsonGeometry {
    /** Six decimals of a degree: about 10 cm. */
    static final double MICRODEGREES = 1e6;

    private GeoJsonGeometry() {}

    /** @param steps per unit to which coordinates are rounded */
    static void write(JsonGenerator json, @Nullable Geometry geometry, double steps) throws IOException {
        if (geometry == null || geometry.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", geometry.getGeometryType());
        json.writeFieldName("coordinates");
        if (geometry.getGeometryType().startsWith("Multi")) {
            json.writeStartArray();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                coordinates(json, geometry.getGeometryN(i), steps);
            }
            json.writeEndArray();
        } else {
            coordinates(json, geometry, steps);
        }
        json.writeEndObject();
    }

    private static void coordinates(JsonGenerator json, Geometry geometry, double steps) throws IOException {
        if (geometry instanceof Point point) {
            position(json, point.getCoordinateSequence(), 0, steps);
        } else if (geometry instanceof LineString line) {
            positions(json, line.getCoordinateSequence(), false, steps);
        } else if (geometry instanceof Polygon polygon) {
            json.writeStartArray();
            ring(json, polygon.getExteriorRing(), true, steps);
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                ring(json, polygon.getInteriorRingN(i), false, steps);
            }
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException("no GeoJSON form for " + geometry.getGeometryType());
        }
    }

    /** RFC 7946, 3.1.6: exterior rings are counterclockwise, holes are clockwise. */
    private static void ring(JsonGenerator json, LinearRing ring, boolean counterclockwise, double steps)
            throws IOException {
        CoordinateSequence positions = ring.getCoordinateSequence();
        positions(json, positions, Orientation.isCCW(positions) != counterclockwise, steps);
    }

    private static void positions(JsonGenerator json, CoordinateSequence positions, boolean reversed, double steps)
            throws IOException {
        int last = positions.size() - 1;
        json.writeStartArray();
        for (int i = 0; i <= last; i++) {
            position(json, positions, reversed ? last - i : i, steps);
        }
        json.writeEndArray();
    }

    private static void position(JsonGenerator json, CoordinateSequence positions, int index, double steps)
            throws IOException {
        json.writeStartArray();
        json.writeNumber(Math.round(positions.getX(index) * steps) / steps);
        json.writeNumber(Math.round(positions.getY(index) * steps) / steps);
        json.writeEndArray();
    }
}
