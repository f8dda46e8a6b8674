package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is overdue or falls due within seven days. The store begins on 21 November 2026. */
class DeadlinePagesTest {
    private static final String PAGE = "/verwaltung/fristen";
    private MovableClock clock;
    private TestServer server;

    @BeforeEach
    void start() {
        clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
        server = TestServer.start(clock, Map.of("ANGSTRAUM_DECISION_DAYS", "14"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A day later everybody signs in anew. */
    private StaffBrowser after(int days, Role role, String unit) {
        clock.advance(Duration.ofDays(days));
        return server.signIn(role, unit);
    }

    @Test
    void aMeasureIsListedFromSevenDaysBeforeAndOverdueFromTheDayAfter() {
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        long id =
                MeasureDesk.planned(coordinator, MeasureDesk.plan(MeasureDesk.PLACE, "edg", "approved", "2026-11-29"));
        String link = "\"" + MeasureDesk.page(id) + "\"";
        assertFalse(coordinator.get(PAGE).body().contains(link));
        StaffBrowser dayBefore = after(1, Role.COORDINATOR, null);
        assertTrue(dayBefore.get(PAGE).body().contains(link));
        assertFalse(item(dayBefore.get(PAGE).body(), link).contains("überfällig"));
        StaffBrowser onTheDay = after(7, Role.COORDINATOR, null);
        assertFalse(item(onTheDay.get(PAGE).body(), link).contains("überfällig"));
        StaffBrowser dayAfter = after(1, Role.COORDINATOR, null);
        assertTrue(item(dayAfter.get(PAGE).body(), link).contains("überfällig"));
        assertTrue(dayAfter.get("/verwaltung/massnahmen?overdue=1").body().contains(link));
        assertTrue(server.get("/orte/" + MeasureDesk.PLACE).body().contains("dauert länger als vorgesehen"));
        assertTrue(new MeasureDesk(server)
                .read(MeasureDesk.PLACE, id)
                .get("overdue")
                .asBoolean());
        MeasureDesk.moved(dayAfter, id, "in-progress", "done");
        assertFalse(dayAfter.get(PAGE).body().contains(link));
    }

    @Test
    void promisedNewsIsListedFromSevenDaysBefore() {
        String link = "\"/verwaltung/orte/" + MeasureDesk.PLACE + "\"";
        assertFalse(after(20, Role.COORDINATOR, null).get(PAGE).body().contains(link));
        StaffBrowser sevenBefore = after(1, Role.COORDINATOR, null);
        assertTrue(sevenBefore.get(PAGE).body().contains(link));
        assertFalse(item(sevenBefore.get(PAGE).body(), link).contains("überfällig"));
        assertFalse(
                item(after(7, Role.COORDINATOR, null).get(PAGE).body(), link).contains("überfällig"));
        assertTrue(item(after(1, Role.COORDINATOR, null).get(PAGE).body(), link).contains("überfällig"));
    }

    @Test
    void theTableToTakeAlongHasAllOfThemAndThePageTheFirst() {
        try (Database database = Database.open(server.folder())) {
            database.change(
                    tx -> tx.handle()
                            .execute(
                                    """
                            INSERT INTO report (code_hash, submission_hash, state, causes, times, safety, language, channel, photos,
                              created_at, version)
                            SELECT x, x, 'new', 'lighting', 'night', 1, 'de', 'api', 0,
                              DATEADD(SECOND, CAST(x / 7 AS INT), TIMESTAMP WITH TIME ZONE '2026-10-01 10:00:00+00'), 1
                            FROM SYSTEM_RANGE(1, 1203)
                            """));
        }
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        String csv = coordinator.get(PAGE + ".csv").body();
        assertEquals(
                1203,
                csv.lines().filter(line -> line.contains("Meldung ")).distinct().count());
        String inbox = coordinator.get("/verwaltung/eingang.csv").body();
        assertEquals(1204, inbox.lines().distinct().count());
    }

    @Test
    void anUndecidedReportIsDueAfterTheDaysThatWerePromised() throws Exception {
        HttpResponse<String> sent = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url("/api/reports")))
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                """
                                                {"lon":7.4653,"lat":51.5142,"causes":["lighting"],"times":["night"],
                                                 "safety":2,"text":"Geheime Worte"}"""))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(201, sent.statusCode(), sent.body());
        String link = "\"/verwaltung/eingang/1\"";
        assertFalse(after(6, Role.COORDINATOR, null).get(PAGE).body().contains(link));
        String soon = after(1, Role.COORDINATOR, null).get(PAGE).body();
        assertTrue(soon.contains(link), soon);
        assertFalse(item(soon, link).contains("überfällig"));
        assertFalse(soon.contains("Geheime Worte"));
        String late = after(8, Role.COORDINATOR, null).get(PAGE).body();
        assertTrue(item(late, link).contains("überfällig"));
        String csv = server.signIn(Role.COORDINATOR, null).get(PAGE + ".csv").body();
        assertTrue(csv.contains("Meldung 1;"), csv);
        // Undecided reports without an office are the coordinators' part.
        assertFalse(server.signIn(Role.CASE_WORKER, "edg").get(PAGE).body().contains("Meldung 1"));
    }

    @Test
    void caseWorkersSeeTheirOwnPartOnly() {
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        long own =
                MeasureDesk.planned(coordinator, MeasureDesk.plan(MeasureDesk.PLACE, "edg", "approved", "2026-11-24"));
        long others = MeasureDesk.planned(
                coordinator, MeasureDesk.plan(MeasureDesk.PLACE, "polizei", "approved", "2026-11-24"));
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, "edg");
        for (String path : new String[] {PAGE, PAGE + "?unit=polizei"}) {
            String body = worker.get(path).body();
            assertTrue(body.contains("\"" + MeasureDesk.page(own) + "\""), path);
            assertFalse(body.contains("\"" + MeasureDesk.page(others) + "\""), path);
        }
        assertFalse(worker.get(PAGE + ".csv?unit=polizei").body().contains("Polizei"));
        String narrowed = coordinator.get(PAGE + "?unit=polizei").body();
        assertTrue(narrowed.contains("\"" + MeasureDesk.page(others) + "\""));
        assertFalse(narrowed.contains("\"" + MeasureDesk.page(own) + "\""));
        assertEquals(400, coordinator.get(PAGE + "?unit=gibt-es-nicht").statusCode());

        // News is the part of who has something to do at the place.
        String link = "\"/verwaltung/orte/" + MeasureDesk.PLACE + "\"";
        StaffBrowser later = after(27, Role.CASE_WORKER, "edg");
        assertTrue(later.get(PAGE).body().contains(link));
        assertFalse(later.get(PAGE).body().contains("/verwaltung/orte/angst-bahnhof"));
        assertFalse(server.signIn(Role.CASE_WORKER, "dsw21").get(PAGE).body().contains(link));
        assertTrue(server.signIn(Role.COORDINATOR, null).get(PAGE).body().contains("/verwaltung/orte/angst-bahnhof"));
    }

    @Test
    void theLongestOverdueComesFirst() {
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        long second =
                MeasureDesk.planned(coordinator, MeasureDesk.plan(MeasureDesk.PLACE, "edg", "approved", "2026-11-24"));
        long first = MeasureDesk.planned(
                coordinator, MeasureDesk.plan(MeasureDesk.PLACE, "polizei", "approved", "2026-11-23"));
        String body = coordinator.get(PAGE).body();
        assertTrue(body.indexOf(MeasureDesk.page(first) + "\"") < body.indexOf(MeasureDesk.page(second) + "\""));
    }

    /** The entry of a list that holds a link. */
    private static String item(String html, String link) {
        int at = html.indexOf(link);
        assertTrue(at >= 0, html);
        return html.substring(at, html.indexOf("</li>", at));
    }
}
