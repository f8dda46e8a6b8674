package de.angstraumkarte.domain.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;

/** A {@link MeasureQuery} as SQL over {@code measure m JOIN place p LEFT JOIN unit u}. Slugs in it are ours, all else is bound. */
record MeasureCondition(MeasureQuery query) {
    private static final String OPEN = slugs(Set.copyOf(MeasureStatus.OPEN));

    /** SQL for "the measure is open". */
    static String open() {
        return "m.status IN (" + OPEN + ")";
    }

    private static String slugs(Set<MeasureStatus> statuses) {
        return statuses.stream().map(s -> "'" + s.slug() + "'").sorted().collect(Collectors.joining(", "));
    }

    String sql() {
        List<String> parts = new ArrayList<>(List.of("TRUE"));
        if (!query.statuses().isEmpty()) {
            parts.add("m.status IN (" + slugs(query.statuses()) + ")");
        }
        if (!query.types().isEmpty()) {
            parts.add("m.type IN ("
                    + query.types().stream()
                            .map(t -> "'" + t.slug() + "'")
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        if (!query.units().isEmpty()) {
            List<String> some = new ArrayList<>();
            if (query.units().contains(MeasureQuery.NO_UNIT)) {
                some.add("m.unit IS NULL");
            }
            IntStream.range(0, bound().size()).forEach(i -> some.add("m.unit = :unit" + i));
            parts.add("(" + String.join(" OR ", some) + ")");
        }
        if (query.dueBefore() != null) {
            parts.add(open() + " AND m.due < :dueBefore");
        }
        if (query.text() != null) {
            parts.add("(m.description ILIKE :text ESCAPE '!' OR p.title ILIKE :text ESCAPE '!')");
        }
        return String.join(" AND ", parts);
    }

    /** By what was asked for; within it what is overdue comes first. Needs {@code :today}. */
    String order() {
        String direction = query.descending() ? " DESC" : "";
        String first =
                switch (query.sort()) {
                    case UNIT -> query.descending() ? "u.title DESC NULLS LAST, u.id, " : "u.title NULLS FIRST, u.id, ";
                    case DUE -> "";
                    case STATUS -> positions(MeasureStatus.SLUGS, "m.status") + direction + ", ";
                    case TYPE -> positions(MeasureType.SLUGS, "m.type") + direction + ", ";
                    case PLACE -> "p.folded" + direction + ", p.id, ";
                };
        boolean latestFirst = query.sort() == MeasureQuery.Sort.DUE && query.descending();
        String due = latestFirst
                ? "m.due DESC, m.id"
                : "CASE WHEN " + open() + " AND m.due < :today THEN 0 ELSE 1 END, m.due, m.id";
        return " ORDER BY " + first + due;
    }

    private static String positions(List<String> slugs, String column) {
        return IntStream.range(0, slugs.size())
                .mapToObj(i -> " WHEN '" + slugs.get(i) + "' THEN " + i)
                .collect(Collectors.joining("", "CASE " + column, " END"));
    }

    Query bind(Query statement) {
        List<String> units = bound();
        for (int i = 0; i < units.size(); i++) {
            statement.bind("unit" + i, units.get(i));
        }
        if (query.dueBefore() != null) {
            statement.bind("dueBefore", query.dueBefore());
        }
        if (query.text() != null) {
            statement.bind("text", "%" + query.text().replaceAll("[!%_]", "!$0") + "%");
        }
        return statement;
    }

    private List<String> bound() {
        return query.units().stream()
                .filter(unit -> !unit.equals(MeasureQuery.NO_UNIT))
                .sorted()
                .toList();
    }
}
