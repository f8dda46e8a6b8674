package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.layer.Layer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/**
 * A {@link PlaceQuery} as SQL over {@code place p}. Values are bound, never written into the text.
 *
 * <p>It also chooses the index. Left alone, H2 takes the spatial index for a box only if nothing else can be indexed, and
 * sorts whole layers in memory (server/docs/decisions/0005). So only the columns of the wanted index stand bare; the others
 * are hidden behind {@code LOWER} (all slugs are lower case). The order begins with the same columns, so that the index
 * delivers it. What is overdue is read from the index of the staff's table of places, which holds all that tells it
 * (server/docs/decisions/0012).
 *
 * @param sql the condition, without WHERE
 * @param prefix columns that are the same for all matches and begin the index, for ORDER BY; with a comma at the end, or empty
 */
record PlaceCondition(String sql, String prefix, Map<String, Object> values, Map<String, List<String>> lists) {

    /** For reading in the order of ids. */
    static PlaceCondition byId(PlaceQuery query) {
        Set<String> indexed = new LinkedHashSet<>();
        if (isByLayer(query)) {
            indexed.add("layer");
            if (query.statuses().size() == 1) {
                indexed.add("status");
            } else if (query.districts().size() == 1) {
                indexed.add("district");
            }
        }
        return of(query, indexed);
    }

    /** For reading in the order of titles. */
    static PlaceCondition byTitle(PlaceQuery query) {
        return of(query, isByLayer(query) ? Set.of("layer") : Set.of());
    }

    private static boolean isByLayer(PlaceQuery query) {
        return query.bbox() == null && query.words().isEmpty() && query.layers().size() == 1 && query.overdue() == null;
    }

    private static PlaceCondition of(PlaceQuery query, Set<String> indexed) {
        List<String> parts = new ArrayList<>(List.of("p.retired_at IS NULL"));
        if (query.overdue() != null && query.bbox() == null) {
            parts.add(0, "p.public_updates >= 0");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Bbox bbox = query.bbox();
        if (bbox != null) {
            // The box of a point is the point: for it, && is already exact.
            parts.add("p.geom && :box AND (p.is_point OR ST_Intersects(p.geom, :box))");
            values.put("box", Crs.WGS84_FACTORY.toGeometry(bbox.envelope()));
        }
        Map<String, Collection<String>> slugs = new LinkedHashMap<>();
        slugs.put("layer", query.layers().stream().map(Layer::slug).toList());
        slugs.put("status", query.statuses());
        slugs.put("district", query.districts());
        slugs.forEach((column, wanted) -> {
            if (!wanted.isEmpty()) {
                String name = indexed.contains(column) ? "p." + column : "LOWER(p." + column + ")";
                parts.add(name + " IN (<" + column + "s>)");
                lists.put(column + "s", wanted.stream().sorted().toList());
            }
        });
        if (query.overdue() != null) {
            parts.add(query.overdue().overdue());
            values.put("today", query.overdue().today());
        }
        int number = 0;
        for (String word : query.words()) {
            String name = "word" + number++;
            parts.add("p.id IN (SELECT place_id FROM place_token WHERE token >= :" + name + " AND token < :" + name
                    + "End)");
            values.put(name, word);
            values.put(name + "End", Folding.afterAll(word));
        }
        StringBuilder prefix = new StringBuilder();
        indexed.forEach(column -> prefix.append("p.").append(column).append(", "));
        return new PlaceCondition(String.join(" AND ", parts), prefix.toString(), values, lists);
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        lists.forEach((name, list) -> query.bindList(name, list));
        return query;
    }
}
