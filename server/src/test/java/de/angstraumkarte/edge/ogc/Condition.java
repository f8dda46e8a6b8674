package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.collection.Queryable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * A filter that a test made up, with what it means for a feature as clients get it: computed from the definitions of CQL2,
 * without a line of what is tested.
 *
 * @param text as it is sent
 * @param truth true, false, or null if it cannot be known
 */
record Condition(String text, Function<JsonNode, @Nullable Boolean> truth) {

    boolean holds(JsonNode feature) {
        return Boolean.TRUE.equals(truth.apply(feature));
    }

    static Condition not(Condition part) {
        return new Condition("NOT (" + part.text + ")", feature -> {
            Boolean truth = part.truth.apply(feature);
            return truth == null ? null : !truth;
        });
    }

    static Condition all(List<Condition> parts) {
        return joined(parts, " AND ", false);
    }

    static Condition any(List<Condition> parts) {
        return joined(parts, " or ", true);
    }

    /** One part that is {@code deciding} decides; else one that is unknown makes it unknown. */
    private static Condition joined(List<Condition> parts, String word, boolean deciding) {
        String text = parts.stream().map(part -> "(" + part.text + ")").collect(Collectors.joining(word));
        return new Condition(text, feature -> {
            boolean unknown = false;
            for (Condition part : parts) {
                Boolean truth = part.truth.apply(feature);
                if (truth == null) {
                    unknown = true;
                } else if (truth == deciding) {
                    return deciding;
                }
            }
            return unknown ? null : !deciding;
        });
    }

    static Condition isNull(Queryable property) {
        return new Condition(property.name() + " IS NULL", feature -> value(property, feature)
                .isNull());
    }

    static Condition compare(Queryable property, String operator, JsonNode value) {
        return of(
                property, property.name() + " " + operator + " " + literal(property, value), (own, all) -> all.stream()
                        .anyMatch(one -> compares(property, operator, one, value)));
    }

    static Condition in(Queryable property, List<JsonNode> values) {
        String list = values.stream().map(value -> literal(property, value)).collect(Collectors.joining(", "));
        return of(property, property.name() + " IN (" + list + ")", (own, all) -> all.stream()
                .anyMatch(one -> values.stream().anyMatch(value -> compares(property, "=", one, value))));
    }

    /** @param regex the same pattern for Java */
    static Condition like(Queryable property, String pattern, String regex) {
        Pattern compiled = Pattern.compile(regex, Pattern.DOTALL);
        return of(
                property,
                property.name() + " LIKE '" + pattern.replace("'", "''") + "'",
                (own, all) -> compiled.matcher(own.asText()).matches());
    }

    static Condition intersects(Geometry area, String literal) {
        return new Condition("S_INTERSECTS(geometry, " + literal + ")", feature -> {
            JsonNode geometry = feature.get("geometry");
            return geometry.isNull() ? null : read(geometry).intersects(area);
        });
    }

    static Geometry read(JsonNode geometry) {
        String positions = positions(geometry.get("coordinates"));
        String brackets = positions.startsWith("(") ? positions : "(" + positions + ")";
        try {
            return new WKTReader().read(geometry.get("type").asText() + brackets);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String positions(JsonNode coordinates) {
        if (coordinates.get(0).isNumber()) {
            return coordinates.get(0).asText() + " " + coordinates.get(1).asText();
        }
        return StreamSupport.stream(coordinates.spliterator(), false)
                .map(Condition::positions)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static JsonNode value(Queryable property, JsonNode feature) {
        return property.type() == Queryable.Type.GEOMETRY
                ? feature.get("geometry")
                : feature.get("properties").get(property.name());
    }

    /** A text of a list is compared like a property of its own: one that fits is enough; "not equal" means that none is. */
    private static Condition of(Queryable property, String text, BiPredicate<JsonNode, List<JsonNode>> test) {
        return new Condition(text, feature -> {
            JsonNode value = value(property, feature);
            if (value.isNull()) {
                return null;
            }
            List<JsonNode> all = value.isArray()
                    ? StreamSupport.stream(value.spliterator(), false).toList()
                    : List.of(value);
            return test.test(value, all);
        });
    }

    private static boolean compares(Queryable property, String operator, JsonNode own, JsonNode other) {
        int order =
                switch (property.type()) {
                    case INTEGER -> new BigDecimal(own.asText()).compareTo(new BigDecimal(other.asText()));
                    case BOOLEAN -> Boolean.compare(own.asBoolean(), other.asBoolean());
                    case DATE -> LocalDate.parse(own.asText()).compareTo(LocalDate.parse(other.asText()));
                    default -> own.asText().compareTo(other.asText());
                };
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static String literal(Queryable property, JsonNode value) {
        return switch (property.type()) {
            case INTEGER, BOOLEAN -> value.asText();
            case DATE -> "DATE('" + value.asText() + "')";
            default -> "'" + value.asText().replace("\\", "\\\\").replace("'", "''") + "'";
        };
    }
}
