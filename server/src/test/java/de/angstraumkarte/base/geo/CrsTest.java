package de.angstraumkarte.base.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class CrsTest {
    private static final double MILLIMETRE = 0.001;
    private static final double MILLIMETRE_DEGREES = 1e-8;

    /** The check point of architecture.md, on which PROJ, PostGIS and H2GIS agree. */
    @Test
    void theCheckPointAgreesToAMillimetre() {
        Geometry wgs84 = Crs.WGS84_FACTORY.createPoint(new Coordinate(7.4653, 51.5142));
        Geometry utm = Crs.toUtm32(wgs84);
        assertEquals(393508.235, utm.getCoordinate().x, MILLIMETRE);
        assertEquals(5708124.909, utm.getCoordinate().y, MILLIMETRE);
        assertEquals(Crs.UTM32_SRID, utm.getSRID());
        Geometry back = Crs.toWgs84(utm);
        assertEquals(7.4653, back.getCoordinate().x, MILLIMETRE_DEGREES);
        assertEquals(51.5142, back.getCoordinate().y, MILLIMETRE_DEGREES);
    }
}
