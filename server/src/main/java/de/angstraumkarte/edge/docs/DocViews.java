package de.angstraumkarte.edge.docs;

import static de.angstraumkarte.edge.docs.DocSchemas.text;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.web.ApiDocView;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns the OpenAPI document of all interfaces into what the documentation page shows. */
final class DocViews {
    private static final List<String> INTERFACES = List.of("api", "ogc", "open311");

    /** How the tags of the collections of {@code /ogc} begin. */
    private static final String COLLECTION_TAG = "ogc-";

    private final JsonNode document;
    private final Messages messages;
    private final DocSchemas schemas;
    private final String server;

    DocViews(JsonNode document, Messages messages) {
        this.document = document;
        this.messages = messages;
        this.schemas = new DocSchemas(document, messages);
        this.server = document.path("servers").path(0).path("url").asText();
    }

    ApiDocView view(String documentHref) {
        List<ApiDocView.Interface> interfaces = new ArrayList<>();
        for (String id : INTERFACES) {
            List<ApiDocView.Group> groups = groups(id);
            if (!groups.isEmpty()) {
                interfaces.add(new ApiDocView.Interface(id, groups));
            }
        }
        return new ApiDocView(documentHref, interfaces, schemas.all());
    }

    private List<ApiDocView.Group> groups(String of) {
        List<ApiDocView.Group> groups = new ArrayList<>();
        List<ApiDocView.Operation> ofCollections = List.of();
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asText();
            List<ApiDocView.Operation> operations = operations(of, name);
            if (name.startsWith(COLLECTION_TAG)) {
                // The same for each: shown once, so that the page stays readable. The document has all of them.
                ofCollections = ofCollections.isEmpty() ? operations : joined(ofCollections, operations);
            } else if (!operations.isEmpty()) {
                String title = tag.path("x-title").asText(name);
                groups.add(new ApiDocView.Group("gruppe-" + name, title, text(tag, "description"), operations));
            }
        }
        if (!ofCollections.isEmpty()) {
            groups.add(new ApiDocView.Group(
                    "gruppe-ogc-sammlung",
                    messages.text("apidoc.collections"),
                    messages.text("apidoc.collections.text"),
                    ofCollections));
        }
        return groups;
    }

    private static List<ApiDocView.Operation> joined(
            List<ApiDocView.Operation> first, List<ApiDocView.Operation> others) {
        return IntStream.range(0, first.size())
                .mapToObj(i -> first.get(i).with(others.get(i).path()))
                .toList();
    }

    private List<ApiDocView.Operation> operations(String of, String tag) {
        List<ApiDocView.Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            if ((path.getKey() + "/").startsWith("/" + of + "/")) {
                path.getValue().properties().forEach(method -> {
                    if (method.getValue().path("tags").path(0).asText().equals(tag)) {
                        operations.add(operation(method.getKey(), path.getKey(), method.getValue()));
                    }
                });
            }
        });
        return operations;
    }

    private ApiDocView.Operation operation(String method, String path, JsonNode operation) {
        String example = text(operation, "x-example");
        JsonNode body = operation.path("requestBody").path("content");
        List<ApiDocView.Parameter> parameters = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> parameters.add(parameter(resolved(parameter))));
        List<ApiDocView.Answer> answers = new ArrayList<>();
        operation.path("responses").properties().forEach(answer -> {
            JsonNode response = resolved(answer.getValue());
            answers.add(new ApiDocView.Answer(
                    answer.getKey(), text(response, "description"), contents(response.path("content"))));
        });
        return new ApiDocView.Operation(
                operation.path("operationId").asText(method + path),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asText(),
                text(operation, "description"),
                List.of(),
                parameters,
                contents(body),
                answers,
                method.equals("get") ? example : null,
                example == null ? null : curl(method, example, body));
    }

    private ApiDocView.Parameter parameter(JsonNode parameter) {
        JsonNode example = parameter.path("example");
        return new ApiDocView.Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                schemas.type(parameter.path("schema")),
                text(parameter, "description"),
                example.isMissingNode() ? null : words(example));
    }

    private static String words(JsonNode example) {
        List<String> items = new ArrayList<>();
        example.forEach(item -> items.add(item.asText()));
        return example.isArray() ? String.join(",", items) : example.asText();
    }

    private static List<ApiDocView.Content> contents(JsonNode content) {
        List<ApiDocView.Content> contents = new ArrayList<>();
        content.properties().forEach(type -> {
            JsonNode schema = type.getValue().path("schema");
            contents.add(new ApiDocView.Content(type.getKey(), DocSchemas.named(schema), schema.has("items")));
        });
        return contents;
    }

    /** The example as one would type it. Nothing in it is from a request. */
    private String curl(String method, String example, JsonNode content) {
        StringBuilder curl = new StringBuilder("curl");
        if (!method.equals("get")) {
            curl.append(" -X ").append(method.toUpperCase(Locale.ROOT));
        }
        Map<String, JsonNode> types = new TreeMap<>();
        content.properties().forEach(type -> types.put(type.getKey(), type.getValue()));
        types.entrySet().stream().findFirst().ifPresent(type -> {
            JsonNode sent = type.getValue().path("example");
            if (type.getKey().equals("application/json")) {
                curl.append(" -H 'Content-Type: application/json' -d '")
                        .append(sent)
                        .append('\'');
            } else {
                sent.properties().forEach(field -> curl.append(" --data-urlencode '")
                        .append(field.getKey())
                        .append('=')
                        .append(words(field.getValue()))
                        .append('\''));
            }
        });
        return curl.append(" '").append(server).append(example).append('\'').toString();
    }

    private JsonNode resolved(JsonNode node) {
        @Nullable String reference = text(node, "$ref");
        return reference == null ? node : document.at(reference.substring(1));
    }
}
