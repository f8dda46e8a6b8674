package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.Licence;
import de.angstraumkarte.web.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI 3.0.3 document of {@code /ogc}. Each collection has paths of its own, because each has its own properties and
 * queryables; they come from {@link OpenCollection}, so that nothing can be asked that is not described.
 */
public final class ApiDocument {
    /** Where {@code /ogc} is on the server. */
    public static final String PATH = OgcRoutes.PATH;

    /** Not a part of the standard: the address of a request that shows what an operation answers. */
    static final String EXAMPLE = "x-example";

    private final ObjectMapper json;

    public ApiDocument(ObjectMapper json) {
        this.json = json;
    }

    /** @param server where {@code /ogc} is, absolute, without slash at the end */
    public ObjectNode of(Messages messages, String server) {
        return new Writer(json, messages).document(server);
    }

    /** Writes one document. */
    private static final class Writer {
        private final ObjectNode document;
        private final Messages messages;
        private final ObjectNode paths;
        private final ApiParameters parameters;

        Writer(ObjectMapper json, Messages messages) {
            this.document = json.createObjectNode().put("openapi", "3.0.3");
            this.messages = messages;
            ObjectNode info = document.putObject("info")
                    .put("title", text("title"))
                    .put("description", text("description"))
                    .put("version", "1.0.0");
            info.putObject("license").put("name", Licence.TITLE).put("url", Licence.URL);
            document.putArray("servers");
            document.putArray("security");
            document.putArray("tags");
            this.paths = document.putObject("paths");
            this.parameters = new ApiParameters(messages);
        }

        ObjectNode document(String server) {
            ((ArrayNode) document.get("servers")).addObject().put("url", server);
            ((ObjectNode) document.get("info"))
                    .putObject("contact")
                    .put("name", messages.text("site.title"))
                    .put("url", server.substring(0, server.length() - PATH.length()) + "/impressum");
            tag("ogc", text("tag"), text("description"));
            get("/", "landing", "ogc", "/", MediaTypes.JSON, "OgcLanding");
            get("/conformance", "conformance", "ogc", "/conformance", MediaTypes.JSON, "OgcConformance");
            get("/api", "api", "ogc", "/api", MediaTypes.OPENAPI, null);
            get("/collections", "collections", "ogc", "/collections", MediaTypes.JSON, "OgcCollections");
            OpenCollection.ALL.forEach(this::collection);
            ObjectNode components = document.putObject("components");
            parameters.components(components.putObject("parameters"));
            new ApiResponses(messages).components(components.putObject("responses"));
            new ApiSchemas(messages).components(components.putObject("schemas"));
            return document;
        }

        private void collection(OpenCollection collection) {
            String path = "/collections/" + collection.id();
            String tag = "ogc-" + collection.id();
            String schema = ApiSchemas.name(collection);
            String title = CollectionWords.title(collection, messages);
            tag(tag, text("tag.collection", title), CollectionWords.description(collection, messages));
            get(path, "collection", tag, path, MediaTypes.JSON, "OgcCollection");
            get(path + "/queryables", "queryables", tag, path + "/queryables", MediaTypes.SCHEMA, "OgcQueryables");
            ObjectNode items = get(
                    path + "/items", "items", tag, path + "/items?limit=2", MediaTypes.GEOJSON, schema + "Collection");
            parameters.items((ArrayNode) items.get("parameters"), collection);
            contentCrs(items);
            ObjectNode item = get(path + "/items/{featureId}", "item", tag, null, MediaTypes.GEOJSON, schema);
            parameters.item((ArrayNode) item.get("parameters"));
            contentCrs(item);
            refer(item, "404", "OgcNotFound");
        }

        private void tag(String name, String title, String description) {
            ((ArrayNode) document.get("tags"))
                    .addObject()
                    .put("name", name)
                    .put("description", description)
                    .put("x-title", title);
        }

        /** @param schema of the answer; null if it is any object */
        private ObjectNode get(
                String path, String key, String tag, @Nullable String example, String type, @Nullable String schema) {
            ObjectNode operation = paths.putObject(path).putObject("get");
            operation.putArray("tags").add(tag);
            operation
                    .put("summary", text(key))
                    .put("description", text(key + ".description"))
                    .put("operationId", operationId(path));
            if (example != null) {
                operation.put(EXAMPLE, example);
            }
            ArrayNode list = operation.putArray("parameters");
            parameters.common().forEach(name -> ApiParameters.refer(list, name));
            ObjectNode responses = operation.putObject("responses");
            ObjectNode ok = responses.putObject("200").put("description", text(key + ".200"));
            ObjectNode content = ok.putObject("content");
            ObjectNode answer = content.putObject(type).putObject("schema");
            if (schema == null) {
                answer.put("type", "object");
            } else {
                answer.put("$ref", "#/components/schemas/" + schema);
            }
            content.putObject("text/html").putObject("schema").put("type", "string");
            refer(operation, "304", "OgcNotModified");
            refer(operation, "400", "OgcBadRequest");
            refer(operation, "406", "OgcNotAcceptable");
            refer(operation, "503", "OgcUnavailable");
            return operation;
        }

        private void contentCrs(ObjectNode operation) {
            ((ObjectNode) operation.get("responses").get("200"))
                    .putObject("headers")
                    .putObject("Content-Crs")
                    .put("description", text("content-crs"))
                    .putObject("schema")
                    .put("type", "string");
        }

        private static void refer(ObjectNode operation, String status, String response) {
            ((ObjectNode) operation.get("responses"))
                    .putObject(status)
                    .put("$ref", "#/components/responses/" + response);
        }

        private static String operationId(String path) {
            List<String> words = new ArrayList<>(List.of("ogc"));
            for (String part : path.split("[/{}]+")) {
                if (!part.isEmpty()) {
                    words.add(part);
                }
            }
            return String.join(".", words);
        }

        private String text(String key, Object... args) {
            return messages.text("apidoc.ogc." + key, args);
        }
    }
}
