package de.angstraumkarte.edge.docs;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.web.ApiDocView;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The schemas of an OpenAPI document as the documentation page shows them. */
final class DocSchemas {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;
    private final Messages messages;

    DocSchemas(JsonNode document, Messages messages) {
        this.document = document;
        this.messages = messages;
    }

    List<ApiDocView.Schema> all() {
        List<ApiDocView.Schema> schemas = new ArrayList<>();
        document.path("components").path("schemas").properties().forEach(entry -> {
            JsonNode schema = entry.getValue();
            List<ApiDocView.Field> fields = new ArrayList<>();
            fields(fields, "", schema);
            schemas.add(new ApiDocView.Schema(
                    entry.getKey(), text(schema, "description"), fields, names(schema.path("anyOf"))));
        });
        return schemas;
    }

    /** What a value can be. */
    ApiDocView.Type type(JsonNode schema) {
        String range = range(schema);
        JsonNode fallback = schema.path("default");
        JsonNode values =
                schema.path("enum").isMissingNode() ? schema.path("items").path("enum") : schema.path("enum");
        return new ApiDocView.Type(
                typeName(schema),
                StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                range,
                fallback.isMissingNode() ? null : fallback.asText());
    }

    /** Name of the schema that a reference leads to, or that the items of a list have; null if there is none. */
    static @Nullable String named(JsonNode schema) {
        String reference =
                schema.path("$ref").asText(schema.path("items").path("$ref").asText(""));
        return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : null;
    }

    static @Nullable String text(JsonNode node, String member) {
        JsonNode text = node.path(member);
        return text.isMissingNode() ? null : text.asText();
    }

    /** The members of an object; those of an object inside it follow with a dot in their name. */
    private void fields(List<ApiDocView.Field> fields, String prefix, JsonNode schema) {
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        schema.path("properties").properties().forEach(member -> {
            JsonNode own = member.getValue();
            String name = prefix + member.getKey();
            fields.add(new ApiDocView.Field(
                    name,
                    required.contains(member.getKey()),
                    own.path("nullable").asBoolean(),
                    type(own),
                    named(own),
                    text(own, "description")));
            fields(fields, name + ".", own);
            fields(fields, name + "[].", own.path("items"));
        });
    }

    private List<String> names(JsonNode parts) {
        List<String> names = new ArrayList<>();
        parts.forEach(part -> {
            String name = named(part);
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    private String typeName(JsonNode schema) {
        String type = schema.path("type").asText(schema.has("$ref") ? "object" : "any");
        String format = schema.path("format").asText("");
        String key = "apidoc.type." + type + (format.isEmpty() ? "" : "." + format);
        if (type.equals("array")) {
            return messages.text("apidoc.type.array", typeName(schema.path("items")));
        }
        return messages.has(key) ? messages.text(key) : messages.text("apidoc.type." + type);
    }

    private @Nullable String range(JsonNode schema) {
        for (String[] bounds : new String[][] {
            {"minimum", "maximum", "range"}, {"minItems", "maxItems", "items"}, {"minLength", "maxLength", "length"}
        }) {
            JsonNode low = schema.path(bounds[0]);
            JsonNode high = schema.path(bounds[1]);
            String key = "apidoc.type." + bounds[2];
            if (low.isNumber() && low.equals(high)) {
                return messages.text(key + ".exact", low.asText());
            }
            if (low.isNumber() && high.isNumber()) {
                return messages.text(key, low.asText(), high.asText());
            }
            if (low.isNumber()) {
                return messages.text(key + ".min", low.asText());
            }
            if (high.isNumber()) {
                return messages.text(key + ".max", high.asText());
            }
        }
        return null;
    }
}
