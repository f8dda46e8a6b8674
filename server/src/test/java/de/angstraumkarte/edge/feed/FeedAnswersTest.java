package de.angstraumkarte.edge.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.atom.Feed;
import de.angstraumkarte.App;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.feed.FeedService;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How feeds are asked for and answered, over HTTP. Today is 21 November 2026. */
class FeedAnswersTest {
    private static final AtomicInteger NEXT = new AtomicInteger(200);

    private static TestServer server;
    private static Reports reports;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    @Test
    void aPlaceThatWasMergedLeadsToTheOneThatStays() {
        Inbox inbox = new Inbox(reports);
        String from = inbox.decided(coordinator, "Ende", inbox.sent(Inbox.report(NEXT.incrementAndGet())));
        String into = inbox.decided(coordinator, "Anfang", inbox.sent(Inbox.report(NEXT.incrementAndGet())));
        String id =
                Feeds.ids(Feeds.page(server, "/feeds/orte/" + from + ".atom")).get(0);
        merge(from, into);
        for (String ending : List.of(".atom", ".ics")) {
            HttpResponse<String> answer = server.get("/feeds/orte/" + from + ending + "?lang=en");
            assertEquals(301, answer.statusCode());
            assertEquals(
                    "/feeds/orte/" + into + ending + "?lang=en",
                    answer.headers().firstValue("Location").orElseThrow());
        }
        assertTrue(
                Feeds.ids(Feeds.page(server, "/feeds/orte/" + into + ".atom")).contains(id), "the entry keeps its id");
    }

    private static void merge(String from, String into) {
        String version = "SELECT version FROM place WHERE id = ?";
        Map<String, Object> form = new HashMap<>(Map.of("into", into, "text", "Beide sind eins."));
        for (Map.Entry<String, String> field :
                Map.of("version", from, "intoVersion", into).entrySet()) {
            form.put(field.getKey(), reports.database().read(tx -> tx.handle()
                    .createQuery(version)
                    .bind(0, field.getValue())
                    .mapTo(Integer.class)
                    .one()));
        }
        assertEquals(
                303,
                coordinator
                        .post("/verwaltung/orte/" + from + "/zusammenfuehren", form)
                        .statusCode());
    }

    @Test
    void aPlaceThatLeftTheMapHasNoFeedAndItsEntriesAreInNone() {
        String gone = "sport-hoesch-park-und-stadion";
        String id = reports.database().read(tx -> tx.handle()
                .createQuery(
                        "SELECT id FROM place WHERE layer = 'sportstaetten' AND retired_at IS NULL ORDER BY id LIMIT 1")
                .mapTo(String.class)
                .one());
        String entry =
                Feeds.ids(Feeds.page(server, "/feeds/orte/" + id + ".atom")).get(0);
        reports.change("UPDATE place SET retired_at = created_at WHERE id = '" + id + "'");
        reports.change("UPDATE layer_revision SET revision = revision + 1 WHERE layer = 'sportstaetten'");
        for (String missing : List.of(id, gone + "-nie-gewesen", "x%20y")) {
            assertEquals(404, server.get("/feeds/orte/" + missing + ".atom").statusCode(), missing);
            assertEquals(404, server.get("/feeds/orte/" + missing + ".ics").statusCode(), missing);
        }
        assertEquals(404, server.get("/feeds/stadtbezirke/nirgends.atom").statusCode());
        for (String page : Feeds.walk(server, Feeds.CITY, () -> {})) {
            assertFalse(Feeds.ids(page).contains(entry));
        }
    }

    @Test
    void badParametersAreRefusedByName() {
        for (String query : List.of(
                "before=0",
                "before=-1",
                "before=x",
                "before=1&before=2",
                "before=",
                "lang=fr",
                "lang=de,en",
                "after=3",
                "before=99999999999999999999")) {
            HttpResponse<String> answer = server.get(Feeds.CITY + "?" + query);
            assertEquals(400, answer.statusCode(), query);
            String field = query.substring(0, query.indexOf('='));
            assertEquals(
                    field, TestServer.parse(answer.body()).at("/errors/0/field").asText(), query);
        }
        assertEquals(400, server.get("/feeds/massnahmen.ics?before=3").statusCode());
        assertEquals(List.of(), Feeds.ids(Feeds.page(server, Feeds.CITY + "?before=1")));
        assertEquals(
                FeedService.PAGE,
                Feeds.ids(Feeds.page(server, Feeds.CITY + "?before=999999999999999999"))
                        .size());
    }

