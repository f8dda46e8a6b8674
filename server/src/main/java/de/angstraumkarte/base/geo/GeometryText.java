package de.angstraumkarte.base.geo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

/**
 * A geometry (WGS 84) as people type it or a drawing tool writes it: one "longitude latitude" per line, GeoJSON, or WKT. Says
 * nothing about whether the geometry is valid or where it lies.
 *
 * @param shape what the lines make; of GeoJSON and WKT, what they hold
 * @param text one of the three forms
 */
public record GeometryText(Shape shape, String text) {
    /** What a list of positions makes. */
    public enum Shape {
        POINT,
        LINE,
        AREA;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for an unknown slug */
        public static Shape of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    /** Longest text worth reading: much more than {@link #MOST_VERTICES} need. */
    public static final int LONGEST = 30_000;

    /** Vertices of one geometry; a ring's closing one counts too. */
    public static final int MOST_VERTICES = 500;

    /** The text is none of the three forms. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private Unreadable() {
            super("no geometry", null, false, false);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern POSITION = Pattern.compile(
            "\\s*([+-]?\\d{1,3}(?:\\.\\d{1,15})?)(?:\\s*[,;]\\s*|\\s+)([+-]?\\d{1,3}(?:\\.\\d{1,15})?)\\s*");
    private static final Pattern WKT = Pattern.compile("(?i)(POINT|LINESTRING|POLYGON)\\s*\\([-+.,()\\s\\deE]*\\)");
    private static final GeometryFactory FACTORY = Crs.WGS84_FACTORY;

    /** The text for a geometry: lines where they can say it, else WKT. */
    public static GeometryText of(Geometry geometry) {
        if (geometry instanceof Point) {
            return new GeometryText(Shape.POINT, lines(geometry.getCoordinates(), 1));
        }
        if (geometry instanceof LineString) {
            return new GeometryText(Shape.LINE, lines(geometry.getCoordinates(), geometry.getNumPoints()));
        }
        if (geometry instanceof Polygon polygon && polygon.getNumInteriorRing() == 0) {
            return new GeometryText(Shape.AREA, lines(geometry.getCoordinates(), geometry.getNumPoints() - 1));
        }
        return new GeometryText(Shape.AREA, new WKTWriter().write(geometry));
    }

    /** The geometry the text means: a Point, a LineString or a Polygon, with numbers for coordinates. */
    public Geometry geometry() throws Unreadable {
        String stripped = text.strip();
        try {
            if (stripped.length() > LONGEST) {
                throw new Unreadable();
            }
            if (stripped.startsWith("{")) {
                return geoJson(JSON.readTree(stripped));
            }
            return WKT.matcher(stripped).matches() ? new WKTReader(FACTORY).read(stripped) : positions(stripped);
        } catch (IllegalArgumentException | ParseException | JsonProcessingException e) {
            // a ring that is not closed, a line of one position, brackets that do not match
            throw new Unreadable();
        }
    }

    private Geometry positions(String stripped) throws Unreadable {
        List<Coordinate> list = new ArrayList<>();
        for (String line : stripped.split("\\R")) {
            Matcher position = POSITION.matcher(line);
            if (position.matches()) {
                list.add(new Coordinate(Double.parseDouble(position.group(1)), Double.parseDouble(position.group(2))));
            } else if (!line.isBlank()) {
                throw new Unreadable();
            }
        }
        return switch (shape) {
            case POINT -> FACTORY.createPoint(only(list));
            case LINE -> FACTORY.createLineString(list.toArray(Coordinate[]::new));
            case AREA -> FACTORY.createPolygon(closed(list));
        };
    }

    private static Coordinate only(List<Coordinate> list) throws Unreadable {
        if (list.size() != 1) {
            throw new Unreadable();
        }
        return list.get(0);
    }

    private static Coordinate[] closed(List<Coordinate> list) throws Unreadable {
        if (list.size() < 3) {
            throw new Unreadable();
        }
        if (!list.get(0).equals2D(list.get(list.size() - 1))) {
            list.add(list.get(0).copy());
        }
        return list.toArray(Coordinate[]::new);
    }

    private static Geometry geoJson(JsonNode node) throws Unreadable {
        JsonNode coordinates = node.path("coordinates");
        return switch (node.path("type").asText()) {
            case "Point" -> FACTORY.createPoint(coordinate(coordinates));
            case "LineString" -> FACTORY.createLineString(coordinates(coordinates));
            case "Polygon" -> polygon(coordinates);
            default -> throw new Unreadable();
        };
    }

    private static Polygon polygon(JsonNode rings) throws Unreadable {
        if (!rings.isArray() || rings.isEmpty()) {
            throw new Unreadable();
        }
        List<Coordinate[]> list = new ArrayList<>();
        for (JsonNode ring : rings) {
            list.add(coordinates(ring));
        }
        return FACTORY.createPolygon(
                FACTORY.createLinearRing(list.get(0)),
                list.stream().skip(1).map(FACTORY::createLinearRing).toArray(LinearRing[]::new));
    }

    private static Coordinate[] coordinates(JsonNode list) throws Unreadable {
        if (!list.isArray()) {
            throw new Unreadable();
        }
        List<Coordinate> coordinates = new ArrayList<>();
        for (JsonNode position : list) {
            coordinates.add(coordinate(position));
        }
        return coordinates.toArray(Coordinate[]::new);
    }

    private static Coordinate coordinate(JsonNode position) throws Unreadable {
        boolean numbers = position.isArray()
                && (position.size() == 2 || position.size() == 3)
                && position.get(0).isNumber()
                && position.get(1).isNumber();
        if (!numbers) {
            throw new Unreadable();
        }
        return new Coordinate(position.get(0).doubleValue(), position.get(1).doubleValue());
    }

    private static String lines(Coordinate[] coordinates, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append(i == 0 ? "" : "\n")
                    .append(String.format(Locale.ROOT, "%.6f %.6f", coordinates[i].x, coordinates[i].y));
        }
        return lines.toString();
    }
}
