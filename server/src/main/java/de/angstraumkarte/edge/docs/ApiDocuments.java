package de.angstraumkarte.edge.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.web.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** One OpenAPI 3.0.3 document of all interfaces, put together from what each says of itself. */
public final class ApiDocuments {
    /** An OpenAPI document that is made when it is needed. */
    @FunctionalInterface
    public interface Part {
        /** @param server absolute address its paths begin at */
        ObjectNode of(Messages messages, String server);
    }

    private static final List<String> FILES = List.of("api", "open311");

    private final List<JsonNode> files = new ArrayList<>();
    private final Part ogc;
    private final String ogcPath;

    /** @param ogcPath where the paths of {@code ogc} begin */
    public ApiDocuments(ObjectMapper json, String ogcPath, Part ogc) {
        FILES.forEach(name -> files.add(read(json, name)));
        this.ogcPath = ogcPath;
        this.ogc = ogc;
    }

    private static JsonNode read(ObjectMapper json, String name) {
        String resource = "/openapi/" + name + ".json";
        try (InputStream in = ApiDocuments.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** @param server absolute, without slash at the end */
    public ObjectNode all(Messages messages, String server) {
        ObjectNode all = (ObjectNode) TextPairs.in(messages.language(), files.get(0));
        all.putArray("servers").addObject().put("url", server);
        all.withObject("/info/contact").put("name", messages.text("site.title")).put("url", server + "/impressum");
        for (JsonNode file : files.subList(1, files.size())) {
            join(all, TextPairs.in(messages.language(), file), "");
        }
        join(all, ogc.of(messages, server + ogcPath), ogcPath);
        return all;
    }

    /** @throws IllegalStateException if both have something of the same name */
    private static void join(ObjectNode all, JsonNode part, String prefix) {
        part.path("tags").forEach(((ArrayNode) all.get("tags"))::add);
        part.path("paths").properties().forEach(path -> {
            JsonNode operations = path.getValue();
            if (!prefix.isEmpty()) {
                operations.forEach(operation -> prefixExample((ObjectNode) operation, prefix));
            }
            put((ObjectNode) all.get("paths"), trimmed(prefix + path.getKey()), operations);
        });
        part.path("components").properties().forEach(kind -> {
            ObjectNode components = (ObjectNode) all.get("components");
            ObjectNode same = components.withObject("/" + kind.getKey());
            kind.getValue().properties().forEach(component -> put(same, component.getKey(), component.getValue()));
        });
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static void prefixExample(ObjectNode operation, String prefix) {
        JsonNode example = operation.path("x-example");
        if (example.isTextual()) {
            operation.put("x-example", trimmed(prefix + example.asText()));
        }
    }

    private static void put(ObjectNode object, String name, JsonNode value) {
        if (object.has(name)) {
            throw new IllegalStateException("two interfaces describe " + name);
        }
        object.set(name, value);
    }
}
