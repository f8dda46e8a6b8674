package de.angstraumkarte.domain.gazetteer;

import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.domain.layer.Layer;
import org.jspecify.annotations.Nullable;

/** Something a search found. */
public sealed interface SearchHit {
    /** Its name as people read it. */
    String name();

    /** Where it is; null for a place without a position. */
    @Nullable
    LonLat position();

    /**
     * A place of the map.
     *
     * @param position its position, or a point on or inside its line or area
     * @param district slug; null if it is not known
     */
    record PlaceHit(String id, String name, Layer layer, @Nullable String district, @Nullable LonLat position)
            implements SearchHit {}

    /** A street or stop. */
    record NameHit(String name, GazetteerEntry.Kind kind, LonLat position) implements SearchHit {}
}
