package de.angstraumkarte.domain.collection;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.collection.Filter.And;
import de.angstraumkarte.domain.collection.Filter.Compare;
import de.angstraumkarte.domain.collection.Filter.Constant;
import de.angstraumkarte.domain.collection.Filter.In;
import de.angstraumkarte.domain.collection.Filter.Intersects;
import de.angstraumkarte.domain.collection.Filter.IsNull;
import de.angstraumkarte.domain.collection.Filter.Like;
import de.angstraumkarte.domain.collection.Filter.Not;
import de.angstraumkarte.domain.collection.Filter.Operator;
import de.angstraumkarte.domain.collection.Filter.Or;
import de.angstraumkarte.domain.collection.Queryable.Type;
import de.angstraumkarte.domain.place.NewsDue;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Geometry;

/**
 * A {@link Filter} as SQL. Values are bound, never written into the text; names come from {@link FilterColumns}. What is unknown
 * stays unknown, as SQL has it.
 *
 * <p>It also leaves the planner the right index (server/docs/decisions/0005, 0023): that of the positions if every match has
 * to lie in a small area, else that of the layer with one status or district, else that of the layer. The other columns are hidden.
 */
final class FilterCondition {
    /** A quarter of the city. */
    private static final double SMALL_M2 = 120e6;

    private static final double SMALL_DEGREES2 = 0.016;

    private static final double SHORT_EDGE = 200;
    private static final int MOST_EDGES = 2_000;

    private final OpenCollection collection;
    private final FilterColumns columns;
    private final NewsDue due;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final boolean spatial;
    private final String sql;

    FilterCondition(OpenCollection collection, Filter filter, NewsDue due) {
        this.collection = collection;
        this.columns = FilterColumns.of(collection, due);
        this.due = due;
        List<Filter> needed = filter instanceof And and ? and.parts() : List.of(filter);
        spatial = needed.stream().anyMatch(FilterCondition::isSmall);
        sql = needed.stream().map(part -> spatial ? sql(part) : needed(part)).collect(Collectors.joining(" AND "));
    }

    /** Of an area that holds much of the city, reading the whole layer costs less than its index. */
    private static boolean isSmall(Filter filter) {
        return filter instanceof Intersects intersects
                && intersects.geometry().getEnvelopeInternal().getArea()
                        < (intersects.geometry().getSRID() == Crs.UTM32_SRID ? SMALL_M2 : SMALL_DEGREES2);
    }

    /** The condition, without WHERE. */
    String sql() {
        return sql;
    }

    /** Whether every match has to lie in a small area. */
    boolean spatial() {
        return spatial;
    }

    Query bind(Query query) {
        values.forEach(query::bind);
        return sql.contains(":today") ? query.bind("today", due.today()) : query;
    }

    /** A condition that every match fulfils: here an index may serve. */
    private String needed(Filter filter) {
        if (collection.layer() != null) {
            if (filter instanceof Compare compare && compare.operator() == Operator.EQUAL) {
                return indexed(filter, compare.property().name(), compare.value());
            } else if (filter instanceof In in && in.values().size() == 1) {
                return indexed(filter, in.property().name(), in.values().get(0));
            }
        }
        return sql(filter);
    }

    private String indexed(Filter filter, String name, Object value) {
        return name.equals("status") || name.equals("district") ? column(name) + " = " + bound(value) : sql(filter);
    }

    private String sql(Filter filter) {
        if (filter instanceof And and) {
            return joined(and.parts(), " AND ");
        } else if (filter instanceof Or or) {
            return joined(or.parts(), " OR ");
        } else if (filter instanceof Not not) {
            return "NOT (" + sql(not.part()) + ")";
        } else if (filter instanceof Constant constant) {
            return constant.value() ? "1 = 1" : "1 = 0";
        } else if (filter instanceof Compare compare) {
            return compare(compare.property(), compare.operator(), compare.value());
        } else if (filter instanceof In in) {
            return in(in);
        } else if (filter instanceof Like like) {
            return "LIKE_PATTERN(" + column(like.property().name()) + ", " + bound(like.pattern()) + ")";
        } else if (filter instanceof IsNull isNull) {
            return isNull(isNull.property());
        }
        return intersects((Intersects) filter);
    }

