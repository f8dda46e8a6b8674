package de.angstraumkarte.base.tiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileAddressTest {
    @Test
    void knowsItsBounds() {
        TileAddress world = new TileAddress(0, 0, 0);
        assertEquals(-180, world.west(), 1e-9);
        assertEquals(180, world.east(), 1e-9);
        assertEquals(85.0511287798, world.north(), 1e-9);
        assertEquals(-85.0511287798, world.south(), 1e-9);

        // holds 7.4653 51.5142, the Friedensplatz
        TileAddress centre = new TileAddress(14, 8531, 5447);
        assertTrue(centre.west() < 7.4653 && 7.4653 < centre.east());
        assertTrue(centre.south() < 51.5142 && 51.5142 < centre.north());
        assertEquals(360.0 / 16384, centre.east() - centre.west(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 14, 18, 19})
    void coversDortmundAtEveryServedZoom(int zoom) {
        assertTrue(at(zoom, 7.4653, 51.5142).covered());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 20, 24})
    void coversNoOtherZoom(int zoom) {
        assertFalse(at(zoom, 7.4653, 51.5142).covered());
    }

    @Test
    void coversTheAreaToItsEdgeAndNotBeyond() {
        for (int zoom = 9; zoom <= 19; zoom++) {
            TileAddress northWest = at(zoom, 7.20, 51.65);
            TileAddress southEast = at(zoom, 7.75, 51.35);
            assertTrue(northWest.covered() && southEast.covered());
            assertFalse(new TileAddress(zoom, northWest.x() - 1, northWest.y()).covered());
            assertFalse(new TileAddress(zoom, northWest.x(), northWest.y() - 1).covered());
            assertFalse(new TileAddress(zoom, southEast.x() + 1, southEast.y()).covered());
            assertFalse(new TileAddress(zoom, southEast.x(), southEast.y() + 1).covered());
        }
    }

    @Test
    void parsesWhatIsATile() {
        assertEquals(Optional.of(new TileAddress(14, 8531, 5447)), TileAddress.parse("14", "8531", "5447"));
        assertEquals(Optional.of(new TileAddress(0, 0, 0)), TileAddress.parse("0", "0", "0"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1,0,0", "14,-1,5447", "14,8531,-5", "14,x,5447", "14,8531,", "014,8531,5447", "14,08531,5447",
                "14,8531.0,5447",
        "14,16384,0", "14,0,16384", "25,0,0", "14,99999999999999999999,1", "14,+1,1", "14,1e3,1", "١٤,1,1", "31,0,0"
    })
    void parsesNothingElse(String z, String x, String y) {
        assertEquals(Optional.empty(), TileAddress.parse(z, x, y == null ? "" : y));
    }

    @Test
    void refusesTilesOutsideThePyramid() {
        assertThrows(IllegalArgumentException.class, () -> new TileAddress(1, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> new TileAddress(1, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new TileAddress(-1, 0, 0));
    }

    /** The tile that holds a point, by the textbook formula. */
    private static TileAddress at(int zoom, double lon, double lat) {
        double side = Math.pow(2, zoom);
        double radians = Math.toRadians(lat);
        int x = (int) Math.floor((lon + 180) / 360 * side);
        int y = (int) Math.floor((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * side);
        return new TileAddress(zoom, x, y);
    }
}
