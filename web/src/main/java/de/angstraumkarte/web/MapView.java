package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The map with the list beside it.
 *
 * @param filter what can be and is chosen
 * @param rows the places that the list beside the map starts with, before any script runs
 * @param total how many places the filter leaves
 * @param tiles whether there is a source of background tiles
 * @param tileAttribution who must be named for the tiles, null if there are none
 */
public record MapView(
        FilterView filter, List<PlaceRow> rows, int total, boolean tiles, @Nullable String tileAttribution) {
    public MapView {
        rows = List.copyOf(rows);
    }
}
