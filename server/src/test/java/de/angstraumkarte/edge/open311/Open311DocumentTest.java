package de.angstraumkarte.edge.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description of the interface, {@code openapi/open311.json}, against the interface itself. */
class Open311DocumentTest {
    private static JsonNode document() {
        try (InputStream in = Open311DocumentTest.class.getResourceAsStream("/openapi/open311.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itDescribesExactlyTheRoutesThereAre() {
        Set<String> described = new TreeSet<>();
        document().get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase() + " " + path.getKey())));
        try (TestServer server = TestServer.start()) {
            assertEquals(
                    server.app().routes().stream()
                            .filter(route -> route.contains(" /open311/"))
                            .map(route -> route.replaceAll("\\.(json|xml)$", ".{format}"))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    described);
            JsonNode request = server.json("/open311/v2/requests.json?extensions=true&page_size=1")
                    .get(0);
            assertFits(document().at("/components/schemas/Open311Request"), request);
            assertFits(
                    document().at("/components/schemas/Open311ExtendedAttributes"), request.get("extended_attributes"));
            assertFits(
                    document().at("/components/schemas/Open311Update"),
                    server.json("/open311/v2/servicerequestupdates.json?page_size=1")
                            .get(0));
        }
    }

    @Test
    void itKnowsAllCauses() {
        Set<String> causes = new TreeSet<>();
        document()
                .at("/components/schemas/Open311Service/properties/service_code/enum")
                .forEach(c -> causes.add(c.asText()));
        assertEquals(new TreeSet<>(Cause.SLUGS), causes);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode document = document();
        for (String ref : document.findValuesAsText("$ref")) {
            assertTrue(document.at(ref.substring(1)).isObject(), ref);
        }
    }

    private static void assertFits(JsonNode schema, JsonNode value) {
        Set<String> known = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(known::add);
        Set<String> there = new TreeSet<>();
        value.fieldNames().forEachRemaining(there::add);
        assertEquals(known, there);
    }
}
