package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Words that staff take back for good: past days no longer show them. */
class TakenBackTest {
    private static final String TUNNEL = "angst-piepenstock-tunnel";
    private static final String NAME = "Querulantenstein";
    private static final String[] DAYS = {"2026-03-02", "2026-03-04", "2026-03-06"};

    private static MovableClock clock;
    private static TestServer server;
    private static Reports store;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        clock = new MovableClock(Instant.parse("2026-03-01T09:00:00Z"));
        server = TestServer.start(clock, Map.of());
        store = new Reports(server);
        later(0);
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    private static void later(int days) {
        clock.advance(Duration.ofDays(days));
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    private static void edit(String... fields) {
        String path = "/verwaltung/orte/" + TUNNEL + "/bearbeiten";
        Map<String, Object> form = PlaceEditTest.filledIn(coordinator.get(path));
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        assertEquals(303, coordinator.post(path, form).statusCode());
    }

    private static HttpResponse<String> change(long id, Map<String, String> more) {
        String page = MeasureDesk.page(id);
        Map<String, Object> form = new LinkedHashMap<>(Map.of(
                "version", MeasureDesk.version(coordinator, page),
                "type", "lighting",
                "due", "2026-12-31",
                "why", "Die Beschreibung war falsch."));
        form.putAll(more);
        return coordinator.post(page + "/aendern", form);
    }

    private static List<String> publicPages() {
        List<String> pages = new ArrayList<>(List.of(
                "/orte/" + TUNNEL,
                "/api/places/" + TUNNEL,
                "/api/layers/angstraeume.geojson",
                "/feeds/neuigkeiten.atom",
                "/feeds/massnahmen.ics",
                "/feeds/orte/" + TUNNEL + ".atom",
                "/feeds/orte/" + TUNNEL + ".ics",
                "/orte?q=" + NAME.toLowerCase(),
                "/statistik/causes.csv",
                "/statistik"));
        for (String day : DAYS) {
            pages.add("/orte/" + TUNNEL + "?stand=" + day);
            pages.add("/orte?stand=" + day);
            pages.add("/api/places/" + TUNNEL + "?stand=" + day);
            pages.add("/api/layers/angstraeume.geojson?stand=" + day);
            pages.add("/api/layers/angstraeume.geojson?limit=100000&stand=" + day);
        }
        return pages;
    }

    private static String newestLogEntry() {
        return store.database().read(tx -> tx.handle()
                .createQuery("SELECT action || ' ' || before_json || ' ' || after_json FROM audit_entry"
                        + " ORDER BY id DESC LIMIT 1")
                .mapTo(String.class)
                .one());
    }

    @Test
    void noPastDayShowsWhatWasTakenBack() {
        String past = "/api/places/" + TUNNEL + "?stand=" + DAYS[1];
        String layer = "/api/layers/angstraeume.geojson?stand=" + DAYS[1];
        edit("name", "Tunnel von " + NAME, "text", NAME + " lauert.", "note", NAME, "address", "Bei " + NAME);
        Map<String, String> plan =
                new LinkedHashMap<>(MeasureDesk.plan(TUNNEL, "tiefbauamt", "proposed", "2026-12-31"));
        plan.put("description", NAME + " wird vertrieben.");
        long measure = MeasureDesk.planned(coordinator, plan);
        later(4);
        edit("name", "Zwergenweg", "text", "", "note", "", "address", "Am Tunnel");
        assertEquals(
                303, change(measure, Map.of("description", "Neue Leuchten.")).statusCode());
        later(5);
        assertTrue(
                server.get(past).body().contains("Tunnel von " + NAME), "without a word past days stay as they were");
        assertTrue(server.get(past).body().contains(NAME + " wird vertrieben."));
        String tag = server.get(layer).headers().firstValue("ETag").orElseThrow();
        assertTrue(server.get(layer).body().contains(NAME));

        edit("past", "1");
        assertEquals("place.edit-past {} {}", newestLogEntry());
        assertEquals(
                303,
                change(measure, Map.of("description", "Neue Leuchten.", "past", "1"))
                        .statusCode());
        assertEquals("measure.change-past {} {}", newestLogEntry());

        Await.until(
                "the past layer notices",
                () -> server.get(layer, "If-None-Match", tag).statusCode() == 200);
        for (String page : publicPages()) {
            HttpResponse<String> answer = server.get(page);
            assertFalse(
                    answer.body().replace("value=\"" + NAME.toLowerCase(), "").contains(NAME), page);
        }
        assertTrue(server.get(past).body().contains("Zwergenweg"), "the day itself stays");
        assertTrue(server.get(past).body().contains("Neue Leuchten."));
    }

    @Test
    void theLogDoesNotRepeatWhatIsTakenBack() {
        edit("name", "Haus von Xaver", "text", "Xaver war es.");
        edit("name", "Tunnel", "text", "", "causes", "vandalism", "past", "1");
        String entry = newestLogEntry();
        assertTrue(entry.startsWith("place.edit-past {\"causes\""), entry);
        assertFalse(entry.contains("Xaver"), entry);
    }

    @Test
    void onlyCoordinatorsAreAsked() {
        assertTrue(coordinator
                .get("/verwaltung/orte/" + TUNNEL + "/bearbeiten")
                .body()
                .contains("Auch aus früheren Ständen entfernen"));
        assertFalse(coordinator.get("/verwaltung/orte/neu").body().contains("name=\"past\""));
        assertEquals(
                403,
                server.signIn(Role.CASE_WORKER, "ordnungsamt")
                        .get("/verwaltung/orte/" + TUNNEL + "/bearbeiten")
                        .statusCode());
    }
}
