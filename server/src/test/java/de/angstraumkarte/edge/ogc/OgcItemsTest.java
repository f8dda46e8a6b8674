package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

class OgcItemsTest {
    private static final String UTM = "http://www.opengis.net/def/crs/EPSG/0/25832";
    private static final String UTM_QUERY = "http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FEPSG%2F0%2F25832";
    private static final String SPORTS = "/ogc/collections/sportstaetten/items";
    private static final String LIBRARIES = "/ogc/collections/bibliotheken/items";
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
    void theNextLinksLeadThroughAllFeaturesOnce() {
        for (String start : List.of(SPORTS + "?limit=20", SPORTS + "?limit=7&bbox=7.4,51.4,7.6,51.6")) {
            List<String> ids = new ArrayList<>();
            JsonNode page = server.json(start);
            int matched = page.get("numberMatched").asInt();
            for (Optional<String> next = Optional.of(start); next.isPresent(); next = next(page)) {
                page = server.json(next.get());
                assertEquals(matched, page.get("numberMatched").asInt());
                assertEquals(
                        page.get("features").size(), page.get("numberReturned").asInt());
                ids.addAll(ids(page));
            }
            assertTrue(matched > page.get("numberReturned").asInt(), "several pages: " + matched);
            assertEquals(matched, ids.size());
            assertEquals(matched, new HashSet<>(ids).size());
        }
    }

    @Test
    void theLinksToOtherPagesKeepAllParameters() {
        JsonNode page = server.json(
                SPORTS + "?bbox=7.3,51.4,7.7,51.7&datetime=../2026-01-01&crs=" + UTM_QUERY + "&limit=10&offset=15");
        String next = link(page, "next").get("href").asText();
        for (String kept : List.of(
                "bbox=7.3%2C51.4%2C7.7%2C51.7",
                "datetime=..%2F2026-01-01", "crs=" + UTM_QUERY, "limit=10", "offset=25", "f=json")) {
            assertTrue(next.contains(kept), kept + " in " + next);
        }
        assertTrue(link(page, "prev").get("href").asText().contains("offset=5"));
        assertEquals("application/geo+json", link(page, "next").get("type").asText());
    }

    @Test
    void theLastPageHasNoNextAndBeyondItThereIsAnEmptyOne() {
        assertTrue(links(server.json(SPORTS + "?limit=10000"), "next").isEmpty());
        assertTrue(links(server.json(SPORTS + "?limit=71"), "next").isEmpty());
        for (String offset : List.of("71", "5000", "99999999999999999999")) {
            JsonNode beyond = server.json(SPORTS + "?offset=" + offset);
            assertEquals(0, beyond.get("features").size());
            assertEquals(71, beyond.get("numberMatched").asInt());
            assertTrue(links(beyond, "next").isEmpty());
        }
    }

    @Test
    void aLimitOverTheMaximumCountsAsTheMaximum() {
        for (String limit : List.of("10001", "99999999999999999999999999")) {
            assertEquals(
                    71,
                    server.json(SPORTS + "?limit=" + limit)
                            .get("numberReturned")
                            .asInt());
        }
    }

    @Test
    void aListIsAFeatureCollectionThatSaysWhatItIs() {
        HttpResponse<String> answer = server.get(LIBRARIES);
        JsonNode list = TestServer.parse(answer.body());
        assertEquals("FeatureCollection", list.get("type").asText());
        assertFalse(list.get("attribution").asText().isEmpty());
        assertEquals("2026-11-21T11:00:00Z", list.get("timeStamp").asText());
        for (String rel : List.of("self", "alternate", "collection", "license")) {
            assertFalse(links(list, rel).isEmpty(), rel);
        }
        assertEquals(
                Optional.of("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"),
                answer.headers().firstValue("Content-Crs"));
        for (JsonNode feature : list.get("features")) {
            assertEquals("bibliotheken", feature.get("properties").get("layer").asText());
            assertFalse(feature.has("links"), "only a feature alone has them");
        }
    }

