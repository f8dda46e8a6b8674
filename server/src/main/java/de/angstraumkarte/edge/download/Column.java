package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of the files of a collection: a property of its features.
 *
 * @param name of the property; that of a member of an object after a point, such as {@code measures.open}
 */
record Column(String name, Type type) {
    /** What its values are. */
    enum Type {
        TEXT("string"),
        INTEGER("integer"),
        NUMBER("number"),
        BOOLEAN("boolean"),
        DATE("date"),
        /** Several texts or numbers, separated by "|" as in files to import. */
        LIST("string"),
        /** An object as text. */
        JSON("json");

        /** Name of the type in CSV on the Web. */
        final String csvw;

        Type(String csvw) {
            this.csvw = csvw;
        }
    }

    /** The value in a feature's properties: a text, a number or a truth value; null if there is none. */
    @Nullable
    Object of(JsonNode properties) {
        JsonNode value = properties;
        for (String member : name.split("\\.")) {
            value = value.path(member);
        }
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return switch (type) {
            case TEXT, DATE -> value.asText();
            case INTEGER -> value.intValue();
            case NUMBER -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
            case LIST -> value.isEmpty() ? null : joined(value);
            case JSON -> value.isEmpty() ? null : value.toString();
        };
    }

    private static String joined(JsonNode list) {
        List<String> items = new ArrayList<>();
        list.forEach(item -> items.add(Objects.requireNonNull(item.asText())));
        return String.join("|", items);
    }
}
