package de.angstraumkarte.domain.district;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Where the city ends. Thread-safe. */
public final class CityOutline {
    /**
     * The outline is generalised (VG250, errors up to about 100 m): what lies this close to it, in degrees (about 150 m),
     * is taken as inside.
     */
    private static final double TOLERANCE_DEGREES = 0.0015;

    private final Geometry outline;
    private final PreparedGeometry tolerant;

    /** @param outline polygon in WGS 84 */
    public CityOutline(Geometry outline) {
        this.outline = outline;
        this.tolerant = PreparedGeometryFactory.prepare(outline.buffer(TOLERANCE_DEGREES));
        // Builds the lazily created index before other threads come.
        tolerant.covers(outline.getInteriorPoint());
    }

    public Geometry outline() {
        return outline;
    }

    /** Whether a geometry (WGS 84) lies in the city; longer things and areas may cross its border. */
    public boolean contains(Geometry geometry) {
        return geometry instanceof Point ? tolerant.covers(geometry) : tolerant.intersects(geometry);
    }
}
