package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String PLACE = "/orte/angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
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
    @ValueSource(
            strings = {
                "/",
                "/orte",
                PLACE,
                "/daten",
                "/impressum",
                "/datenschutz",
                "/barrierefreiheit",
                "/einbetten",
                "/nichts"
            })
    void everyPageIsGuarded(String path) {
        HttpResponse<String> page = server.get(path);
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type").replace(";charset", "; charset"));
        String policy = header(page, "Content-Security-Policy");
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertTrue(policy.contains("style-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        boolean embed = path.equals("/einbetten");
        assertTrue(policy.endsWith(embed ? "frame-ancestors *" : "frame-ancestors 'none'"), policy);
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertFalse(header(page, "Referrer-Policy").isEmpty());
        assertFalse(page.body().contains(" style=\""), "inline style");
        assertFalse(page.body().matches("(?s).*\\son[a-z]+=\".*"), "inline handler");
        assertFalse(page.headers().firstValue("Server").isPresent());
    }

    @Test
    void placePageShowsEverythingThatIsKnownAndHowWell() {
        String page = server.get(PLACE).body();
        assertTrue(page.contains("Bahnhof Hörde, Umfeld und Unterführung"));
        assertTrue(page.contains("öffentlich dokumentiert, von der Stadt noch nicht geprüft"));
        assertTrue(page.contains("19.12.2026"), "the promised day");
        assertTrue(page.contains("November 2019"), "the imprecise date");
        assertTrue(page.contains("https://www.in-stadtmagazine.de/hoerde/angstraum-hoerder-bahnhof-86302"));
        assertTrue(page.contains("Beleuchtung"));
    }

    @Test
    void panelIsTheSamePlaceWithoutTheFrame() {
        String panel = server.get(PLACE, "X-Fragment", "panel").body();
        assertTrue(panel.contains("Bahnhof Hörde, Umfeld und Unterführung"));
        assertFalse(panel.contains("<html"));
    }

    @Test
    void languageComesFromParameterCookieOrBrowser() {
        assertTrue(server.get("/orte").body().contains("<html lang=\"de\""));
        assertTrue(
                server.get("/orte", "Accept-Language", "en-GB,en;q=0.8").body().contains("<html lang=\"en\""));
        assertTrue(server.get("/orte", "Accept-Language", "fr").body().contains("<html lang=\"de\""));
        HttpResponse<String> chosen = server.get("/orte?lang=en");
        assertTrue(chosen.body().contains("<html lang=\"en\""));
        String cookie = header(chosen, "Set-Cookie");
        assertTrue(cookie.startsWith("lang=en;") && cookie.contains("SameSite=Lax"), cookie);
        assertTrue(server.get("/orte", "Cookie", "lang=en", "Accept-Language", "de")
                .body()
                .contains("lang=\"en\""));
        assertTrue(server.get("/orte?lang=de", "Cookie", "lang=en").body().contains("<html lang=\"de\""));
        assertFalse(server.get("/orte").headers().firstValue("Set-Cookie").isPresent());
    }

    @Test
    void listFiltersSearchesAndPagesWithoutScript() {
        String all = server.get("/orte").body();
        assertTrue(all.contains("131"));
        assertTrue(all.contains("page=2"));
        String second = server.get("/orte?page=2").body();
        assertFalse(second.equals(all));
        String found = server.get("/orte?q=hoerde+bahnhof&layer=angstraeume&status=&district=")
                .body();
        assertTrue(found.contains("Bahnhof Hörde"));
        assertFalse(found.contains("Nordbad"));
        String libraries = server.get("/orte?layer=bibliotheken&district=eving").body();
        assertTrue(libraries.contains("Eving"));
        assertFalse(libraries.contains("Stadtteilbibliothek Aplerbeck"));
    }

    @Test
    void pagesRefuseWhatTheyDoNotKnow() {
        for (String path : List.of("/orte?farbe=rot", "/?layer=mond", "/orte?page=0", PLACE + "?x=1", "/daten?a=b")) {
            HttpResponse<String> page = server.get(path);
            assertEquals(400, page.statusCode(), path);
            assertTrue(page.body().contains("<html"), path);
            assertFalse(page.body().contains("mond"), "no echo");
        }
        assertEquals(404, server.get("/orte/gibt-es-nicht").statusCode());
        HttpResponse<String> wrongMethod = server.send("DELETE", "/orte");
        assertEquals(405, wrongMethod.statusCode());
        assertTrue(header(wrongMethod, "Allow").contains("GET"));
    }

    @Test
    void sharedLinksOpenWhateverOthersAppendToThem() {
        assertEquals(200, server.get(PLACE + "?fbclid=abc").statusCode());
        HttpResponse<String> map = server.get("/?utm_source=x&layer=plaetze");
        assertEquals(200, map.statusCode());
        assertFalse(map.body().contains("utm_source"));
    }

    @Test
    void aSearchWithoutWordsOrWithTooManyIsRefusedByName() {
        for (String q : List.of("%21%21", "a+b+c+d+e+f+g+h+i")) {
            HttpResponse<String> page = server.get("/orte?q=" + q);
            assertEquals(400, page.statusCode());
            assertTrue(page.body().contains("Suche: "), page.body());
        }
    }

    @Test
    void squaresSayHonestlyThatNobodyKnowsWhetherTheyWereAnalysed() {
        assertTrue(server.get("/orte/platz-nollendorfplatz").body().contains("noch nicht bestätigt"));
        assertTrue(server.get("/orte/platz-nollendorfplatz").body().contains("Stand nicht bekannt"));
        assertTrue(server.get("/daten").body().contains("0 von 27"));
    }

    @Test
    void thePageOfTheDataNamesItsPartsAndHowToNameTheSource() {
        String page = server.get("/daten").body();
        for (String part : List.of("dateien", "ogc", "einbetten", "lizenz", "grenzen")) {
            assertTrue(page.contains("href=\"#" + part + "\""), part);
            assertTrue(page.contains("id=\"" + part + "\""), part);
        }
        String citation = "Angsträume: Angstraumkarte Dortmund, Stand ";
        String line = page.substring(page.indexOf(citation), page.indexOf("</blockquote>"));
        assertTrue(line.contains(server.url("/daten") + "; © OpenStreetMap-Mitwirkende, ODbL 1.0"), line);
    }

    @Test
    void theExamplesThatSendSayThatTheyArrive() {
        String page = server.get("/daten/schnittstellen").body();
        assertTrue(page.contains("genau 4 Einträge"), page);
        String told = "Dieses Beispiel kommt wirklich an.";
        assertEquals(3, page.split(told, -1).length - 1);
        assertEquals(3, page.split("curl -X POST", -1).length - 1);
    }

    @Test
    void overduePromisesAreSaidInPublicAsSoonAsTheDayHasPassed() {
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        try (TestServer other = TestServer.start(clock, Map.of("ANGSTRAUM_NEWS_DAYS_FEAR_SPACE", "7"))) {
            String etag = header(other.get("/api/layers/angstraeume.geojson"), "ETag");
            clock.advance(Duration.ofDays(7));
            assertFalse(other.get(PLACE).body().contains("Zugesagt war"), "the day itself is in time");
            clock.advance(Duration.ofDays(1));
            assertTrue(other.get(PLACE).body().contains("Zugesagt war eine Neuigkeit bis 28.11.2026."));
            HttpResponse<String> layer = other.get("/api/layers/angstraeume.geojson", "If-None-Match", etag);
            assertEquals(200, layer.statusCode(), "the layer changes with the day, without a write");
            assertTrue(layer.body().contains("\"overdue\":true"));
        }
    }

    @Test
    void operatorsTextsReplaceTheBundledOnes() throws IOException {
        Files.createDirectories(server.folder().resolve("texte"));
        Files.writeString(server.folder().resolve("texte/impressum_de.txt"), "# Wir\n\nStadt <b>Dortmund</b>\n");
        String page = server.get("/impressum").body();
        assertTrue(page.contains("Stadt &lt;b&gt;Dortmund"));
        Files.delete(server.folder().resolve("texte/impressum_de.txt"));
        assertFalse(server.get("/impressum").body().contains("Stadt &lt;b&gt;"));
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        HttpResponse<String> first = server.get(PLACE);
        assertEquals(
                304, server.get(PLACE, "If-None-Match", header(first, "ETag")).statusCode());
    }

    @Test
    void staticFilesAreImmutableUnderTheirVersion() {
        String page = server.get("/").body();
        String css = page.replaceAll("(?s).*href=\"(/static/[^\"]+/css/base\\.css)\".*", "$1");
        HttpResponse<String> file = server.get(css);
        assertEquals(200, file.statusCode());
        assertTrue(header(file, "Cache-Control").contains("immutable"));
        assertEquals("no-cache", header(server.get("/static/alt/css/base.css"), "Cache-Control"));
        for (String path : List.of("/static/x/css/nichts.css", "/static/x/..%2f..%2fMain.class", "/static/x/css/")) {
            int status = server.get(path).statusCode();
            assertTrue(status == 404 || status == 400, path + " " + status);
        }
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
