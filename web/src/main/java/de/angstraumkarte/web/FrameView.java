package de.angstraumkarte.web;

import org.jspecify.annotations.Nullable;

/**
 * The map in somebody else's page.
 *
 * @param spoken language that the page around chose; null if it left that to the browser. What opens from here keeps it
 */
public record FrameView(MapView map, @Nullable String spoken) {
    /** What is chosen, as the part of an address that begins with a question mark; empty for all. */
    public String query() {
        String chosen = map.filter().query();
        return chosen.isEmpty() ? spokenQuery() : "?" + chosen + spokenQuery().replace('?', '&');
    }

    /** The language alone, as the part of an address that begins with a question mark; empty if it was left open. */
    public String spokenQuery() {
        return spoken == null ? "" : "?lang=" + spoken;
    }
}
