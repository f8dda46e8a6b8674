package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of what residents sent: four reports of four days. */
class InboxPagesTest {
    private static final Pattern LISTED = Pattern.compile("<li class=\"inbox-item\" data-report=\"(\\d+)\"");
    private static final MovableClock CLOCK = new MovableClock(Instant.parse("2026-11-17T11:00:00Z"));
    private static TestServer server;
    private static Reports reports;
    private static Inbox inbox;
    private static StaffBrowser coordinator;
    private static long oldest;
    private static long second;
    private static long rejected;
    private static long newest;

    @BeforeAll
    static void start() {
        server = TestServer.start(CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
        inbox = new Inbox(reports);
        oldest = inbox.sent(Inbox.report(1));
        CLOCK.advance(Duration.ofDays(1));
        var other = Inbox.report(2);
        other.putArray("causes").add("vegetation");
        second = inbox.sent(other);
        CLOCK.advance(Duration.ofDays(1));
        rejected = inbox.sent(Inbox.report(3));
        CLOCK.advance(Duration.ofDays(1));
        newest = inbox.sent(Reports.report().put("lon", Reports.LON + 0.004).put("placeId", Reports.HOERDE));
        coordinator = server.signIn(Role.COORDINATOR, null);
        Inbox.post(
                coordinator, rejected, "ablehnen", Map.of("version", "1", "reason", "cost", "rejectAnswer", "Nein."));
        Inbox.post(coordinator, second, "stelle", Map.of("version", "1", "unitAsked", "edg"));
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    private static List<Long> listed(String query) {
        HttpResponse<String> answer = coordinator.get(Inbox.PATH + query);
        assertEquals(200, answer.statusCode(), answer.body());
        List<Long> ids = new ArrayList<>();
        Matcher matcher = LISTED.matcher(answer.body());
        while (matcher.find()) {
            ids.add(Long.parseLong(matcher.group(1)));
        }
        return ids;
    }

    @Test
    void undecidedReportsComeOldestFirst() {
        assertEquals(List.of(oldest, second, newest), listed(""));
    }

    @Test
    void decidedReportsStayFindable() {
        assertEquals(List.of(rejected), listed("?state=rejected"));
        assertEquals(List.of(), listed("?state=attached"));
        assertEquals(List.of(rejected), listed("?state=rejected&q=" + rejected));
    }

    @Test
    void theListIsNarrowedByWhatIsAskedFor() {
        assertEquals(List.of(second), listed("?cause=vegetation"));
        assertEquals(List.of(oldest, second, newest), listed("?cause=vegetation&cause=lighting"));
        assertEquals(List.of(oldest, second), listed("?older=2"));
        assertEquals(List.of(second), listed("?unit=edg"));
        assertEquals(List.of(), listed("?photos=yes"));
        assertEquals(List.of(newest), listed("?q=%23" + newest));
        assertEquals(List.of(), listed("?q=angst-westpark"));
    }

    @Test
    void eachShowsItsAgeTheKnownPlaceAndSimilarReports() {
        String html = coordinator.get(Inbox.PATH).body();
        String first = html.substring(html.indexOf("data-report=\"" + oldest), html.indexOf("data-report=\"" + second));
        assertTrue(first.contains("seit 3 Tagen"), first);
        assertTrue(first.contains("Antwort bis"), first);
        assertTrue(first.contains("datetime=\"2026-12-01\""), first);
        assertFalse(html.contains(".csv?\""));
        assertTrue(first.contains("Hörde"), first);
        assertTrue(first.contains("eine ähnliche Meldung"), first);
        assertTrue(first.contains("data-lon=\"7.500017\""), first);
    }

    @Test
    void wordsOfAResidentAreTextAndNothingElse() {
        for (String path : List.of(Inbox.PATH, Inbox.page(oldest))) {
            String html = coordinator.get(path).body();
            assertFalse(html.contains("<script>alert"), path);
            assertTrue(html.contains("Geheimnisvolle Worte &lt;script&gt;alert(1)&lt;/script&gt;"), path);
        }
    }

    @Test
    void oneReportShowsWhatHelpsToDecide() {
        String html = coordinator.get(Inbox.page(oldest)).body();
        assertTrue(html.contains("href=\"/verwaltung/orte/" + Reports.HOERDE + "\""));
        assertTrue(html.contains("Eine andere Meldung im Umkreis von 150 m"));
        assertTrue(html.contains("href=\"/verwaltung/eingang/" + second + "\""));
        assertTrue(html.contains("<dt>E-Mail angegeben</dt>"));
        String meant = coordinator.get(Inbox.page(newest)).body();
        assertTrue(meant.contains("value=\"" + Reports.HOERDE + "\" checked"), "the place its sender meant is chosen");
    }

    @Test
    void theTableToTakeAlongHasPositionsAndNoWords() {
        HttpResponse<String> csv = coordinator.get(Inbox.PATH + ".csv?state=new");
        assertEquals(200, csv.statusCode());
        assertTrue(csv.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
        List<String> lines = csv.body().lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).startsWith(oldest + ";offen;2026-11-17;"), lines.get(1));
        assertTrue(lines.get(1).contains(";7,500017;"));
        assertFalse(csv.body().contains("Geheimnisvolle"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?state=weg",
                "?cause=fremde",
                "?older=x",
                "?older=-1",
                "?unit=x",
                "?page=0",
                "?foo=1",
                "?photos=1"
            })
    void whatTheListDoesNotKnowIsRefused(String query) {
        assertEquals(400, coordinator.get(Inbox.PATH + query).statusCode());
    }

    @Test
    void aPageBeyondTheLastShowsTheLast() {
        assertEquals(List.of(oldest, second, newest), listed("?page=77"));
    }

    @ParameterizedTest
    @CsvSource({"edg, true", "polizei, false"})
    void caseWorkersSeeWhatTheirOfficeWasAskedToLookAt(String unit, boolean asked) {
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, unit);
        String html = worker.get(Inbox.PATH).body();
        assertEquals(asked, html.contains("data-report=\"" + second + "\""));
        assertFalse(html.contains("data-report=\"" + oldest + "\""));
        // The parameter does not widen it.
        assertFalse(worker.get(Inbox.PATH + "?unit=edg").body().contains("data-report=\"" + oldest + "\""));
        assertEquals(
                asked ? 2 : 1, worker.get(Inbox.PATH + ".csv").body().lines().count());
        assertEquals(asked ? 200 : 403, worker.get(Inbox.page(second)).statusCode());
        assertEquals(403, worker.get(Inbox.page(oldest)).statusCode());
    }
}
