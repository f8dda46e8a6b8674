package de.angstraumkarte.base.geo;

import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.opengis.referencing.FactoryException;
import org.opengis.referencing.crs.CoordinateReferenceSystem;
import org.opengis.referencing.operation.MathTransform;
import org.opengis.referencing.operation.TransformException;

/**
 * The two coordinate reference systems of the map, from WKT constants: there is no EPSG database on the class path, so
 * {@code CRS.decode} does not work here. Both are always easting/longitude first. Thread-safe.
 */
public final class Crs {
    /** SRID of positions in the store and in every interface: WGS 84, lon/lat, degrees. */
    public static final int WGS84_SRID = 4326;
    /** SRID of the metric copy used for distances: ETRS89 / UTM zone 32N, metres. */
    public static final int UTM32_SRID = 25832;

    /** Geometries in WGS 84 carry their SRID, so that the store keeps it. */
    public static final GeometryFactory WGS84_FACTORY = new GeometryFactory(new PrecisionModel(), WGS84_SRID);

    private static final String WGS84_WKT =
            """
            GEOGCS["WGS 84 (CRS84)", DATUM["World Geodetic System 1984", SPHEROID["WGS 84", 6378137.0, 298.257223563]],
              PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295], AXIS["Longitude", EAST], AXIS["Latitude", NORTH]]
            """;
    private static final String UTM32_WKT =
            """
            PROJCS["ETRS89 / UTM zone 32N",
              GEOGCS["ETRS89", DATUM["European Terrestrial Reference System 1989", SPHEROID["GRS 1980", 6378137.0, 298.257222101],
                TOWGS84[0, 0, 0, 0, 0, 0, 0]], PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295],
                AXIS["Longitude", EAST], AXIS["Latitude", NORTH]],
              PROJECTION["Transverse_Mercator"], PARAMETER["central_meridian", 9.0], PARAMETER["latitude_of_origin", 0.0],
              PARAMETER["scale_factor", 0.9996], PARAMETER["false_easting", 500000.0], PARAMETER["false_northing", 0.0],
              UNIT["m", 1.0], AXIS["Easting", EAST], AXIS["Northing", NORTH]]
            """;

    public static final CoordinateReferenceSystem WGS84;
    private static final MathTransform TO_UTM32;
    private static final MathTransform TO_WGS84;

    static {
        try {
            WGS84 = CRS.parseWKT(WGS84_WKT);
            CoordinateReferenceSystem utm32 = CRS.parseWKT(UTM32_WKT);
            // The datums differ by centimetres at most in Germany; the published check point (architecture.md) treats
            // them as one, as PROJ and PostGIS do, hence "lenient".
            TO_UTM32 = CRS.findMathTransform(WGS84, utm32, true);
            TO_WGS84 = CRS.findMathTransform(utm32, WGS84, true);
        } catch (FactoryException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Crs() {}

    /**
     * Reads the two systems in a thread of its own. GeoTools takes nearly half a second to learn its units; a program that
     * calls this first opens its store meanwhile. Whoever needs a system earlier waits for it, as without this call.
     */
    public static void readAhead() {
        Thread reader = new Thread(() -> toUtm32(WGS84_FACTORY.createPoint()), "crs");
        reader.setDaemon(true);
        reader.start();
    }

    /** A copy in EPSG:25832 (metres) of a WGS 84 geometry. */
    public static Geometry toUtm32(Geometry wgs84) {
        return transform(wgs84, TO_UTM32, UTM32_SRID);
    }

    /** A copy in WGS 84 (degrees) of an EPSG:25832 geometry. */
    public static Geometry toWgs84(Geometry utm32) {
        return transform(utm32, TO_WGS84, WGS84_SRID);
    }

    /** @throws IllegalArgumentException if a coordinate lies outside what the projection can express */
    private static Geometry transform(Geometry geometry, MathTransform transform, int srid) {
        try {
            Geometry result = JTS.transform(geometry, transform);
            result.setSRID(srid);
            return result;
        } catch (TransformException | ArithmeticException e) {
            throw new IllegalArgumentException("position cannot be projected", e);
        }
    }
}
