package de.angstraumkarte.base.db;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * ST_Intersects for the same area and many rows: the area, which may have hundreds of vertices, is indexed once. Registered as the
 * function {@code AREA_INTERSECTS}; in PostGIS, which does this by itself, that is ST_Intersects.
 */
public final class AreaIntersects {
    /** More areas in one filter are indexed for each row anew. */
    private static final int KEPT = 4;

    /** What a thread asked about last, and so mostly what it asks about next: the latest first. */
    private static final ThreadLocal<Deque<PreparedGeometry>> LAST = ThreadLocal.withInitial(ArrayDeque::new);

    private AreaIntersects() {}

    /** @return null if one of them is; both in the same system */
    public static @Nullable Boolean intersects(@Nullable Geometry geometry, @Nullable Geometry area) {
        if (geometry == null || area == null) {
            return null;
        }
        return prepared(area).intersects(geometry);
    }

    private static PreparedGeometry prepared(Geometry area) {
        Deque<PreparedGeometry> last = LAST.get();
        for (PreparedGeometry known : last) {
            if (known.getGeometry().equalsExact(area)) {
                return known;
            }
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(area);
        last.addFirst(prepared);
        if (last.size() > KEPT) {
            last.removeLast();
        }
        return prepared;
    }
}
