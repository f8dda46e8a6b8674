package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OgcBadInputTest {
    private static final String ITEMS = "/ogc/collections/sportstaetten/items";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit | 0",
                "limit | -1",
                "limit | unlimited",
                "limit | 1.5",
                "limit | 1e3",
                "limit | %D9%A1",
                "offset | -1",
                "offset | x",
                "bbox | 7,51,8",
                "bbox | 7,51,0,8,52",
                "bbox | 7,51,0,8,52,0,1",
                "bbox | 7,52,8,51",
                "bbox | 7,51,100,8,52,0",
                "bbox | 7,51,8,zwei",
                "bbox | 7,51,8,",
                "bbox | NaN,51,8,52",
                "bbox | -Infinity,51,8,52",
                "bbox | 1e999,51,8,52",
                "bbox | 7;51;8;52",
                "bbox-crs | http://www.opengis.net/def/crs/0/unsupported",
                "bbox-crs | EPSG:25832",
                "crs | http://www.opengis.net/def/crs/EPSG/0/4326",
                "crs | CRS84",
                "datetime | gestern",
                "datetime | 2026-13-01",
                "datetime | 2026-02-30",
                "datetime | 2026",
                "datetime | ../..",
                "datetime | /",
                "datetime | ..",
                "datetime | 2026-02-01/2026-01-01",
                "datetime | 2026-01-01/2026-02-01/2026-03-01",
                "datetime | 2026-01-01T25:00:00Z",
                "datetime | 2026-01-01T10:00:00",
                "datetime | 2026-01-01T10:00:60Z",
                "datetime | 2026-01-01T23:59:61Z",
                "datetime | 2026-01-01/P2D",
                "f | xml",
                "unknownQueryParameter12345 | 1",
                "stand | 2026-01-01",
            })
    void aWrongValueIsRefusedAndNamed(String name, String value) {
        HttpResponse<String> answer = server.get(ITEMS + "?" + name + "=" + value);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(Optional.of("application/problem+json"), answer.headers().firstValue("Content-Type"));
        JsonNode problem = TestServer.parse(answer.body());
        assertEquals("invalid", problem.get("code").asText());
        assertEquals(name, problem.get("errors").get(0).get("field").asText());
        assertFalse(problem.get("description").asText().isEmpty());
        assertFalse(problem.get("description").asText().contains("problem.field"), problem.toString());
    }

    @Test
    void swappedCornersInMetresAreNoAntimeridian() {
        String crs = "?bbox-crs=http://www.opengis.net/def/crs/EPSG/0/25832&bbox=";
        assertEquals(
                400, server.get(ITEMS + crs + "400000,5700000,390000,5720000").statusCode());
        assertEquals(
                200, server.get(ITEMS + crs + "390000,5700000,400000,5720000").statusCode());
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNothingIsRepeated() {
        String body = server.get(
                        ITEMS + "?limit=nonsense1&bbox=nonsense2&datetime=nonsense3&crs=nonsense4&nonsense5=%3Cb%3E")
                .body();
        assertEquals(5, TestServer.parse(body).get("errors").size());
        for (String sent : List.of("nonsense1", "nonsense2", "nonsense3", "nonsense4", "<b>")) {
            assertFalse(body.contains(sent), sent);
        }
    }

    @Test
    void aParameterThatIsGivenTwiceOrEmptyIsRefused() {
        for (String query : List.of("limit=1&limit=2", "bbox=", "datetime=", "crs=", "bbox=1,2,3,4&bbox=1,2,3,4")) {
            assertEquals(400, server.get(ITEMS + "?" + query).statusCode(), query);
        }
    }

    @Test
    void oneFeatureKnowsItsSystemAndNothingElse() {
        String id =
                server.json(ITEMS + "?limit=1").get("features").get(0).get("id").asText();
        for (String query : List.of(
                "crs=http://www.opengis.net/def/crs/0/unsupported",
                "crs=",
                "x=1",
                "bbox=1,2,3,4",
                "limit=1",
                "f=gml")) {
            assertEquals(400, server.get(ITEMS + "/" + id + "?" + query).statusCode(), query);
        }
    }

    @Test
    void onlyReadingIsPossible() {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            HttpResponse<String> answer = server.send(method, ITEMS);
            assertEquals(405, answer.statusCode(), method);
            assertEquals(
                    "method-not-allowed",
                    TestServer.parse(answer.body()).get("code").asText());
        }
    }

    @Test
    void thePageOfAnErrorLeadsBackAndKeepsTheAddress() {
        HttpResponse<String> answer = server.get(ITEMS + "?limit=x&f=html", "Accept", "text/html");
        assertEquals(400, answer.statusCode());
        for (String link : List.of(
                "href=\"/ogc\"",
                "href=\"/ogc/collections/sportstaetten\"",
                "href=\"" + server.url(ITEMS) + "\"",
                ITEMS + "?limit=x&amp;f=html&amp;lang=en")) {
            assertTrue(answer.body().contains(link), link);
        }
    }
}
