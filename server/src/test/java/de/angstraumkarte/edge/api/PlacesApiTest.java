package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesApiTest {
    private static final String PLACE = "/api/places/angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPlaceTellsItsStoryNewestFirst() {
        JsonNode place = server.json(PLACE);
        JsonNode updates = place.get("properties").get("updates");
        assertEquals("added", updates.get(0).get("kind").asText());
        assertEquals("2026-11-21", updates.get(0).get("date").asText());
        assertEquals("documented", updates.get(1).get("kind").asText());
        assertEquals("2019-11", updates.get(1).get("date").asText());
        assertTrue(updates.get(1).get("source").asText().contains("Ruhr Nachrichten"));
        assertEquals(updates, server.json(PLACE + "/updates"));
        assertTrue(place.get("properties").has("effect"));
        assertTrue(place.get("properties").get("effect").isNull());
    }

    @Test
    void aWinterStaysAWinter() {
        boolean found = false;
        for (JsonNode feature : server.json("/api/layers/angstraeume.geojson").get("features")) {
            found |= feature.get("properties").get("sourceDate").asText().equals("2022/2023");
        }
        assertTrue(found);
    }

    @Test
    void promisedNewsComesFourWeeksAfterTheLast() {
        JsonNode properties = server.json(PLACE).get("properties");
        assertEquals("2026-11-21", properties.get("lastUpdate").asText());
        assertEquals("2026-12-19", properties.get("nextUpdateBy").asText());
        assertEquals(false, properties.get("overdue").asBoolean());
    }

    @Test
    void nearListsNearestFirst() {
        JsonNode near = server.json("/api/places/near?lon=7.499917&lat=51.488187&radius=500");
        assertEquals(
                "angst-bahnhof-hoerde-umfeld-und-unterfuehrung",
                near.get("features").get(0).get("id").asText());
        assertTrue(near.get("features").size() > 1);
        assertEquals(
                1,
                server.json("/api/places/near?lon=7.499917&lat=51.488187&radius=1")
                        .get("features")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lat=51.5",
                "lon=7.5",
                "lon=7.5&lat=91",
                "lon=x&lat=51.5",
                "lon=7.5&lat=51.5&radius=501",
                "lon=7.5&lat=51.5&radius=0",
                "lon=7.5&lat=51.5&umkreis=3",
                "lon=Infinity&lat=51.5"
            })
    void nearRefusesWhatItCannotAnswer(String query) {
        HttpResponse<String> answer = server.get("/api/places/near?" + query);
        assertEquals(400, answer.statusCode());
        assertTrue(TestServer.parse(answer.body()).get("errors").size() > 0);
    }

    @Test
    void unknownPlacesAreNotFound() {
        for (String path : new String[] {"/api/places/gibt-es-nicht", "/api/places/gibt-es-nicht/updates"}) {
            HttpResponse<String> answer = server.get(path);
            assertEquals(404, answer.statusCode());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
        }
    }
}
