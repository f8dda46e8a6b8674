package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.problem.FieldError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.geotools.geojson.geom.GeometryJSON;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads one GeoJSON geometry with gt-geojson. Its parser takes what it is given on trust (wrong nesting ends in class cast
 * and null pointer exceptions, a missing number in a wrong position), so the form is checked first. Not thread-safe.
 */
final class GeometryReader {
    private static final String FIELD = "geometry";

    /** Arrays around one position, by type. */
    private static final Map<String, Integer> DEPTH =
            Map.of("Point", 0, "MultiPoint", 1, "LineString", 1, "MultiLineString", 2, "Polygon", 2, "MultiPolygon", 3);

    private final GeometryJSON parser = new GeometryJSON();
    private final InputCrs crs;

    GeometryReader(InputCrs crs) {
        this.crs = crs;
    }

    /**
     * The geometry in WGS 84; null if there is none or it cannot be read.
     *
     * @param errors gets what is wrong with it
     */
    @Nullable
    Geometry read(@Nullable JsonNode node, List<FieldError> errors) {
        if (node == null || node.isNull()) {
            return null;
        }
        @Nullable Integer depth = DEPTH.get(node.path("type").asText());
        if (depth == null) {
            errors.add(FieldError.of(FIELD, "geometry-type"));
            return null;
        }
        JsonNode coordinates = node.path("coordinates");
        if (!isNested(coordinates, depth)) {
            errors.add(FieldError.of(FIELD, "geometry-unreadable"));
            return null;
        }
        try {
            Geometry geometry = parser.read("{\"type\":" + node.get("type") + ",\"coordinates\":" + coordinates + "}");
            return project(geometry, crs, FIELD, errors);
        } catch (IOException | IllegalArgumentException e) {
            // e.g. a ring that is not closed, a line of one point
            errors.add(FieldError.of(FIELD, "geometry-unreadable"));
            return null;
        }
    }

    /** A geometry of a system as WGS 84; null with an error if it is out of range. */
    static @Nullable Geometry project(Geometry geometry, InputCrs crs, String field, List<FieldError> errors) {
        if (!crs.inRange(geometry)) {
            errors.add(FieldError.of(field, crs.rangeError()));
            return null;
        }
        return crs.transform(geometry);
    }

    private static boolean isNested(JsonNode node, int depth) {
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        if (depth > 0) {
            for (JsonNode child : node) {
                if (!isNested(child, depth - 1)) {
                    return false;
                }
            }
            return true;
        }
        return isPosition(node);
    }

    /** Two or three finite numbers; RFC 7946 discourages more. */
    private static boolean isPosition(JsonNode node) {
        for (JsonNode number : node) {
            if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                return false;
            }
        }
        return node.size() == 2 || node.size() == 3;
    }
}