    @Test
    void whoHasTheFeedGetsNoSecondCopy() throws IOException {
        HttpResponse<String> plain = server.get(Feeds.CITY);
        HttpResponse<byte[]> gzip = server.getBytes(Feeds.CITY, "Accept-Encoding", "gzip");
        assertEquals("gzip", gzip.headers().firstValue("Content-Encoding").orElseThrow());
        assertArrayEquals(
                plain.body().getBytes(StandardCharsets.UTF_8),
                new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes());
        String tag = plain.headers().firstValue("ETag").orElseThrow();
        assertTrue(tag.startsWith("\""), tag);
        assertEquals(304, server.get(Feeds.CITY, "If-None-Match", tag).statusCode());
        assertEquals(
                "public, max-age=0, must-revalidate",
                plain.headers().firstValue("Cache-Control").orElseThrow());
        Feeds.publish(coordinator, "Etwas Neues.", "public");
        assertEquals(200, server.get(Feeds.CITY, "If-None-Match", tag).statusCode());
    }

    @Test
    void noDateHidesThatAPlaceWasRenamed() {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
        try (TestServer own = TestServer.start(clock, Map.of());
                Reports store = new Reports(own)) {
            clock.advance(Duration.ofDays(3));
            HttpResponse<String> before = own.get(Feeds.CITY);
            assertTrue(before.headers().firstValue("Last-Modified").isEmpty());
            store.change("UPDATE place SET title = 'Zwergenweg' WHERE id = '" + Feeds.TUNNEL + "'");
            store.change("UPDATE layer_revision SET revision = revision + 1");
            String since = "Tue, 24 Nov 2026 11:00:00 GMT";
            String feed = "/feeds/orte/" + Feeds.TUNNEL + ".atom";
            HttpResponse<String> answer = own.get(feed, "If-Modified-Since", since);
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().contains("Zwergenweg"));
        }
    }

    @Test
    void idsStayWhenTheSiteMovesAndStartsAnew() throws IOException, InterruptedException {
        String here = Feeds.page(server, "/feeds/orte/" + Feeds.TUNNEL + ".atom");
        Config config = Config.from(Map.of(
                "ANGSTRAUM_HOST", "127.0.0.1",
                "ANGSTRAUM_PORT", "0",
                "ANGSTRAUM_DATA", server.folder().toString(),
                "ANGSTRAUM_TILES_URL", "",
                "ANGSTRAUM_PUBLIC_URL", "https://karte.example.org"));
        try (App moved = App.open(config, Imports.CLOCK)) {
            URI address = URI.create("http://127.0.0.1:" + moved.start() + "/feeds/orte/" + Feeds.TUNNEL + ".atom");
            String there = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            assertEquals(Feeds.ids(here), Feeds.ids(there));
            assertEquals(Feeds.text(Feeds.root(here), "id"), Feeds.text(Feeds.root(there), "id"));
            assertTrue(there.contains("href=\"https://karte.example.org/orte/" + Feeds.TUNNEL + "\""), there);
            assertFalse(there.contains("127.0.0.1"), there);
        }
    }

    @Test
    void noCharacterInAnyTextBreaksAFeed() {
        Feeds.publish(coordinator, "Ende ]]> & <b>Anfang</b> \uD83D\uDEA7", "public");
        reports.database().change(tx -> tx.handle()
                .execute(
                        "UPDATE status_update SET body = ? WHERE id = (SELECT max(id) FROM status_update)",
                        "Vor\u0000\u0001\u000B\u001F\u0085\uFFFE\uFFFF ]]> & <b>nach</b> \uD83D\uDEA7\r\nZeile"));
        reports.change("UPDATE layer_revision SET revision = revision + 1");
        Feed feed = Feeds.read(server, "/feeds/orte/" + Feeds.TUNNEL + ".atom");
        assertEquals(
                "Vor ]]> & <b>nach</b> \uD83D\uDEA7\nZeile",
                feed.getEntries().get(0).getContents().get(0).getValue());
    }

    @Test
    void pagesNameTheirFeeds() {
        String link = "<link rel=\"alternate\" type=\"application/atom+xml\"";
        for (String page : List.of("/", "/orte", "/daten", "/orte/" + Feeds.TUNNEL)) {
            String html = server.get(page, "Accept-Language", "de").body();
            assertTrue(html.contains(link) && html.contains("href=\"" + Feeds.CITY + "\""), page);
        }
        assertTrue(
                server.get("/orte/" + Feeds.TUNNEL).body().contains("href=\"/feeds/orte/" + Feeds.TUNNEL + ".atom\""));
        String data = server.get("/daten").body();
        for (String slug : Feeds.districts(server)) {
            assertTrue(data.contains("href=\"/feeds/stadtbezirke/" + slug + ".atom\""), slug);
            assertTrue(data.contains("href=\"/feeds/stadtbezirke/" + slug + ".ics\""), slug);
        }
        assertTrue(data.indexOf(">Hörde<") < data.indexOf(">Huckarde<"));
    }
}
