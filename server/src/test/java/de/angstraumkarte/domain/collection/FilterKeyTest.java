package de.angstraumkarte.domain.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import de.angstraumkarte.domain.collection.Filter.Intersects;
import de.angstraumkarte.domain.collection.Queryable.Type;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Filters are keys of kept selections: comparing them must cost next to nothing, whatever somebody sends. */
class FilterKeyTest {
    private static final Queryable GEOMETRY = Queryable.of("geometry", Type.GEOMETRY);

    private static Intersects touching(String wkt, int srid) throws ParseException {
        Geometry area = new WKTReader().read(wkt);
        area.setSRID(srid);
        return new Intersects(GEOMETRY, area);
    }

    @Test
    void theSameAreaInTheSameSystemIsTheSameKey() throws ParseException {
        String area = "POLYGON((7 51, 8 51, 8 52, 7 52, 7 51))";
        assertEquals(touching(area, 4326), touching(area, 4326));
        assertEquals(touching(area, 4326).hashCode(), touching(area, 4326).hashCode());
        assertNotEquals(touching(area, 4326), touching(area, 25832));
    }

    @Test
    void areasInTheSameBoxAreToldApartWithoutComparingThem() throws ParseException {
        Intersects one = touching("POLYGON((7 51, 8 51, 7.5 52, 7 51))", 4326);
        Intersects other = touching("POLYGON((7 51, 8 51, 7.6 52, 7 51))", 4326);
        assertNotEquals(one.hashCode(), other.hashCode());
    }

    @Test
    void shapesAreNotComparedAsAreas() throws ParseException {
        Intersects area = touching("POLYGON((7 51, 8 51, 8 52, 7 52, 7 51))", 4326);
        assertNotEquals(area, touching("POLYGON((8 51, 8 52, 7 52, 7 51, 8 51))", 4326));
    }
}
