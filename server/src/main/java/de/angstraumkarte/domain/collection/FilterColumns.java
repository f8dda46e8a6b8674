package de.angstraumkarte.domain.collection;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.NewsDue;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What queryables are in SQL: the only names that the text of a condition can hold. Written so that each says the same as the
 * property in the features.
 *
 * @param alias of the table that has the position
 * @param expressions SQL by name of the queryable
 * @param times queryables that are days in Berlin of a time
 */
record FilterColumns(String alias, Map<String, String> expressions, Map<String, String> times) {
    /** Of tables {@code place p}, {@code district d}, {@code status_update u} and {@code done}, see {@link SelectionStore}. */
    static FilterColumns of(OpenCollection collection, NewsDue due) {
        Layer layer = collection.layer();
        if (layer != null) {
            return new FilterColumns("p", places(layer, due), Map.of());
        }
        if (collection.equals(OpenCollection.DISTRICTS)) {
            return new FilterColumns(
                    "d", Map.of("title", "d.title", "nr", "d.nr", "nordwaerts", "d.nordwaerts"), Map.of());
        }
        if (collection.equals(OpenCollection.NEWS)) {
            return new FilterColumns(
                    "p",
                    Map.of(
                            "place", "u.place_id",
                            "layer", "p.layer",
                            "district", "p.district",
                            "kind", "u.kind",
                            "status", "u.status",
                            "text", "u.body"),
                    Map.of("published", "u.created_at"));
        }
        return new FilterColumns(
                "p",
                Map.of(
                        "place", "p.id",
                        "status", "p.status",
                        "district", "p.district",
                        "firstDone", "done.first_day",
                        "lastDone", "done.last_day"),
                Map.of());
    }

    private static Map<String, String> places(Layer layer, NewsDue due) {
        String open = layer.statuses().stream()
                .filter(Status::open)
                .map(status -> "'" + status.slug() + "'")
                .collect(Collectors.joining(", "));
        return Map.ofEntries(
                Map.entry("title", "p.title"),
                Map.entry("status", "p.status"),
                // What is no open status, or none at all, is not open: never null in the features.
                Map.entry("open", "CASE WHEN LOWER(p.status) IN (" + open + ") THEN TRUE ELSE FALSE END"),
                Map.entry("district", "p.district"),
                Map.entry("causes", "p.causes"),
                Map.entry("times", "p.times"),
                Map.entry("text", "p.body"),
                Map.entry("address", "p.address"),
                Map.entry("lastUpdate", "p.last_update"),
                Map.entry(
                        "overdue",
                        "CASE WHEN p.last_update IS NOT NULL AND " + due.overdue() + " THEN TRUE ELSE FALSE END"),
                Map.entry("updates", "p.public_updates"),
                Map.entry("position", "CASE WHEN p.geom IS NOT NULL THEN p.position_basis END"),
                Map.entry("verified", "p.verified"),
                Map.entry("kind", "p.kind"),
                Map.entry("sportType", "p.sport_type"),
                Map.entry("partOf27", "p.part_of_27"));
    }
}
