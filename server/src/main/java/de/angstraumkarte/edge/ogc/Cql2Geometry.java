package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.GeometryText;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.edge.ogc.Cql2Token.Kind;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** Reads the geometries of a filter: WKT, or a box with or without heights. */
final class Cql2Geometry {
    private static final Set<String> TYPES = Set.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    private static final String BOX = "BBOX";

    /** Brackets of a collection of areas. */
    private static final int DEEPEST = 5;

    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
    /** Wider than the area for which the system is made, yet where it can still be computed. */
    private static final Envelope ZONE_32 = new Envelope(-1_000_000, 2_000_000, 0, 10_000_000);

    private final Cql2Words words;
    private final GeometryFactory factory;
    private final boolean degrees;

    /** @param srid of the coordinates, and of what is read */
    Cql2Geometry(Cql2Words words, int srid) {
        this.words = words;
        this.factory = new GeometryFactory(new PrecisionModel(), srid);
        this.degrees = srid == Crs.WGS84_SRID;
    }

    static boolean starts(Cql2Token token) {
        return token.kind() == Kind.NAME && (TYPES.contains(token.upper()) || token.is(BOX));
    }

    /** Whether the next word begins a geometry. */
    boolean isNext() {
        return starts(words.peek())
                && (words.peekSecond().isSymbol("(") || words.peekSecond().is("Z"));
    }

    /** Reads the next geometry: valid, not empty, in two dimensions. */
    Geometry read() {
        int position = words.peek().position();
        Geometry geometry = words.peek().is(BOX) ? box(position) : wkt(position);
        if (geometry.getNumPoints() > GeometryText.MOST_VERTICES) {
            throw Cql2Problem.limit("too-many-vertices", GeometryText.MOST_VERTICES);
        }
        Envelope limits = degrees ? WORLD : ZONE_32;
        for (Coordinate c : geometry.getCoordinates()) {
            // Not the envelope: it passes over what is not a number.
            if (!limits.contains(c)) {
                throw new Invalid(
                        Cql2Problem.FIELD,
                        "filter-coordinates",
                        position,
                        numbers(limits.getMinX(), limits.getMaxX()),
                        numbers(limits.getMinY(), limits.getMaxY()));
            }
        }
        if (geometry.isEmpty() || !geometry.isValid()) {
            throw unreadable(position);
        }
        return geometry;
    }

    private static String numbers(double from, double to) {
        return (long) from + " … " + (long) to;
    }

    private Geometry box(int position) {
        words.take();
        words.expectSymbol("(");
        double[] numbers = new double[6];
        int count = 0;
        do {
            if (count == numbers.length) {
                throw unreadable(position);
            }
            numbers[count++] = number();
        } while (words.takeIfSymbol(","));
        words.expectSymbol(")");
        if (count != 4 && count != 6) {
            throw unreadable(position);
        }
        double west = numbers[0];
        double south = numbers[1];
        double east = numbers[count / 2];
        double north = numbers[count / 2 + 1];
        if (south > north || west > east && !degrees) {
            throw unreadable(position);
        }
        if (west <= east) {
            return factory.toGeometry(new Envelope(west, east, south, north));
        }
        // Over the antimeridian: the part before it and the part behind it.
        return factory.buildGeometry(List.of(
                factory.toGeometry(new Envelope(west, 180, south, north)),
                factory.toGeometry(new Envelope(-180, east, south, north))));
    }

    private double number() {
        double number = Double.parseDouble(words.number());
        return Double.isFinite(number) ? number : Double.MAX_VALUE;
    }

    private Geometry wkt(int position) {
        StringBuilder wkt = new StringBuilder();
        int depth = 0;
        Cql2Token token;
        do {
            token = words.peek();
            boolean word = token.is("Z") || TYPES.contains(token.upper());
            if (token.isSymbol("(") && depth == DEEPEST || !word && !isPart(token)) {
                throw unreadable(token.position());
            }
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            boolean sign = token.isSymbol("-") || token.isSymbol("+");
            wkt.append(words.take().text()).append(sign ? "" : " ");
        } while (depth > 0 || !token.isSymbol(")"));
        try {
            Geometry geometry = new WKTReader(factory).read(wkt.toString());
            // Without heights, which no feature has.
            Geometry flat = new WKBReader(factory).read(new WKBWriter(2).write(geometry));
            flat.setSRID(factory.getSRID());
            return flat;
        } catch (ParseException | IllegalArgumentException e) {
            // a ring that is not closed, a line of one position, brackets that do not match
            throw unreadable(position);
        }
    }

    private static boolean isPart(Cql2Token token) {
        return token.kind() == Kind.NUMBER
                || token.isSymbol("(")
                || token.isSymbol(")")
                || token.isSymbol(",")
                || token.isSymbol("-")
                || token.isSymbol("+");
    }

    private static Invalid unreadable(int position) {
        return new Invalid(Cql2Problem.FIELD, "filter-geometry", position);
    }
}
