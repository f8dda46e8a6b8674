package de.angstraumkarte.edge.importer;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Coordinate reference systems an imported file may use; always easting or longitude first. */
enum InputCrs {
    WGS84("EPSG:4326", "not-wgs84") {
        @Override
        boolean inRange(Geometry geometry) {
            return Shapes.isWgs84(geometry);
        }

        @Override
        Geometry transform(Geometry geometry) {
            return geometry;
        }
    },
    UTM32("EPSG:25832", "not-utm32") {
        /** Metres; generously around the zone, so that the projection is only asked what it can answer. */
        @Override
        boolean inRange(Geometry geometry) {
            for (Coordinate c : geometry.getCoordinates()) {
                if (!(c.x >= 0 && c.x <= 1_000_000 && c.y >= 0 && c.y <= 9_300_000)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        Geometry transform(Geometry geometry) {
            return Crs.toWgs84(geometry);
        }
    };

    /** Names for the option {@code --crs}. */
    static final List<String> NAMES =
            Arrays.stream(values()).map(crs -> crs.code).toList();

    private final String code;
    private final String rangeError;

    InputCrs(String code, String rangeError) {
        this.code = code;
        this.rangeError = rangeError;
    }

    static Optional<InputCrs> find(String code) {
        return Arrays.stream(values())
                .filter(crs -> crs.code.equalsIgnoreCase(code))
                .findFirst();
    }

    /** Code of the field error for coordinates outside the system's range. */
    String rangeError() {
        return rangeError;
    }

    abstract boolean inRange(Geometry geometry);

    /** The geometry in WGS 84; only for geometries in range. */
    abstract Geometry transform(Geometry geometry);
}
