package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

class OgcDescriptionTest {
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
    void theLandingPageLeadsToEverythingElse() {
        JsonNode landing = server.json("/ogc");
        for (String rel :
                List.of("self", "alternate", "service-desc", "service-doc", "conformance", "data", "license")) {
            assertFalse(links(landing, rel).isEmpty(), rel);
        }
        assertEquals(
                "application/vnd.oai.openapi+json;version=3.0",
                links(landing, "service-desc").get(0).get("type").asText());
        assertEquals(landing, server.json("/ogc/"), "the official suite asks with a slash");
    }

    @Test
    void everyLinkIsAbsoluteAndNamesItsTypeWithoutCharset() {
        List<String> paths = List.of(
                "/ogc",
                "/ogc/conformance",
                "/ogc/collections",
                "/ogc/collections/plaetze",
                "/ogc/collections/plaetze/items?limit=1");
        for (String path : paths) {
            for (JsonNode link : server.json(path).get("links")) {
                assertTrue(link.get("href").asText().startsWith("http"), link.toString());
                assertFalse(link.get("type").asText().contains("charset"), link.toString());
            }
        }
    }

    @Test
    void whatItConformsToIsCoreGeoJsonHtmlOpenApiAndReferenceSystems() {
        List<String> classes = new ArrayList<>();
        server.json("/ogc/conformance").get("conformsTo").forEach(name -> classes.add(name.asText()));
        for (String name : List.of("core", "geojson", "html", "oas30")) {
            assertTrue(classes.contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + name), name);
        }
        assertTrue(classes.contains("http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs"));
    }

    @Test
    void theCornersOfAnExtentHoldAllFeaturesInTheOtherSystemToo() {
        for (JsonNode collection : server.json("/ogc/collections").get("collections")) {
            JsonNode box = collection.at("/extent/spatial/bbox/0");
            if (!box.isMissingNode()) {
                String items = "/ogc/collections/" + collection.get("id").asText() + "/items";
                String low = metres(box.get(0), box.get(1));
                String high = metres(box.get(2), box.get(3));
                assertEquals(
                        server.json(items).get("numberMatched"),
                        server.json(items + "?bbox-crs=http://www.opengis.net/def/crs/EPSG/0/25832&bbox=" + low + ","
                                        + high)
                                .get("numberMatched"),
                        items);
            }
        }
    }

    private static String metres(JsonNode lon, JsonNode lat) {
        Point degrees = Crs.WGS84_FACTORY.createPoint(new Coordinate(lon.asDouble(), lat.asDouble()));
        Coordinate metres = Crs.toUtm32(degrees).getCoordinate();
        return metres.x + "," + metres.y;
    }

    @Test
    void sevenCollectionsAreListedAsEachDescribesItself() {
        JsonNode list = server.json("/ogc/collections").get("collections");
        List<String> ids = new ArrayList<>();
        for (JsonNode collection : list) {
            String id = collection.get("id").asText();
            ids.add(id);
            assertEquals(collection, server.json("/ogc/collections/" + id));
            assertFalse(collection.get("title").asText().isEmpty());
            assertFalse(collection.get("description").asText().isEmpty());
            assertFalse(collection.get("attribution").asText().isEmpty());
            assertEquals("feature", collection.get("itemType").asText());
            assertEquals(
                    "[\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\",\"http://www.opengis.net/def/crs/EPSG/0/25832\"]",
                    collection.get("crs").toString());
            assertEquals(
                    "http://www.opengis.net/def/crs/EPSG/0/25832",
                    collection.get("storageCrs").asText());
            assertEquals(
                    "application/geo+json",
                    links(collection, "items").get(0).get("type").asText());
            assertEquals(1, links(collection, "license").size());
            assertEquals(
                    1,
                    links(collection, "http://www.opengis.net/def/rel/ogc/1.0/queryables")
                            .size());
        }
        assertEquals(
                List.of(
                        "angstraeume",
                        "bibliotheken",
                        "sportstaetten",
                        "plaetze",
                        "stadtbezirke",
                        "neuigkeiten",
                        "wirkung"),
                ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ogc | application/json | application/json",
                "/ogc/collections | */* | application/json",
                "/ogc/collections/plaetze/items | application/geo+json | application/geo+json",
                "/ogc/collections/plaetze/items | application/json | application/geo+json",
                "/ogc/collections/plaetze/items | text/html;q=0.5, application/geo+json | application/geo+json",
                "/ogc/collections/plaetze/items?f=json | text/html | application/geo+json",
                "/ogc/collections/plaetze/items?f=html | application/geo+json | text/html;charset=utf-8",
                "/ogc | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html;charset=utf-8",
                "/ogc/conformance?f=html | */* | text/html;charset=utf-8",
                "/ogc/collections?f=html | */* | text/html;charset=utf-8",
                "/ogc/collections/neuigkeiten?f=html | */* | text/html;charset=utf-8",
            })
    void theFormatIsAskedForByAcceptOrByF(String path, String accept, String type) {
        HttpResponse<String> answer = server.get(path, "Accept", accept);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                Optional.of(type), answer.headers().firstValue("Content-Type").map(name -> name.toLowerCase(Locale.ROOT)
                        .replace(" ", "")));
        assertTrue(
                answer.headers().allValues("Vary").contains("Accept"),
                answer.headers().toString());
    }

    @Test
    void anAcceptThatFitsNothingIs406() {
        for (String accept : List.of("image/png", "application/json;q=0, application/geo+json;q=0", "nonsense")) {
            HttpResponse<String> answer = server.get("/ogc/collections/plaetze/items", "Accept", accept);
            assertEquals(406, answer.statusCode(), accept);
            assertEquals(
                    "not-acceptable",
                    TestServer.parse(answer.body()).get("code").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc?f=xml",
                "/ogc?x=1",
                "/ogc/conformance?limit=1",
                "/ogc/collections?bbox=1,2,3,4",
                "/ogc/collections/plaetze?f=",
                "/ogc/collections/plaetze?f=json&f=html"
            })
    void whatIsNotAParameterIsRefused(String path) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(400, answer.statusCode(), answer.body());
        JsonNode problem = TestServer.parse(answer.body());
        assertEquals("invalid", problem.get("code").asText());
        assertTrue(
                problem.get("description")
                        .asText()
                        .contains(problem.get("errors").get(0).get("field").asText()),
                problem.toString());
    }

    @Test
    void anUnknownCollectionIs404InTheFormThatIsWanted() {
        HttpResponse<String> program = server.get("/ogc/collections/orte");
        assertEquals(404, program.statusCode());
        assertEquals(Optional.of("application/problem+json"), program.headers().firstValue("Content-Type"));
        HttpResponse<String> page = server.get(
                "/ogc/collections/orte", "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertEquals(404, page.statusCode());
        assertTrue(page.body().startsWith("<!doctype html>"), page.body());
    }

    @Test
    void scriptsOfOtherSitesMayReadDataButNoPage() {
        for (String path : List.of("/ogc", "/ogc/collections/plaetze/items", "/api/layers", "/ogc/nothing")) {
            assertEquals(Optional.of("*"), server.get(path).headers().firstValue("Access-Control-Allow-Origin"), path);
        }
        for (String path : List.of("/", "/verwaltung", "/daten", "/orte", "/static/js/none.js")) {
            assertEquals(Optional.empty(), server.get(path).headers().firstValue("Access-Control-Allow-Origin"), path);
        }
    }

    @Test
    void aDescriptionTheClientHasIsNotSentAgain() {
        String tag = server.get("/ogc/collections").headers().firstValue("ETag").orElseThrow();
        assertEquals(304, server.get("/ogc/collections", "If-None-Match", tag).statusCode());
    }

    static List<JsonNode> links(JsonNode document, String rel) {
        List<JsonNode> links = new ArrayList<>();
        for (JsonNode link : document.get("links")) {
            if (link.get("rel").asText().equals(rel)) {
                links.add(link);
            }
        }
        return links;
    }

    @Test
    void thePageOfAFeatureHasWordsForItsSlugs() {
        String page =
                server.get("/ogc/collections/plaetze/items?f=json&limit=1").body();
        String id = server.json("/ogc/collections/plaetze/items?limit=1")
                .at("/features/0/id")
                .asText();
        assertTrue(page.contains("\"partOf27\":\"unknown\""), page);
        String html = server.get("/ogc/collections/plaetze/items/" + id + "?f=html&lang=de")
                .body();
        assertTrue(html.contains("ist noch nicht bestätigt"), html);
        assertFalse(html.matches("(?s).*<dd>(unknown|exact|approximate|\\d{4}-\\d\\d.*)</dd>.*"), html);
    }
}
