package de.angstraumkarte.domain.work;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.NewsDue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/**
 * A {@link PlaceTable} as SQL over {@code place p}. Values are bound, never written into the text; what is written are slugs of
 * our own catalogue.
 *
 * <p>The rows are wide and any combination can be asked for, so all of it is read from one index that holds every column
 * needed here ({@code place_table}). Only its first columns stand bare; the others are hidden behind {@code LOWER}, so that
 * the planner takes no other index (server/docs/decisions/0005).
 *
 * @param sql the condition, without WHERE
 * @param order for ORDER BY
 */
record PlaceTableCondition(String sql, String order, Map<String, Object> values, Map<String, List<String>> lists) {

    static PlaceTableCondition of(PlaceTable table, NewsDue due) {
        List<String> parts = new ArrayList<>(List.of("p.public_updates >= 0 AND p.retired_at IS NULL"));
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        in(parts, lists, "layer", table.layers().stream().map(Layer::slug).toList());
        in(parts, lists, "status", table.statuses());
        in(parts, lists, "district", table.districts());
        units(table, parts, lists);
        if (table.overdue()) {
            parts.add(due.overdue());
            values.put("today", due.today());
        }
        int number = 0;
        for (String word : table.words()) {
            String name = "word" + number++;
            // Words hold letters and digits only, so nothing in them is a pattern.
            parts.add("' ' || p.folded LIKE :" + name);
            values.put(name, "% " + word + "%");
        }
        if (table.part() != null) {
            parts.add("(LOWER(p.unit) = :part OR p.id IN ("
                    + "SELECT place_id FROM measure WHERE unit = :part AND status <> 'cancelled'))");
            values.put("part", table.part());
        }
        return new PlaceTableCondition(String.join(" AND ", parts), order(table, due), values, lists);
    }

    private static void in(
            List<String> parts, Map<String, List<String>> lists, String column, Collection<String> wanted) {
        if (!wanted.isEmpty()) {
            parts.add("LOWER(p." + column + ") IN (<" + column + "s>)");
            lists.put(column + "s", wanted.stream().sorted().toList());
        }
    }

    private static void units(PlaceTable table, List<String> parts, Map<String, List<String>> lists) {
        Set<String> ids = table.units().stream()
                .filter(unit -> !unit.equals(PlaceTable.NO_UNIT))
                .collect(Collectors.toSet());
        if (!table.units().contains(PlaceTable.NO_UNIT)) {
            in(parts, lists, "unit", ids);
        } else if (ids.isEmpty()) {
            parts.add("LOWER(p.unit) IS NULL");
        } else {
            parts.add("(LOWER(p.unit) IS NULL OR LOWER(p.unit) IN (<units>))");
            lists.put("units", ids.stream().sorted().toList());
        }
    }

    private static String order(PlaceTable table, NewsDue due) {
        String way = table.descending() ? " DESC" : "";
        String key =
                switch (table.sort()) {
                    case TITLE -> "";
                    case STATUS -> statusRank() + way + ", ";
                    case DISTRICT -> "p.district" + way + " NULLS LAST, ";
                    case LAST -> "p.last_update" + way + " NULLS LAST, ";
                    case NEXT -> due.day() + way + " NULLS LAST, ";
                };
        return table.sort() == PlaceTable.Sort.TITLE ? "p.folded" + way + ", p.id" + way : key + "p.folded, p.id";
    }

    /** Statuses in the order in which people read them, layer by layer; unknown ones last. */
    private static String statusRank() {
        StringBuilder rank = new StringBuilder("CASE ");
        int number = 0;
        for (Layer layer : Layer.values()) {
            for (Status status : layer.statuses()) {
                rank.append("WHEN LOWER(p.layer) = '")
                        .append(layer.slug())
                        .append("' AND LOWER(p.status) = '")
                        .append(status.slug())
                        .append("' THEN ")
                        .append(number++)
                        .append(' ');
            }
        }
        return rank.append("ELSE ").append(number).append(" END").toString();
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        lists.forEach((name, list) -> query.bindList(name, list));
        return query;
    }
}
