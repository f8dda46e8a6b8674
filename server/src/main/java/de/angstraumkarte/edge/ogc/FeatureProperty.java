package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.layer.Layer;
import java.util.List;

/**
 * A property that the features of a collection have, as the API document describes it.
 *
 * @param always whether it never is null
 */
record FeatureProperty(String name, Kind kind, boolean always) {
    /** What its values are. */
    enum Kind {
        TEXT,
        DAY,
        INTEGER,
        NUMBER,
        BOOLEAN,
        TEXTS,
        /** How many measures are open and done. */
        COUNTS,
        /** What people answered by one light. */
        LIGHT,
        OBJECT
    }

    private static final List<FeatureProperty> PLACE = List.of(
            always("layer", Kind.TEXT),
            always("title", Kind.TEXT),
            maybe("status", Kind.TEXT),
            maybe("statusTitle", Kind.TEXT),
            always("open", Kind.BOOLEAN),
            maybe("district", Kind.TEXT),
            maybe("districtTitle", Kind.TEXT),
            always("districtEstimated", Kind.BOOLEAN),
            always("causes", Kind.TEXTS),
            always("times", Kind.TEXTS),
            maybe("text", Kind.TEXT),
            maybe("address", Kind.TEXT),
            maybe("lastUpdate", Kind.DAY),
            maybe("nextUpdateBy", Kind.DAY),
            always("overdue", Kind.BOOLEAN),
            always("updates", Kind.INTEGER),
            always("measures", Kind.COUNTS),
            maybe("position", Kind.TEXT),
            maybe("accuracyM", Kind.INTEGER),
            always("verified", Kind.BOOLEAN),
            maybe("kind", Kind.TEXT),
            maybe("sportType", Kind.TEXT),
            maybe("partOf27", Kind.TEXT),
            maybe("note", Kind.TEXT),
            maybe("source", Kind.TEXT),
            maybe("sourceDate", Kind.TEXT),
            maybe("sourceUrl", Kind.TEXT),
            always("href", Kind.TEXT));

    private static final List<FeatureProperty> DISTRICT = List.of(
            always("layer", Kind.TEXT),
            always("title", Kind.TEXT),
            always("nr", Kind.INTEGER),
            always("nordwaerts", Kind.TEXT),
            always("labelLon", Kind.NUMBER),
            always("labelLat", Kind.NUMBER),
            maybe("borderSource", Kind.TEXT),
            always("attributes", Kind.OBJECT));

    private static final List<FeatureProperty> NEWS = List.of(
            always("place", Kind.TEXT),
            always("placeTitle", Kind.TEXT),
            always("layer", Kind.TEXT),
            maybe("district", Kind.TEXT),
            maybe("districtTitle", Kind.TEXT),
            maybe("date", Kind.TEXT),
            always("published", Kind.DAY),
            always("kind", Kind.TEXT),
            always("kindTitle", Kind.TEXT),
            maybe("status", Kind.TEXT),
            maybe("statusTitle", Kind.TEXT),
            maybe("text", Kind.TEXT),
            maybe("source", Kind.TEXT),
            maybe("sourceUrl", Kind.TEXT),
            maybe("nextUpdateBy", Kind.DAY),
            always("href", Kind.TEXT));

    private static final List<FeatureProperty> EFFECT = List.of(
            always("place", Kind.TEXT),
            always("placeTitle", Kind.TEXT),
            always("layer", Kind.TEXT),
            maybe("status", Kind.TEXT),
            maybe("statusTitle", Kind.TEXT),
            maybe("district", Kind.TEXT),
            maybe("districtTitle", Kind.TEXT),
            maybe("firstDone", Kind.DAY),
            maybe("lastDone", Kind.DAY),
            maybe("afterFrom", Kind.DAY),
            maybe("verdict", Kind.TEXT),
            maybe("verdictTitle", Kind.TEXT),
            maybe("day", Kind.LIGHT),
            maybe("dark", Kind.LIGHT),
            always("href", Kind.TEXT));

    /** In the order in which features have them. */
    static List<FeatureProperty> of(OpenCollection collection) {
        Layer layer = collection.layer();
        if (layer != null) {
            return PLACE;
        }
        return collection.equals(OpenCollection.DISTRICTS)
                ? DISTRICT
                : collection.equals(OpenCollection.NEWS) ? NEWS : EFFECT;
    }

    private static FeatureProperty always(String name, Kind kind) {
        return new FeatureProperty(name, kind, true);
    }

    private static FeatureProperty maybe(String name, Kind kind) {
        return new FeatureProperty(name, kind, false);
    }
}
