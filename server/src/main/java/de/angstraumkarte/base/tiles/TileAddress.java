package de.angstraumkarte.base.tiles;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Place of a tile in the usual Web Mercator pyramid: zoom {@code z}, column {@code x} counted from the west, row
 * {@code y} counted from the north. Always inside the pyramid; whether we serve it is another question, see
 * {@link #covered()}.
 *
 * @param z 0 to {@value #DEEPEST}
 * @param x 0 to 2^z - 1
 * @param y 0 to 2^z - 1
 */
public record TileAddress(int z, int x, int y) {
    /** Zoom levels that are served. */
    public static final int MIN_ZOOM = 9;

    public static final int MAX_ZOOM = 19;

    /** Dortmund's surroundings, the only part of the world that is served; degrees WGS 84. */
    public static final double AREA_WEST = 7.20;

    public static final double AREA_EAST = 7.75;
    public static final double AREA_SOUTH = 51.35;
    public static final double AREA_NORTH = 51.65;

    private static final int DEEPEST = 24;

    /** Only the canonical spelling, so that one tile has one URL: no sign, no leading zero, no non-ASCII digit. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,7}");

    /** @throws IllegalArgumentException if there is no such tile */
    public TileAddress {
        if (z < 0 || z > DEEPEST) {
            throw new IllegalArgumentException("Zoom outside 0.." + DEEPEST + ": " + z);
        }
        int side = 1 << z;
        if (x < 0 || x >= side || y < 0 || y >= side) {
            throw new IllegalArgumentException("No tile " + x + "/" + y + " at zoom " + z);
        }
    }

    /** The tile that three URL parts name; empty if they name none. */
    public static Optional<TileAddress> parse(String z, String x, String y) {
        if (!NUMBER.matcher(z).matches()
                || !NUMBER.matcher(x).matches()
                || !NUMBER.matcher(y).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TileAddress(Integer.parseInt(z), Integer.parseInt(x), Integer.parseInt(y)));
        } catch (IllegalArgumentException outsideThePyramid) {
            return Optional.empty();
        }
    }

    /** Whether the zoom is served and the tile touches Dortmund's surroundings (a shared edge counts). */
    public boolean covered() {
        return z >= MIN_ZOOM
                && z <= MAX_ZOOM
                && west() <= AREA_EAST
                && east() >= AREA_WEST
                && south() <= AREA_NORTH
                && north() >= AREA_SOUTH;
    }

    /** Longitude of the left edge, degrees. */
    public double west() {
        return longitude(x);
    }

    /** Longitude of the right edge, degrees. */
    public double east() {
        return longitude(x + 1);
    }

    /** Latitude of the upper edge, degrees. */
    public double north() {
        return latitude(y);
    }

    /** Latitude of the lower edge, degrees. */
    public double south() {
        return latitude(y + 1);
    }

    private double longitude(int column) {
        return column * 360.0 / (1 << z) - 180.0;
    }

    private double latitude(int row) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * row / (1 << z)))));
    }
}