    @Test
    void whatHasNoPositionComesAfterWhatHasOne(@TempDir Path folder) {
        try (Database database = Database.open(folder)) {
            CommandLineImport imports =
                    new CommandLineImport(folder, Imports.over(database).withBaseData());
            String file =
                    """
                    {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": null,
                      "properties": {"id": "aaa-geplant", "name": "Geplant", "status": "planned"}}]}
                    """;
            assertEquals(0, imports.run("bibliotheken", file).exitCode());
        }
        try (TestServer own = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_DATA", folder.toString()))) {
            JsonNode features = own.json(LIBRARIES).get("features");
            assertEquals(12, features.size());
            for (int i = 0; i < 12; i++) {
                assertEquals(i == 11, features.get(i).get("geometry").isNull(), features.toString());
            }
            assertEquals("aaa-geplant", features.get(11).get("id").asText());
            assertEquals(
                    features.get(11).get("properties"),
                    own.json(LIBRARIES + "/aaa-geplant").get("properties"));
        }
    }

    @Test
    void anAmpersandTooMuchChangesNothing() {
        String plain = SPORTS + "?limit=2&f=json";
        for (String query : List.of("?limit=2&f=json&", "?&limit=2&&f=json", "?limit=2&f=json&&&")) {
            JsonNode page = server.json(SPORTS + query);
            assertEquals(ids(server.json(plain)), ids(page), query);
            assertEquals(next(server.json(plain)), next(page), query);
        }
        assertEquals(200, server.get("/orte?&").statusCode());
        assertEquals(400, server.get(SPORTS + "?limit=2&=1").statusCode());
    }

