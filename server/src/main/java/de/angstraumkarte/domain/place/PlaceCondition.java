package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.domain.layer.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        if (!query.layers().isEmpty()) {
            parts.add("p.layer IN (<layers>)");
            lists.put(
                    "layers", query.layers().stream().map(Layer::slug).sorted().collect(Collectors.toList()));
        }
        if (!query.statuses().isEmpty()) {
            parts.add("p.status IN (<statuses>)");
            lists.put("statuses", query.statuses().stream().sorted().toList());
        }
        if (!query.districts().isEmpty()) {
            parts.add("p.district IN (<districts>)");
            lists.put("districts", query.districts().stream().sorted().toList());
        }
        Bbox bbox = query.bbox();
        if (bbox != null) {
            String box = "ST_MakeEnvelope(:minLon, :minLat, :maxLon, :maxLat, 4326)";
            parts.add("p.geom && " + box + " AND ST_Intersects(p.geom, " + box + ")");
            values.putAll(Map.of(
                    "minLon",
                    bbox.minLon(),
                    "minLat",
                    bbox.minLat(),
                    "maxLon",
                    bbox.maxLon(),
                    "maxLat",
                    bbox.maxLat()));
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
