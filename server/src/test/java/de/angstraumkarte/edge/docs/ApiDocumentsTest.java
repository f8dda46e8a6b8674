package de.angstraumkarte.edge.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.oas.OpenApi30;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the interfaces is true: it holds every route, nothing else, and the answers are as it says. */
class ApiDocumentsTest {
    private static final Pattern DESCRIBED = Pattern.compile("/(api|ogc|open311)(/.*)?");

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        document = server.json("/api/openapi.json?lang=de");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteIsDescribed() {
        Set<String> missing = new TreeSet<>();
        for (String route : server.app().routes()) {
            String path = route.substring(route.indexOf(' ') + 1);
            if (DESCRIBED.matcher(path).matches() && described().stream().noneMatch(one -> serves(route, one))) {
                missing.add(route);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void everythingDescribedIsARoute() {
        Set<String> unserved = new TreeSet<>(described());
        unserved.removeIf(one -> server.app().routes().stream().anyMatch(route -> serves(route, one)));
        assertEquals(Set.of(), unserved);
    }

    /** "GET /path" of everything in the document. */
    private static List<String> described() {
        List<String> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    for (String format : path.getKey().contains("{format}") ? List.of("json", "xml") : List.of("")) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " "
                                + path.getKey().replace("{format}", format));
                    }
                }));
        return operations;
    }

    /** Whether a route answers what is described: a parameter of the route may be a word there. */
    private static boolean serves(String route, String described) {
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        var parameters = Pattern.compile("\\{[^}]+}").matcher(route);
        while (parameters.find()) {
            pattern.append(Pattern.quote(route.substring(end, parameters.start())))
                    .append("[^/]+");
            end = parameters.end();
        }
        return described.matches(pattern + Pattern.quote(route.substring(end)));
    }

    @Test
    void everyExampleAnswersAsItsSchemaSays() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (var path : document.path("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            String example = operation.path("x-example").asText("");
            if (!example.isEmpty()) {
                HttpResponse<String> answer = server.get(example);
                String faults = faults(operation, answer);
                checked++;
                if (!faults.isEmpty()) {
                    wrong.add(example + ": " + faults);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(checked > 8, checked + " examples");
    }

    @Test
    void anAnswerThatIsUnchangedIsDescribed() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (var path : document.path("paths").properties()) {
            JsonNode operation = path.getValue().path("get");
            String example = operation.path("x-example").asText("");
            String tag = example.isEmpty()
                    ? ""
                    : server.get(example).headers().firstValue("ETag").orElse("");
            if (!tag.isEmpty()) {
                checked++;
                assertEquals(304, server.get(example, "If-None-Match", tag).statusCode(), example);
                if (resolved(operation.path("responses").path("304")).isMissingNode()) {
                    wrong.add(example);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(checked > 8, checked + " answers with a tag");
    }

    @Test
    void aRequestOfOpen311WithExtensionsIsAsItsSchemaSays() {
        JsonNode operation = document.at("/paths/~1open311~1v2~1requests.{format}/get");
        assertEquals("", faults(operation, server.get("/open311/v2/requests.json?extensions=true")));
    }

    @Test
    void theExampleOfAnOpen311ReportFitsItsSchema() {
        JsonNode content = document.at(
                "/paths/~1open311~1v2~1requests.{format}/post/requestBody/content/application~1x-www-form-urlencoded");
        var found =
                schema(content.path("schema")).validate(content.path("example").toString(), InputFormat.JSON);
        assertEquals("[]", found.toString());
    }

    @Test
    void anErrorIsAsItsSchemaSays() {
        HttpResponse<String> answer = server.get("/api/layers?colour=red");
        assertEquals("", faults(document.at("/paths/~1api~1layers/get"), answer));
    }

    @Test
    void aReportIsTakenAsTheExampleHasIt() {
        JsonNode operation = document.at("/paths/~1api~1reports/post");
        JsonNode example = operation.at("/requestBody/content/application~1json/example");
        HttpResponse<String> answer = server.post("/api/reports", "application/json", example.toString());
        assertEquals(201, answer.statusCode(), answer.body());
        assertEquals("", faults(operation, answer));
    }

    /** What about an answer is not as described; empty if all is. */
    private static String faults(JsonNode operation, HttpResponse<String> answer) {
        String status = Integer.toString(answer.statusCode());
        JsonNode response = resolved(operation.path("responses").path(status));
        if (response.isMissingNode()) {
            return "status " + status + " is not described: " + answer.body();
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split("; *charset")[0];
        JsonNode schema = response.path("content").path(type).path("schema");
        if (schema.isMissingNode()) {
            return "media type " + type + " is not described";
        }
        var found = schema(schema).validate(answer.body(), InputFormat.JSON);
        return found.isEmpty() ? "" : found.toString();
    }

    /** A schema of the document, with the others to refer to. */
    private static JsonSchema schema(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components"));
        return JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                .metaSchema(OpenApi30.getInstance())
                .build()
                .getSchema(root);
    }

    private static JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void hasEveryTextInTheLanguageAskedFor(String language) {
        String text = server.get("/api/openapi.json?lang=" + language).body();
        assertFalse(text.contains("\"de\":"), "a pair of texts is left in the document");
        assertEquals("en".equals(language), text.contains("Most features on one page"));
        assertEquals("de".equals(language), text.contains("Höchstzahl der Objekte"));
    }
}
