package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** News promised by another day than usual, and who sees that it is overdue. The store begins on 21 November 2026. */
class PromiseTest {
    private static final String PLACE = MeasureDesk.PLACE;
    private static final String PAGE = "/verwaltung/orte/" + PLACE;
    private static final String LINK = "\"" + PAGE + "\"";
    private static final String PUBLIC_LINK = "\"/orte/" + PLACE + "\"";

    private MovableClock clock;
    private TestServer server;

    @BeforeEach
    void start() {
        clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
        server = TestServer.start(clock, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private StaffBrowser coordinator() {
        return server.signIn(Role.COORDINATOR, null);
    }

    private static HttpResponse<String> write(StaffBrowser staff, String... members) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("version", PlaceNewsTest.version(staff.get(PAGE)));
        form.put("visibility", "public");
        form.put("text", "Die Leuchten sind bestellt, die Lieferung dauert.");
        form.put("step", "publish");
        for (int i = 0; i < members.length; i += 2) {
            form.put(members[i], members[i + 1]);
        }
        return staff.post(PAGE + "/neuigkeit", form);
    }

    private JsonNode place() {
        return server.json("/api/places/" + PLACE).path("properties");
    }

    private JsonNode inLayer() {
        JsonNode features = server.json("/api/layers/angstraeume.geojson").path("features");
        return StreamSupport.stream(features.spliterator(), false)
                .filter(feature -> feature.path("id").asText().equals(PLACE))
                .findFirst()
                .orElseThrow()
                .path("properties");
    }

    @Test
    void aPromisedDayIsPublicAndInTheAuditLog() {
        StaffBrowser staff = coordinator();
        String form = staff.get(PAGE).body();
        assertTrue(form.contains("Ohne Angabe ist die nächste Neuigkeit bis 19.12.2026 zugesagt"), form);
        HttpResponse<String> preview = write(staff, "nextNewsBy", "2027-03-01", "step", "check");
        assertEquals(200, preview.statusCode());
        assertTrue(preview.body().contains("Nächste Neuigkeit bis 01.03.2027 zugesagt"), preview.body());
        assertTrue(preview.body().contains("name=\"nextNewsBy\" value=\"2027-03-01\""));
        assertTrue(place().path("nextUpdateBy").asText().equals("2026-12-19"), "a preview promises nothing");

        assertEquals(303, write(staff, "nextNewsBy", "2027-03-01").statusCode());
        assertEquals("2027-03-01", place().path("nextUpdateBy").asText());
        assertEquals("2027-03-01", inLayer().path("nextUpdateBy").asText());
        assertEquals(
                "2027-03-01",
                place().path("updates").get(0).path("nextUpdateBy").asText());
        String page = server.get("/orte/" + PLACE).body();
        assertTrue(page.contains("Nächste Neuigkeit bis 01.03.2027 zugesagt"));
        String feed = server.get("/feeds/orte/" + PLACE + ".atom").body();
        assertTrue(feed.contains("Nächste Neuigkeit bis 01.03.2027 zugesagt"), feed);
        assertTrue(page.contains("datetime=\"2027-03-01\""));
        String trail = staff.get(PAGE).body();
        assertTrue(trail.substring(trail.indexOf("Neuigkeit geschrieben")).contains("01.03.2027"), trail);
    }

    @Test
    void theNextPublicEntryFallsBackToTheIntervalAndAnInternalOneDoesNot() {
        StaffBrowser staff = coordinator();
        assertEquals(303, write(staff, "nextNewsBy", "2027-03-01").statusCode());
        assertEquals(303, write(staff, "visibility", "internal").statusCode());
        assertEquals("2027-03-01", place().path("nextUpdateBy").asText());
        assertEquals(303, write(staff).statusCode());
        assertEquals("2026-12-19", place().path("nextUpdateBy").asText());
        assertTrue(place().path("updates").get(0).path("nextUpdateBy").isNull());
        assertEquals(
                "2027-03-01",
                place().path("updates").get(1).path("nextUpdateBy").asText());
    }

    @Test
    void aCaseWorkerOfThePlaceMayPromiseToo() {
        MeasureDesk.planned(coordinator(), "edg", "approved");
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, "edg");
        assertTrue(worker.get(PAGE).body().contains("name=\"nextNewsBy\""));
        assertEquals(303, write(worker, "nextNewsBy", "2026-12-01").statusCode());
        assertEquals("2026-12-01", place().path("nextUpdateBy").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, Möglich ist ein Tag nach heute",
        "2027-11-22, höchstens 365 Tage voraus",
        "morgen, Nötig ist ein Tag wie",
        "2027-02-30, Nötig ist ein Tag wie",
    })
    void aDayThatCannotBePromisedIsRefusedBesideItsField(String day, String message) {
        StaffBrowser staff = coordinator();
        HttpResponse<String> answer = write(staff, "nextNewsBy", day);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("id=\"fault-nextNewsBy\""), answer.body());
        assertTrue(answer.body().contains(message), answer.body());
        assertTrue(answer.body().contains("die Lieferung dauert.</textarea>"), "what was typed stays");
        assertTrue(answer.body().contains("value=\"" + day + "\""));
        assertEquals("2026-12-19", place().path("nextUpdateBy").asText());
    }

    @Test
    void nothingIsPromisedInternallyOrForAClosedPlace() {
        StaffBrowser staff = coordinator();
        HttpResponse<String> internal = write(staff, "nextNewsBy", "2027-03-01", "visibility", "internal");
        assertEquals(400, internal.statusCode());
        assertTrue(internal.body().contains("Zugesagt wird nur öffentlich"), internal.body());
        assertEquals(303, write(staff, "status", "under-review").statusCode());
        HttpResponse<String> closing =
                write(staff, "nextNewsBy", "2027-03-01", "status", "no-action", "reason", "cost");
        assertEquals(400, closing.statusCode());
        assertTrue(closing.body().contains("Mit diesem Stand ist der Ort abgeschlossen"), closing.body());
        assertEquals(303, write(staff, "nextNewsBy", "2027-03-01").statusCode());
        assertEquals(303, write(staff, "status", "no-action", "reason", "cost").statusCode());
        assertTrue(place().path("nextUpdateBy").isNull());
        HttpResponse<String> closed = write(staff, "nextNewsBy", "2027-03-01");
        assertEquals(400, closed.statusCode());
        assertTrue(closed.body().contains("Der Ort ist abgeschlossen"), closed.body());
    }

    @Test
    void everythingThatTellsWhatIsOverdueFollowsThePromise() {
        // Kept longer than usual: nothing is overdue before that day.
        assertEquals(303, write(coordinator(), "nextNewsBy", "2027-01-31").statusCode());
        clock.advance(Duration.ofDays(60));
        assertOverdue(false, false);
        // 24 January: seven days before. The others have been overdue for weeks.
        clock.advance(Duration.ofDays(4));
        assertOverdue(true, false);
        clock.advance(Duration.ofDays(7));
        assertOverdue(true, false);
        clock.advance(Duration.ofDays(1));
        assertOverdue(true, true);
    }

    @Test
    void aShorterPromiseIsOverdueBeforeTheInterval() {
        assertEquals(303, write(coordinator(), "nextNewsBy", "2026-11-30").statusCode());
        clock.advance(Duration.ofDays(1));
        assertOverdue(false, false);
        clock.advance(Duration.ofDays(1));
        assertOverdue(true, false);
        clock.advance(Duration.ofDays(8));
        assertOverdue(true, true);
    }

    private void assertOverdue(boolean listed, boolean overdue) {
        StaffBrowser staff = coordinator();
        String deadlines = staff.get("/verwaltung/fristen").body();
        assertEquals(listed, deadlines.contains(LINK));
        if (listed) {
            String item =
                    deadlines.substring(deadlines.indexOf(LINK), deadlines.indexOf("</li>", deadlines.indexOf(LINK)));
            assertEquals(overdue, item.contains("überfällig"), item);
        }
        assertEquals(
                listed,
                staff.get("/verwaltung/fristen.csv")
                        .body()
                        .lines()
                        .anyMatch(line -> line.contains(place().path("title").asText())));
        assertEquals(overdue, staff.get("/verwaltung/orte?overdue=1").body().contains(LINK));
        assertEquals(overdue, place().path("overdue").asBoolean());
        assertEquals(overdue, inLayer().path("overdue").asBoolean());
        assertEquals(overdue, server.get("/orte?overdue=true").body().contains(PUBLIC_LINK));
        assertEquals(overdue, server.get("/?overdue=true").body().contains(PUBLIC_LINK));
        assertEquals(overdue, server.get("/orte/" + PLACE).body().contains("news--overdue"));
    }

    @Test
    void deadlinesAreCountedAsTheyAreListed() {
        StaffBrowser staff = coordinator();
        assertEquals(303, write(staff, "nextNewsBy", "2026-12-20").statusCode());
        clock.advance(Duration.ofDays(29));
        StaffBrowser later = coordinator();
        String page = later.get("/verwaltung/fristen").body();
        String news = page.substring(page.indexOf("id=\"kind-news\""), page.indexOf("id=\"kind-measure\""));
        int all = news.split("<li class=\"deadline__item\">").length - 1;
        assertTrue(news.contains((all - 1) + " überfällig, 1 in 7 Tagen"), news);
        assertTrue(news.lastIndexOf("<li") < news.indexOf(LINK), "the latest day comes last");
    }

    @Test
    void measuresShowTheDayTheyWerePromisedByFirst() {
        StaffBrowser staff = coordinator();
        long id = MeasureDesk.planned(staff, "edg", "approved");
        MeasureDesk desk = new MeasureDesk(server);
        assertEquals("2026-12-31", desk.read(PLACE, id).path("firstDue").asText());
        assertFalse(server.get("/orte/" + PLACE).body().contains("Ursprünglich zugesagt bis"));
        HttpResponse<String> changed = staff.post(
                MeasureDesk.page(id) + "/aendern",
                Map.of(
                        "version", MeasureDesk.version(staff, MeasureDesk.page(id)),
                        "type", "lighting",
                        "description", "Acht neue Leuchten am Hauptweg.",
                        "due", "2027-02-28",
                        "why", "Die Lieferung dauert."));
        assertEquals(303, changed.statusCode(), changed.body());
        assertEquals("2027-02-28", desk.read(PLACE, id).path("due").asText());
        assertEquals("2026-12-31", desk.read(PLACE, id).path("firstDue").asText());
        String page = server.get("/orte/" + PLACE).body();
        assertTrue(page.substring(page.indexOf("Ursprünglich zugesagt bis")).contains("31.12.2026"), page);
    }

    @Test
    void theListOfOverduePlacesKeepsItsFilterAndRefusesOtherValues() {
        clock.advance(Duration.ofDays(100));
        String first = server.get("/orte?overdue=true&district=innenstadt-west").body();
        assertTrue(first.contains("name=\"overdue\" value=\"true\" checked"), first);
        assertTrue(first.contains("href=\"/?district=innenstadt-west&amp;overdue=true\""), first);
        for (String path : new String[] {"/orte?overdue=1", "/?overdue=false", "/orte?overdue=true,ja"}) {
            assertEquals(400, server.get(path).statusCode(), path);
        }
        assertEquals(200, server.get("/orte?overdue=").statusCode());
        assertEquals(
                200,
                server.get("/orte?overdue=true&layer=angstraeume&status=reported&q=tunnel&page=1")
                        .statusCode());
    }
}
