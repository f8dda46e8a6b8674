package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one row by name. Reads them with a clear error each and remembers which were asked for. */
final class Fields {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,17}(\\.\\d{1,20})?([eE][+-]?\\d{1,3})?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private final ObjectNode values;
    private final List<FieldError> errors;
    private final Set<String> asked = new HashSet<>();

    Fields(ObjectNode values, List<FieldError> errors) {
        this.values = values;
        this.errors = errors;
    }

    boolean has(String name) {
        return values.has(name);
    }

    /** The text without surrounding space; null if absent or empty. Numbers and truth values are taken as written. */
    @Nullable
    String text(String name) {
        asked.add(name);
        JsonNode value = values.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            errors.add(FieldError.of(name, "not-text"));
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /** An array of texts, or one text separated by "|"; empty if absent. */
    List<String> list(String name) {
        asked.add(name);
        JsonNode value = values.path(name);
        if (!value.isArray()) {
            @Nullable String text = text(name);
            return text == null
                    ? List.of()
                    : Arrays.stream(text.split("\\|"))
                            .map(String::strip)
                            .filter(item -> !item.isEmpty())
                            .toList();
        }
        List<String> items = new ArrayList<>();
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                errors.add(FieldError.of(name, "not-a-list"));
                return List.of();
            }
            items.add(item.asText().strip());
        }
        return items;
    }

    /** A number whose decimals follow a comma, with a point instead; any other text as it is. */
    static String withPoint(String text) {
        return DECIMAL_COMMA.matcher(text.strip()).matches() ? text.replace(',', '.') : text;
    }

    /** A finite decimal number with a point. */
    @Nullable
    Double number(String name) {
        @Nullable String text = text(name);
        if (text == null) {
            return null;
        }
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        }
        errors.add(FieldError.of(name, DECIMAL_COMMA.matcher(text).matches() ? "decimal-comma" : "not-a-number"));
        return null;
    }

    /** A whole number within the range of int; "30.0" is one. */
    @Nullable
    Integer integer(String name) {
        int before = errors.size();
        @Nullable Double number = number(name);
        if (number == null || errors.size() > before) {
            return null;
        }
        try {
            return BigDecimal.valueOf(number).intValueExact();
        } catch (ArithmeticException e) {
            errors.add(FieldError.of(name, "not-an-integer"));
            return null;
        }
    }

    /** "true" or "false". */
    @Nullable
    Boolean truth(String name) {
        @Nullable String text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            errors.add(FieldError.of(name, "allowed", "true, false"));
            return null;
        }
        return text.equals("true");
    }

    /** All values that nobody asked for and that are not empty, as JSON text in the order of their names. */
    String others() {
        Map<String, JsonNode> sorted = new TreeMap<>();
        values.properties().forEach(property -> {
            JsonNode value = property.getValue();
            boolean empty =
                    value.isNull() || value.isTextual() && value.asText().isBlank();
            if (!asked.contains(property.getKey()) && !empty) {
                sorted.put(property.getKey(), value);
            }
        });
        ObjectNode others = values.objectNode();
        others.setAll(sorted);
        return others.toString();
    }
}
