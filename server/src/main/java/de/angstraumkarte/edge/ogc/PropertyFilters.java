package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.collection.Filter;
import de.angstraumkarte.domain.collection.Filter.In;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import de.angstraumkarte.domain.collection.Queryable.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One parameter per property with simple values, such as {@code ?status=planned,in-progress&district=hoerde}: features that
 * have one of the values, of each property asked for.
 */
final class PropertyFilters {
    private static final int LONGEST = 2_000;
    static final int MOST_VALUES = 50;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    /** A comma with a blank behind it is part of a text. */
    private static final Pattern COMMA = Pattern.compile(",(?! )");

    private PropertyFilters() {}

    static List<String> names(OpenCollection collection) {
        return simple(collection).stream().map(Queryable::name).toList();
    }

    /** The conditions, all of which are to hold. What is wrong is noted in the parameters. */
    static List<Filter> read(Params params, OpenCollection collection) {
        List<Filter> filters = new ArrayList<>();
        for (Queryable property : simple(collection)) {
            String text = params.text(property.name(), LONGEST);
            Filter filter = text == null ? null : filter(params, property, text);
            if (filter != null) {
                filters.add(filter);
            }
        }
        return filters;
    }

    private static List<Queryable> simple(OpenCollection collection) {
        return collection.queryables().stream()
                .filter(property -> property.type() != Type.GEOMETRY)
                .toList();
    }

    private static @Nullable Filter filter(Params params, Queryable property, String text) {
        List<Object> values = new ArrayList<>();
        boolean free = property.type() == Type.TEXT && property.values().isEmpty();
        String[] parts = free ? COMMA.split(text, -1) : text.split(",", -1);
        if (parts.length > MOST_VALUES) {
            params.error(property.name(), "too-many", MOST_VALUES);
            return null;
        }
        for (String part : parts) {
            Object value = value(params, property, part.strip());
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        if (free && parts.length > 1) {
            // GDAL means the whole text by it.
            values.add(text);
        }
        return new In(property, values);
    }

    private static @Nullable Object value(Params params, Queryable property, String text) {
        Object value =
                switch (property.type()) {
                    case TEXT, LIST ->
                        property.values().isEmpty() || property.values().contains(text) ? text : null;
                    case INTEGER -> WHOLE.matcher(text).matches() ? new BigDecimal(text) : null;
                    case BOOLEAN -> truth(text);
                    case DATE -> Cql2Value.day(text).orElse(null);
                    case GEOMETRY -> null;
                };
        if (value == null) {
            switch (property.type()) {
                case INTEGER -> params.error(property.name(), "not-an-integer");
                case BOOLEAN -> params.error(property.name(), "allowed", "true, false");
                case DATE -> params.error(property.name(), "not-a-day");
                default -> params.error(property.name(), "allowed", String.join(", ", property.values()));
            }
        }
        return value;
    }

    /** GDAL, to which truth is a number, sends 1 and 0. */
    private static @Nullable Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }
}
