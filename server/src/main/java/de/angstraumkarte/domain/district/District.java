package de.angstraumkarte.domain.district;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.LonLat;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * One of the twelve Stadtbezirke.
 *
 * @param id slug, e.g. {@code innenstadt-nord}
 * @param nr official number, 1..12
 * @param nordwaerts whether it belongs to the "nordwärts" area: {@code ganz}, {@code anteilig} or {@code nein}
 * @param label where its name is written on the map
 * @param border polygon in WGS 84; null until real borders are imported
 * @param source where the border comes from, null without one
 * @param attributes further documented facts, a JSON object as text
 */
public record District(
        String id,
        int nr,
        String title,
        String nordwaerts,
        LonLat label,
        @Nullable Geometry border,
        @Nullable String source,
        String attributes) {

    /** Its border, or without one the point where its name is written, so that it is somewhere. */
    public Geometry whereabouts() {
        return border != null ? border : Crs.WGS84_FACTORY.createPoint(new Coordinate(label.lon(), label.lat()));
    }
}