    @Test
    void oneFeatureIsAsInTheListWithLinks() {
        JsonNode first = server.json(SPORTS + "?limit=1").get("features").get(0);
        String path = SPORTS + "/" + first.get("id").asText();
        HttpResponse<String> answer = server.get(path, "Accept", "application/geo+json");
        JsonNode feature = TestServer.parse(answer.body());
        assertEquals(first.get("geometry"), feature.get("geometry"));
        assertEquals(first.get("properties"), feature.get("properties"));
        for (String rel : List.of("self", "alternate", "collection")) {
            assertFalse(links(feature, rel).isEmpty(), rel);
        }
        assertEquals(
                Optional.of("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"),
                answer.headers().firstValue("Content-Crs"));
        HttpResponse<String> utm = server.get(path + "?crs=" + UTM_QUERY);
        assertEquals(Optional.of("<" + UTM + ">"), utm.headers().firstValue("Content-Crs"));
        assertEquals(404, server.get(SPORTS + "/gibt-es-nicht").statusCode());
        assertEquals(
                404,
                server.get(LIBRARIES + "/" + first.get("id").asText()).statusCode(),
                "it is in another collection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"angstraeume", "bibliotheken", "sportstaetten", "plaetze", "neuigkeiten"})
    void bothSystemsMeanTheSamePositionsToACentimetre(String collection) {
        String items = "/ogc/collections/" + collection + "/items?limit=10000";
        JsonNode degrees = server.json(items).get("features");
        HttpResponse<String> answer = server.get(items + "&crs=" + UTM_QUERY);
        assertEquals(Optional.of("<" + UTM + ">"), answer.headers().firstValue("Content-Crs"));
        JsonNode metres = TestServer.parse(answer.body()).get("features");
        assertEquals(degrees.size(), metres.size());
        for (int i = 0; i < degrees.size(); i++) {
            assertEquals(degrees.get(i).get("id"), metres.get(i).get("id"));
            JsonNode geometry = degrees.get(i).get("geometry");
            assertEquals(geometry.isNull(), metres.get(i).get("geometry").isNull());
            if (geometry.path("type").asText().equals("Point")) {
                Point expected = (Point) Crs.toUtm32(Crs.WGS84_FACTORY.createPoint(position(geometry)));
                double distance =
                        expected.getCoordinate().distance(position(metres.get(i).get("geometry")));
                assertTrue(distance < 0.01, degrees.get(i).get("id") + " is off by " + distance + " m");
            }
        }
    }

    @Test
    void aBoxInEitherSystemFindsTheSame() {
        // The corner points of this box in EPSG:25832 lie on no feature.
        List<String> degrees = ids(server.json(SPORTS + "?limit=1000&bbox=7.44,51.50,7.50,51.53"));
        List<String> inside = new ArrayList<>();
        for (JsonNode feature : server.json(SPORTS + "?limit=1000").get("features")) {
            if (feature.get("geometry").get("type").asText().equals("Point")) {
                Coordinate at = position(feature.get("geometry"));
                if (at.x >= 7.44 && at.x <= 7.50 && at.y >= 51.50 && at.y <= 51.53) {
                    inside.add(feature.get("id").asText());
                }
            }
        }
        assertFalse(inside.isEmpty());
        assertTrue(degrees.containsAll(inside));
        JsonNode one = server.json(SPORTS + "/" + inside.get(0) + "?crs=" + UTM_QUERY);
        Coordinate at = position(one.get("geometry"));
        String box = (at.x - 1) + "," + (at.y - 1) + "," + (at.x + 1) + "," + (at.y + 1);
        assertTrue(ids(server.json(SPORTS + "?bbox-crs=" + UTM_QUERY + "&bbox=" + box))
                .contains(inside.get(0)));
        assertEquals(
                degrees,
                ids(server.json(SPORTS + "?limit=1000&bbox=7.44,51.50,0,7.50,51.53,100")),
                "heights do not count");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "177.0,65.0,-177.0,70.0",
                "-180.0,85.0,180.0,90.0",
                "-180,-90,180,-85",
                "170,-10,-170,10",
                "-180,80,180,95",
                "-1.5,50,1.5,53"
            })
    void aBoxOverTheAntimeridianOrAPoleIsLegalAndHoldsNothingOfDortmund(String box) {
        assertEquals(
                0, server.json(SPORTS + "?bbox=" + box).get("numberMatched").asInt());
    }

    @Test
    void aBoxOverTheAntimeridianThatReachesDortmundHoldsIt() {
        assertEquals(
                71,
                server.json(SPORTS + "?bbox=7,51,-170,52").get("numberMatched").asInt());
        assertEquals(
                71,
                server.json(SPORTS + "?bbox=170,51,8,52").get("numberMatched").asInt());
    }

    @Test
    void aDistrictWithoutBorderIsWhereItsNameIsWritten() {
        String items = "/ogc/collections/stadtbezirke/items";
        JsonNode district = server.json(items + "/aplerbeck");
        double lon = district.at("/properties/labelLon").asDouble();
        double lat = district.at("/properties/labelLat").asDouble();
        assertEquals(
                "[" + lon + "," + lat + "]",
                district.at("/geometry/coordinates").toString());
        String box = lon + "," + lat + "," + (lon + 0.001) + "," + (lat + 0.001);
        String area = "S_INTERSECTS(geometry,BBOX(" + box + "))";
        for (String query : List.of("?bbox=" + box, "?filter=" + area)) {
            JsonNode found = server.json(items + query);
            assertEquals(1, found.get("numberMatched").asInt(), query);
            assertEquals("aplerbeck", found.at("/features/0/id").asText());
        }
    }

    @Test
    void featuresWithoutDayAreInEveryInterval() {
        assertEquals(
                71,
                server.json(SPORTS + "?datetime=1900-01-01")
                        .get("numberMatched")
                        .asInt());
    }

    @Test
    void aLeapSecondIsAMoment() {
        assertEquals(
                71,
                server.json(SPORTS + "?datetime=2016-12-31T23:59:60Z/..")
                        .get("numberMatched")
                        .asInt());
    }

    @Test
    void everyAnswerSaysToCachesWhatItDependsOn() {
        for (String path : List.of(
                "/ogc",
                "/ogc/conformance",
                "/ogc/api",
                "/ogc/collections",
                "/ogc/collections/plaetze",
                "/ogc/collections/plaetze/queryables",
                SPORTS,
                SPORTS + "/" + ids(server.json(SPORTS)).get(0),
                SPORTS + "?limit=x")) {
            boolean broken = path.endsWith("=x");
            for (String accept : List.of("application/json", "text/html")) {
                for (String known : List.of("\"another\"", "*")) {
                    HttpResponse<String> answer =
                            server.get(path, "Accept", accept, "Accept-Encoding", "gzip", "If-None-Match", known);
                    String vary = String.join(", ", answer.headers().allValues("Vary"));
                    List<String> names = List.of(vary.split(", "));
                    String what = path + " " + accept + " " + answer.statusCode() + ": " + vary;
                    assertTrue(names.contains("Accept"), what);
                    boolean language = !broken && (accept.equals("text/html") || path.equals("/ogc/api"));
                    assertEquals(language, names.contains("Accept-Language"), what);
                }
            }
        }
    }

    @Test
    void everyFearSpaceSaysWhetherMeasuresHelpedEvenIfNoneIsDone() {
        JsonNode effects = server.json("/ogc/collections/wirkung/items");
        assertEquals(
                server.json("/ogc/collections/angstraeume/items").get("numberMatched"), effects.get("numberMatched"));
        assertTrue(effects.at("/features/0/properties/verdict").isNull());
        assertEquals(
                effects.get("numberMatched"),
                server.json("/ogc/collections/wirkung/items?filter=verdict+IS+NULL")
                        .get("numberMatched"));
    }

    @Test
    void filtersBoxAndPagesGoTogether() {
        Set<String> expected = new HashSet<>();
        for (JsonNode feature :
                server.json(SPORTS + "?limit=1000&bbox=7.3,51.45,7.6,51.6").get("features")) {
            if (feature.get("properties").get("district").asText().equals("innenstadt-west")) {
                expected.add(feature.get("id").asText());
            }
        }
        assertTrue(expected.size() > 2, expected.toString());
        for (String filter : List.of("district=innenstadt-west", "filter=district%3D%27innenstadt-west%27")) {
            String start = SPORTS + "?limit=2&bbox=7.3,51.45,7.6,51.6&" + filter;
            Set<String> found = new HashSet<>();
            JsonNode page = server.json(start);
            assertEquals(expected.size(), page.get("numberMatched").asInt());
            for (Optional<String> next = Optional.of(start); next.isPresent(); next = next(page)) {
                page = server.json(next.get());
                found.addAll(ids(page));
            }
            assertEquals(expected, found);
        }
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        for (String path : List.of(
                SPORTS + "?limit=3", SPORTS + "/" + ids(server.json(SPORTS)).get(0))) {
            HttpResponse<String> answer = server.get(path);
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            assertEquals(
                    Optional.of("public, max-age=0, must-revalidate"),
                    answer.headers().firstValue("Cache-Control"));
            HttpResponse<String> again = server.get(path, "If-None-Match", tag);
            assertEquals(304, again.statusCode());
            assertEquals("", again.body());
            assertEquals(200, server.get(path, "If-None-Match", "\"other\"").statusCode());
            String utm = path + (path.contains("?") ? "&" : "?") + "crs=" + UTM_QUERY;
            assertNotEquals(
                    tag, server.get(utm).headers().firstValue("ETag").orElseThrow(), "another system, another answer");
        }
    }

    @Test
    void headAnswersAsGetWithoutBody() {
        for (String path : List.of(
                "/ogc",
                "/ogc/collections",
                SPORTS,
                SPORTS + "?limit=2",
                SPORTS + "?f=html",
                SPORTS + "?x=1",
                SPORTS + "/nichts")) {
            HttpResponse<String> get = server.get(path);
            HttpResponse<String> head = server.send("HEAD", path);
            assertEquals(get.statusCode(), head.statusCode(), path);
            assertEquals("", head.body());
            for (String name : List.of("Content-Type", "Content-Length", "ETag", "Content-Crs", "Vary")) {
                assertEquals(get.headers().firstValue(name), head.headers().firstValue(name), path + " " + name);
            }
        }
    }

    private static Coordinate position(JsonNode point) {
        return new Coordinate(
                point.get("coordinates").get(0).asDouble(),
                point.get("coordinates").get(1).asDouble());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("features").forEach(feature -> ids.add(feature.get("id").asText()));
        return ids;
    }

    private static List<JsonNode> links(JsonNode document, String rel) {
        return OgcDescriptionTest.links(document, rel);
    }

    private static JsonNode link(JsonNode document, String rel) {
        return links(document, rel).get(0);
    }

    /** Path and query of the next page. */
    private static Optional<String> next(JsonNode page) {
        return links(page, "next").stream()
                .map(link -> URI.create(link.get("href").asText()))
                .map(next -> next.getRawPath() + "?" + next.getRawQuery())
                .findFirst();
    }
}
