package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.domain.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A public entry with what everybody may know of its place.
 *
 * @param district slug; null if it cannot be known
 * @param position of the place, WGS 84; null if it has none
 */
public record PlacedUpdate(
        PublishedUpdate entry, String title, Layer layer, @Nullable String district, @Nullable Geometry position) {}
