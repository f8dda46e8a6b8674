package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersApiTest {
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
    void listsFiveLayersWithTheirCountsAndStatuses() {
        JsonNode layers = server.json("/api/layers");
        Map<String, Integer> expected =
                Map.of("angstraeume", 12, "bibliotheken", 11, "sportstaetten", 71, "plaetze", 37, "stadtbezirke", 12);
        assertEquals(5, layers.size());
        for (JsonNode layer : layers) {
            String id = layer.get("id").asText();
            assertEquals(expected.get(id), layer.get("count").asInt(), id);
            assertEquals("/api/layers/" + id + ".geojson", layer.get("href").asText());
            assertEquals(
                    layer.get("count").asInt(),
                    server.json(layer.get("href").asText()).get("features").size());
            assertFalse(layer.get("title").asText().isEmpty());
        }
        assertEquals(10, layers.get(0).get("statuses").size());
        assertTrue(layers.get(3).get("description").asText().contains("0 von 27 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"angstraeume", "bibliotheken", "sportstaetten", "plaetze"})
    void everyFeatureHasEveryPropertyOfTheContract(String layer) {
        JsonNode collection = server.json("/api/layers/" + layer + ".geojson");
        assertEquals("FeatureCollection", collection.get("type").asText());
        assertFalse(collection.has("crs"), "RFC 7946 has no crs member");
        assertTrue(collection.get("attribution").asText().contains("OpenStreetMap"));
        for (JsonNode feature : collection.get("features")) {
            assertEquals("Feature", feature.get("type").asText());
            assertTrue(feature.get("id").isTextual());
            assertTrue(feature.has("geometry"));
            JsonNode properties = feature.get("properties");
            for (String name : List.of(
                    "layer",
                    "title",
                    "status",
                    "statusTitle",
                    "district",
                    "districtTitle",
                    "causes",
                    "text",
                    "address",
                    "lastUpdate",
                    "nextUpdateBy",
                    "overdue",
                    "updates",
                    "measures",
                    "source",
                    "href")) {
                assertTrue(properties.has(name), name);
            }
            assertEquals(layer, properties.get("layer").asText());
            assertTrue(properties.get("causes").isArray());
            assertTrue(properties.get("measures").has("open"));
            assertFalse(properties.get("verified").asBoolean(), "nothing in the bundled data was checked by the city");
        }
    }

    @Test
    void districtsHaveNoGeometryButAreThere() {
        JsonNode district =
                server.json("/api/layers/stadtbezirke.geojson").get("features").get(0);
        assertTrue(district.get("geometry").isNull());
        assertEquals("innenstadt-west", district.get("id").asText());
        assertEquals(7.454391, district.get("properties").get("labelLon").asDouble());
    }

    @Test
    void policeVideoZonesAreNotFearSpaces() {
        String layer = server.get("/api/layers/angstraeume.geojson").body();
        assertFalse(layer.contains("videobeobachtung"));
    }

    @Test
    void wholeLayerIsCachedByEtagPlainAndCompressed() throws IOException {
        HttpResponse<byte[]> plain = server.getBytes("/api/layers/plaetze.geojson");
        HttpResponse<byte[]> gzip = server.getBytes("/api/layers/plaetze.geojson", "Accept-Encoding", "br, gzip");
        assertEquals(
                "application/geo+json",
                plain.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "public, max-age=0, must-revalidate",
                plain.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("Accept-Encoding", plain.headers().firstValue("Vary").orElseThrow());
        assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElseThrow());
        assertEquals(
                new String(plain.body(), "UTF-8"),
                new String(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes(), "UTF-8"));
        String etag = plain.headers().firstValue("ETag").orElseThrow();
        String gzipEtag = gzip.headers().firstValue("ETag").orElseThrow();
        assertTrue(etag.matches("\"[^\"]+\""), "strong and quoted: " + etag);
        assertNotEquals(etag, gzipEtag);
        for (String tag : List.of(etag, gzipEtag, "\"other\", " + etag, "W/" + etag, "*")) {
            HttpResponse<byte[]> again = server.getBytes("/api/layers/plaetze.geojson", "If-None-Match", tag);
            assertEquals(304, again.statusCode(), tag);
            assertEquals(0, again.body().length);
        }
        assertEquals(
                200,
                server.get("/api/layers/plaetze.geojson", "If-None-Match", "\"other\"")
                        .statusCode());
    }

    @Test
    void headAnswersAsGetWithoutBody() {
        HttpResponse<String> head = server.send("HEAD", "/api/layers/plaetze.geojson");
        HttpResponse<String> get = server.get("/api/layers/plaetze.geojson");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(get.headers().firstValue("ETag"), head.headers().firstValue("ETag"));
        assertEquals(get.headers().firstValue("Content-Length"), head.headers().firstValue("Content-Length"));
        assertEquals(404, server.send("HEAD", "/api/layers/nichts.geojson").statusCode());
    }

    @Test
    void boxReturnsExactlyThePlacesInside() {
        double[] box = {7.44, 51.50, 7.49, 51.53};
        List<String> expected = new ArrayList<>();
        for (JsonNode feature : server.json("/api/layers/sportstaetten.geojson").get("features")) {
            double lon = feature.get("geometry").get("coordinates").get(0).asDouble();
            double lat = feature.get("geometry").get("coordinates").get(1).asDouble();
            if (lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3]) {
                expected.add(feature.get("id").asText());
            }
        }
        assertTrue(expected.size() > 3 && expected.size() < 71, "the box must divide: " + expected.size());
        JsonNode found = server.json("/api/layers/sportstaetten.geojson?bbox=7.44,51.50,7.49,51.53");
        assertEquals(expected, ids(found));
    }

    @Test
    void filtersCombineAndLimitCuts() {
        JsonNode all = server.json("/api/layers/bibliotheken.geojson");
        JsonNode planned = server.json("/api/layers/bibliotheken.geojson?status=planned");
        assertEquals(1, planned.get("features").size());
        assertEquals(
                all.get("features").size(),
                server.json("/api/layers/bibliotheken.geojson?status=planned,open")
                        .get("features")
                        .size());
        JsonNode north = server.json("/api/layers/sportstaetten.geojson?district=innenstadt-nord");
        for (JsonNode feature : north.get("features")) {
            assertEquals(
                    "innenstadt-nord", feature.get("properties").get("district").asText());
        }
        assertTrue(north.get("features").size() > 0);
        assertEquals(
                2,
                server.json("/api/layers/sportstaetten.geojson?limit=2")
                        .get("features")
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bbox=1,2,3|bbox",
                "bbox=1,2,3,4,5|bbox",
                "bbox=7.5,51.5,7.4,51.6|bbox",
                "bbox=a,b,c,d|bbox",
                "bbox=NaN,51,8,52|bbox",
                "bbox=7,51,1e400,52|bbox",
                "bbox=7,51,8,99|bbox",
                "bbox=|bbox",
                "status=offen|status",
                "status=reported%27%20OR%201=1--|status",
                "district=berlin|district",
                "limit=0|limit",
                "limit=-1|limit",
                "limit=99999999999|limit",
                "limit=zwei|limit",
                "limit=1&limit=2|limit",
                "farbe=rot|farbe",
                "status|status",
            })
    void badParametersAreNamed(String query, String field) {
        HttpResponse<String> answer = server.get("/api/layers/angstraeume.geojson?" + query);
        assertEquals(400, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        JsonNode problem = TestServer.parse(answer.body());
        assertEquals(400, problem.get("status").asInt());
        assertEquals(field, problem.get("errors").get(0).get("field").asText());
        assertFalse(problem.get("errors").get(0).get("message").asText().isEmpty());
    }

    @Test
    void districtsTakeBoxAndLimitToo() {
        assertEquals(
                3,
                server.json("/api/layers/stadtbezirke.geojson?limit=3")
                        .get("features")
                        .size());
        JsonNode inBox = server.json("/api/layers/stadtbezirke.geojson?bbox=7.4,51.5,7.5,51.6");
        assertEquals(0, inBox.get("features").size(), "no border is known yet");
    }

    @Test
    void moreThanOnePageOfPlacesComesWhole(@TempDir Path folder) {
        StringBuilder csv = new StringBuilder("id,name,lon,lat\n");
        for (int i = 0; i < 4100; i++) {
            csv.append(String.format(
                    Locale.ROOT, "viele-%d,Viele %d,%.4f,%.4f%n", i, i, 7.42 + i % 64 * 0.001, 51.5 + i / 64 * 0.001));
        }
        try (Database database = Database.open(folder)) {
            CommandLineImport imports =
                    new CommandLineImport(folder, Imports.over(database).withBaseData());
            assertEquals(0, imports.run("angstraeume", csv.toString()).exitCode());
        }
        try (TestServer other = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_DATA", folder.toString()))) {
            JsonNode all = other.json("/api/layers/angstraeume.geojson");
            assertEquals(4112, all.get("features").size());
            assertEquals(ids(all), ids(other.json("/api/layers/angstraeume.geojson?status=reported")));
            String box = "/api/layers/angstraeume.geojson?bbox=7.4200,51.5000,7.4600,51.5900";
            List<String> expected = new ArrayList<>();
            for (JsonNode feature : all.get("features")) {
                double lon = feature.get("geometry").get("coordinates").get(0).asDouble();
                double lat = feature.get("geometry").get("coordinates").get(1).asDouble();
                if (lon >= 7.42 && lon <= 7.46 && lat >= 51.5 && lat <= 51.59) {
                    expected.add(feature.get("id").asText());
                }
            }
            assertTrue(expected.size() > 2000, "more than a page: " + expected.size());
            assertEquals(expected, ids(other.json(box)));
            assertEquals(expected.subList(0, 2100), ids(other.json(box + "&limit=2100")));
        }
    }

    @Test
    void aStrangeParameterNameIsNotRepeated() {
        String body = server.get("/api/layers/angstraeume.geojson?%3Cscript%3Ealert(1)%3C/script%3E=1")
                .body();
        assertFalse(body.contains("script"));
        assertFalse(server.get("/api/layers/angstraeume.geojson?limit=geheim")
                .body()
                .contains("geheim"));
    }

    private static List<String> ids(JsonNode collection) {
        List<String> ids = new ArrayList<>();
        Iterator<JsonNode> features = collection.get("features").elements();
        features.forEachRemaining(feature -> ids.add(feature.get("id").asText()));
        return ids;
    }
}
