package de.angstraumkarte.base.db;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * ST_Intersects for the same area and many rows: the area, which may have hundreds of vertices, is indexed once. Registered as the
 * function {@code AREA_INTERSECTS}; in PostGIS, which does this by itself, that is ST_Intersects.
 */
public final class AreaIntersects {
    /** What a thread asked about last, and so mostly what it asks about next. */
    private static final ThreadLocal<PreparedGeometry> LAST = new ThreadLocal<>();

    private AreaIntersects() {}

    /** @return null if one of them is; both in the same system */
    public static @Nullable Boolean intersects(@Nullable Geometry geometry, @Nullable Geometry area) {
        if (geometry == null || area == null) {
            return null;
        }
        PreparedGeometry prepared = LAST.get();
        if (prepared == null || !prepared.getGeometry().equalsExact(area)) {
            prepared = PreparedGeometryFactory.prepare(area);
            LAST.set(prepared);
        }
        return prepared.intersects(geometry);
    }
}