    private String joined(List<Filter> parts, String operator) {
        return parts.stream().map(this::sql).collect(Collectors.joining(operator, "(", ")"));
    }

    private String in(In in) {
        Queryable property = in.property();
        if (property.type() == Type.LIST || columns.times().containsKey(property.name())) {
            return in.values().stream()
                    .map(value -> compare(property, Operator.EQUAL, value))
                    .collect(Collectors.joining(" OR ", "(", ")"));
        }
        return in.values().stream()
                .map(this::bound)
                .collect(Collectors.joining(", ", hidden(property.name()) + " IN (", ")"));
    }

    private String compare(Queryable property, Operator operator, Object value) {
        if (property.type() == Type.LIST) {
            return (operator == Operator.EQUAL ? "" : "NOT ") + has(property, (String) value);
        }
        String time = columns.times().get(property.name());
        return time == null
                ? hidden(property.name()) + " " + symbol(operator) + " " + bound(value)
                : compareDay(time, operator, (LocalDate) value);
    }

    /** Lists are stored with a bar between their slugs. */
    private String has(Queryable property, String slug) {
        if (slug.isEmpty() || slug.contains("|")) {
            return "(1 = 0)";
        }
        return "(POSITION(" + bound("|" + slug + "|") + " IN '|' || " + column(property.name()) + " || '|') > 0)";
    }

    /** The day of a time is compared by when it begins and ends. */
    private String compareDay(String time, Operator operator, LocalDate day) {
        OffsetDateTime begin = start(day);
        OffsetDateTime end = start(day.plusDays(1));
        return switch (operator) {
            case EQUAL -> "(" + time + " >= " + bound(begin) + " AND " + time + " < " + bound(end) + ")";
            case NOT_EQUAL -> "(" + time + " < " + bound(begin) + " OR " + time + " >= " + bound(end) + ")";
            case LESS -> time + " < " + bound(begin);
            case LESS_OR_EQUAL -> time + " < " + bound(end);
            case GREATER -> time + " >= " + bound(end);
            case GREATER_OR_EQUAL -> time + " >= " + bound(begin);
        };
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(PlaceService.ZONE).toOffsetDateTime();
    }

    private String isNull(Queryable property) {
        String name = property.name();
        if (property.type() == Type.GEOMETRY) {
            return geometry() + " IS NULL";
        }
        String time = columns.times().get(name);
        return (time == null ? "(" + column(name) + ")" : time) + " IS NULL";
    }

    private String intersects(Intersects intersects) {
        Geometry area = intersects.geometry();
        boolean metres = area.getSRID() == Crs.UTM32_SRID;
        boolean district = columns.alias().equals("d");
        String geom = metres && !district ? "p.geom_utm" : geometry();
        String value = bound(metres && district ? inDegrees(area) : area);
        // The box of a point is the point: for it, && is already exact.
        String exact = area.isRectangle() && !district ? "p.is_point OR " : "";
        return "(" + geom + " && " + value + " AND (" + exact + "AREA_INTERSECTS(" + geom + ", " + value + ")))";
    }

    /** A district without a border is where its name is written. */
    private String geometry() {
        return columns.alias().equals("d")
                ? "COALESCE(d.geom, ST_SetSRID(ST_MakePoint(d.label_lon, d.label_lat), 4326))"
                : "p.geom";
    }

    /** Districts have no copy in metres; with short edges, straight lines stay straight to the centimetre. */
    private static Geometry inDegrees(Geometry metres) {
        return Crs.toWgs84(Densifier.densify(metres, Math.max(SHORT_EDGE, metres.getLength() / MOST_EDGES)));
    }

    /** So that the planner takes no index for it. */
    private String hidden(String name) {
        String column = column(name);
        return switch (column) {
            case "p.layer", "p.status", "p.district" -> "LOWER(" + column + ")";
            case "p.public_updates" -> "ABS(p.public_updates)";
            default -> column;
        };
    }

    private String column(String name) {
        String column = columns.expressions().get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column for " + name);
        }
        return column;
    }

    private static String symbol(Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }

    private String bound(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}
