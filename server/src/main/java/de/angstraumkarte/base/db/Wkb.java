package de.angstraumkarte.base.db;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Geometries as bound parameters: {@code ST_GeomFromWKB(:geom, srid)} runs on both engines. */
public final class Wkb {
    private Wkb() {}

    /** Two-dimensional WKB without SRID; null for null. */
    public static byte @Nullable [] of(@Nullable Geometry geometry) {
        return geometry == null ? null : new WKBWriter(2).write(geometry);
    }
}
