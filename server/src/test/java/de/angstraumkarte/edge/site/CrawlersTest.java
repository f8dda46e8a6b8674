package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrawlersTest {
    private static final String PLACE = "/orte/angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
    private static final String BASE = "https://karte.example.org";
    private static final Pattern DATA = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>");
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_PUBLIC_URL", BASE));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void robotsMayReadPagesAndNothingOfSinglePeople() {
        String text = server.get("/robots.txt").body();
        for (String path : List.of("/verwaltung", "/meldung", "/antwort", "/abo", "/api/")) {
            assertTrue(text.contains("Disallow: " + path + "\n"), path);
        }
        assertFalse(text.contains("Disallow: /daten") || text.contains("Disallow: /orte"));
        assertTrue(text.endsWith("Sitemap: " + BASE + "/sitemap.xml\n"));
    }

    @Test
    void theSitemapListsPagesThatExistAndEveryPlace() {
        String xml = server.get("/sitemap.xml").body();
        Matcher address = Pattern.compile("<loc>" + BASE + "([^<]*)</loc>").matcher(xml);
        int places = 0;
        while (address.find()) {
            if (address.group(1).startsWith("/orte/")) {
                places++;
            } else {
                assertEquals(200, server.get(address.group(1)).statusCode(), address.group(1));
            }
        }
        assertEquals(131, places);
        assertTrue(xml.contains(PLACE + "</loc><lastmod>"));
    }

    @Test
    void whatIsForNobodyElseIsNotIndexed() {
        for (String path : List.of("/meldung/K3VD-8Q2M-7TXA", "/abo", "/verwaltung", "/api/layers")) {
            assertTrue(header(path).startsWith("noindex"), path);
        }
        for (String path : List.of("/", "/orte", PLACE, "/daten", "/melden")) {
            assertEquals("", header(path), path);
        }
    }

    @Test
    void pagesSayWhatTheyAreAboutInTheWordsOfSchemaOrg() throws IOException {
        JsonNode place = linkedData(PLACE);
        assertEquals(
                "Bahnhof Hörde, Umfeld und Unterführung", place.path("name").asText());
        assertEquals(BASE + PLACE, place.path("url").asText());
        assertEquals(51.49, place.at("/geo/latitude").doubleValue(), 0.01);
        assertTrue(place.path("inLanguage").isMissingNode());
        assertTrue(server.get(PLACE).body().contains("Stadtbezirk Hörde."));
        JsonNode data = linkedData("/daten");
        assertEquals(28, data.path("distribution").size());
        assertEquals("Dataset", data.path("@type").asText());
        for (JsonNode file : data.path("distribution")) {
            String url = file.path("contentUrl").asText();
            assertEquals(200, server.get(url.substring(BASE.length())).statusCode(), url);
        }
    }

    @Test
    void linksInFilesAreAbsolute() throws IOException {
        assertTrue(server.get("/daten/angstraeume.csv").body().contains("," + BASE + PLACE + ","));
        JsonNode features = new ObjectMapper()
                .readTree(server.get("/daten/angstraeume.geojson").body())
                .path("features");
        JsonNode items = server.json("/ogc/collections/angstraeume/items?limit=1000");
        assertEquals(items.path("features").size(), features.size());
        for (int i = 0; i < features.size(); i++) {
            String href = items.at("/features/" + i + "/properties/href").asText();
            assertEquals(BASE + href, features.at("/" + i + "/properties/href").asText());
            assertEquals(items.at("/features/" + i + "/geometry"), features.at("/" + i + "/geometry"));
        }
    }

    private static JsonNode linkedData(String path) throws IOException {
        Matcher data = DATA.matcher(server.get(path).body());
        assertTrue(data.find(), path);
        assertFalse(data.group(1).contains("<"));
        return new ObjectMapper().readTree(data.group(1));
    }

    private static String header(String path) {
        return server.get(path).headers().firstValue("X-Robots-Tag").orElse("");
    }
}
