package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read on pages of past days. The store is two months old. */
class PastDayPagesTest {
    private static TestServer server;

    @BeforeAll
    static void fill() {
        MovableClock clock = new MovableClock(Instant.parse("2026-09-20T09:00:00Z"));
        server = TestServer.start(clock, Map.of());
        clock.advance(Duration.ofDays(62));
        new Reports(server)
                .change("UPDATE place SET created_at = DATEADD('DAY', 40, created_at) WHERE id = 'angst-westpark'");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/?district=hoerde&stand=2020-06-01, So weit reicht die Karte nicht, /?district=hoerde&amp;stand=2026-09-20",
        "/?district=hoerde&stand=2027-06-01, So weit reicht die Karte nicht, /?district=hoerde",
        "/orte?stand=gestern, Diesen Tag gibt es nicht, /orte",
        "/orte/angst-westpark?stand=2027-06-01, So weit reicht die Karte nicht, /orte/angst-westpark",
    })
    void aDayThatTheMapDoesNotReachLeadsToTheNearest(String path, String title, String nearest) {
        HttpResponse<String> answer = server.get(path);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("<h1>" + title + "</h1>"), answer.body());
        assertTrue(answer.body().contains("20.09.2026 bis heute"), answer.body());
        assertTrue(answer.body().contains("<a class=\"button\" href=\"" + nearest + "\""), answer.body());
    }

    @Test
    void anotherFaultBesideTheDayIsNamedToo() {
        HttpResponse<String> answer = server.get("/?stand=gestern&district=atlantis");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("Anfrage nicht verständlich"), answer.body());
    }

    @Test
    void aPlaceThatWasNotThereYetLeadsToItselfAndToTheMapOfTheDay() {
        HttpResponse<String> answer = server.get("/orte/angst-westpark?stand=2026-09-25");
        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("An diesem Tag stand der Ort noch nicht auf der Karte"), answer.body());
        assertTrue(answer.body().contains("href=\"/orte/angst-westpark\""), answer.body());
        assertTrue(answer.body().contains("href=\"/?stand=2026-09-25\""), answer.body());
    }

    @Test
    void aPlaceThatNeverWasIsNotPromisedForToday() {
        HttpResponse<String> answer = server.get("/orte/atlantis?stand=2026-09-25");
        assertEquals(404, answer.statusCode());
        assertFalse(answer.body().contains("stand der Ort noch nicht"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orte"})
    void anotherDayIsChosenWithTheSameFilter(String path) {
        String page = server.get(path + "?district=hoerde&stand=2026-10-31").body();
        assertTrue(page.contains("name=\"stand\" value=\"2026-10-31\" min=\"2026-09-20\" max=\"2026-11-21\""), page);
        assertTrue(page.contains("<input type=\"hidden\" name=\"district\" value=\"hoerde\">"), page);
    }

    @Test
    void theListOffersADay() {
        assertTrue(
                server.get("/orte").body().contains("name=\"stand\" value=\"\" min=\"2026-09-20\" max=\"2026-11-21\""));
        assertEquals(200, server.get("/orte?stand=&q=").statusCode());
    }

    @Test
    void districtsStandInTheOrderOfTheGermanAlphabetAndHaveTheirOwnFeeds() {
        String page = server.get("/abo?stadtbezirk=hoerde").body();
        assertTrue(page.indexOf(">Hörde<") < page.indexOf(">Huckarde<"), page);
        assertTrue(page.contains("/feeds/stadtbezirke/hoerde.atom"), page);
        assertTrue(server.get("/orte?district=hoerde").body().contains("/feeds/stadtbezirke/hoerde.ics"));
    }

    @Test
    void englishEntriesLeadToEnglishPages() {
        String feed = server.get("/feeds/neuigkeiten.atom?lang=en").body();
        assertTrue(feed.contains("?lang=en\""), feed);
        assertFalse(Pattern.compile("/orte/[a-z0-9-]+\"").matcher(feed).find(), feed);
        assertFalse(server.get("/feeds/neuigkeiten.atom").body().contains("?lang="));
    }
}
