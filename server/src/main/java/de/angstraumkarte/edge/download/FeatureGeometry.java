package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.geo.Crs;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Geometries of our own features, which are sound, from GeoJSON; WGS 84, lon/lat. */
final class FeatureGeometry {
    private static final GeometryFactory FACTORY = Crs.WGS84_FACTORY;

    private FeatureGeometry() {}

    /** Null if the feature has none. */
    static @Nullable Geometry of(JsonNode feature) {
        JsonNode geometry = feature.path("geometry");
        if (!geometry.isObject()) {
            return null;
        }
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Point" -> point(coordinates);
            case "LineString" -> line(coordinates);
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" -> {
                Point[] points = new Point[coordinates.size()];
                for (int i = 0; i < points.length; i++) {
                    points[i] = point(coordinates.get(i));
                }
                yield FACTORY.createMultiPoint(points);
            }
            case "MultiLineString" -> {
                LineString[] lines = new LineString[coordinates.size()];
                for (int i = 0; i < lines.length; i++) {
                    lines[i] = line(coordinates.get(i));
                }
                yield FACTORY.createMultiLineString(lines);
            }
            case "MultiPolygon" -> {
                Polygon[] polygons = new Polygon[coordinates.size()];
                for (int i = 0; i < polygons.length; i++) {
                    polygons[i] = polygon(coordinates.get(i));
                }
                yield FACTORY.createMultiPolygon(polygons);
            }
            default ->
                throw new IllegalArgumentException(
                        "no geometry of features: " + geometry.path("type").asText());
        };
    }

    private static Point point(JsonNode position) {
        return FACTORY.createPoint(coordinate(position));
    }

    private static LineString line(JsonNode positions) {
        return FACTORY.createLineString(coordinates(positions));
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = FACTORY.createLinearRing(coordinates(rings.get(i + 1)));
        }
        return FACTORY.createPolygon(FACTORY.createLinearRing(coordinates(rings.get(0))), holes);
    }

    private static Coordinate[] coordinates(JsonNode positions) {
        Coordinate[] coordinates = new Coordinate[positions.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = coordinate(positions.get(i));
        }
        return coordinates;
    }

    private static Coordinate coordinate(JsonNode position) {
        return new Coordinate(position.get(0).doubleValue(), position.get(1).doubleValue());
    }
}
