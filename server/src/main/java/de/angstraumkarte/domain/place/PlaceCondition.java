package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.layer.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;

/**
 * A {@link PlaceQuery} as SQL over {@code place p}. Values are bound, never written into the text.
 *
 * @param sql the condition, without WHERE
 */
record PlaceCondition(String sql, Map<String, Object> values, Map<String, List<String>> lists) {
    /** Highest Unicode code point of the plane: every string that begins with a word sorts before word + this. */
    private static final char AFTER_ALL = '\uffff';

    static PlaceCondition of(PlaceQuery query) {
        List<String> parts = new ArrayList<>(List.of("p.retired_at IS NULL"));
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Bbox bbox = query.bbox();
        if (bbox != null) {
            // The box of a point is the point: for it, && is already exact.
            parts.add("p.geom && :box AND (p.is_point OR ST_Intersects(p.geom, :box))");
            values.put("box", Crs.WGS84_FACTORY.toGeometry(bbox.envelope()));
        }
        // With a box, the planner must take the spatial index. H2 rates an equality on a layer of 100,000 places as
        // better,
        // and reads them all; a function of the column (all slugs are lower case) leaves it no other index.
        UnaryOperator<String> column = bbox == null ? name -> "p." + name : name -> "LOWER(p." + name + ")";
        if (!query.layers().isEmpty()) {
            parts.add(column.apply("layer") + " IN (<layers>)");
            lists.put(
                    "layers", query.layers().stream().map(Layer::slug).sorted().toList());
        }
        if (!query.statuses().isEmpty()) {
            parts.add(column.apply("status") + " IN (<statuses>)");
            lists.put("statuses", query.statuses().stream().sorted().toList());
        }
        if (!query.districts().isEmpty()) {
            parts.add(column.apply("district") + " IN (<districts>)");
            lists.put("districts", query.districts().stream().sorted().toList());
        }
        int number = 0;
        for (String word : query.words()) {
            String name = "word" + number++;
            parts.add("p.id IN (SELECT place_id FROM place_token WHERE token >= :" + name + " AND token < :" + name
                    + "End)");
            values.put(name, word);
            values.put(name + "End", word + AFTER_ALL);
        }
        return new PlaceCondition(String.join(" AND ", parts), values, lists);
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        lists.forEach((name, list) -> query.bindList(name, list));
        return query;
    }
}
