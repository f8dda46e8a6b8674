package de.angstraumkarte.domain.district;

import de.angstraumkarte.base.geo.LonLat;
import org.jspecify.annotations.Nullable;
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
        String attributes) {}
