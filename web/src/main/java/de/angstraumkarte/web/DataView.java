package de.angstraumkarte.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page about the open data.
 *
 * @param layers every layer that can be downloaded, "stadtbezirke" included
 * @param squaresConfirmed how many squares are confirmed as part of the project "nordwärts"
 * @param squaresExpected how many there should be (27)
 * @param bordersKnown whether the borders of the districts have been imported
 * @param districts title of each district by slug, in the order of the titles; each has a feed and a calendar
 * @param embed the snippet that shows the map in another page
 * @param tileAttribution who must be named for the background tiles, null if there are none
 */
public record DataView(
        List<Layer> layers,
        int squaresConfirmed,
        int squaresExpected,
        boolean bordersKnown,
        Map<String, String> districts,
        EmbedView embed,
        @Nullable String tileAttribution) {
    public DataView {
        layers = List.copyOf(layers);
        districts = Collections.unmodifiableMap(new LinkedHashMap<>(districts));
    }

    /**
     * A layer to download.
     *
     * @param slug for example "plaetze"
     * @param count number of features
     * @param href path of the GeoJSON file
     * @param attribution who must be named when the layer is used, null if nobody
     */
    public record Layer(String slug, int count, String href, @Nullable String attribution) {}
}
