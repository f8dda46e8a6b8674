package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.web.Messages;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Planning, moving and changing measures through the forms. Today is 21 November 2026. */
class MeasurePagesTest {
    private static final String PLACE = MeasureDesk.PLACE;
    private static final Messages GERMAN = Messages.of("de");
    private static TestServer server;
    private static MeasureDesk desk;
    private static StaffBrowser coordinator;
    private static StaffBrowser worker;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        desk = new MeasureDesk(server);
        coordinator = server.signIn(Role.COORDINATOR, null);
        worker = server.signIn(Role.CASE_WORKER, "tiefbauamt");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPlannedMeasureIsPublicWithItsReason() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        JsonNode measure = desk.read(PLACE, id);
        assertEquals("lighting", measure.get("type").asText());
        assertEquals("Beleuchtung", measure.get("typeTitle").asText());
        assertEquals("tiefbauamt", measure.get("unit").asText());
        assertEquals("Tiefbauamt", measure.get("unitTitle").asText());
        assertEquals("approved", measure.get("status").asText());
        assertEquals("beschlossen", measure.get("statusTitle").asText());
        assertEquals("2026-12-31", measure.get("due").asText());
        assertTrue(measure.get("done").isNull());
        assertFalse(measure.get("overdue").asBoolean());
        JsonNode entry = desk.newestEntry(PLACE);
        assertEquals("measure", entry.get("kind").asText());
        assertEquals(id, entry.get("measure").asLong());
        assertEquals("approved", entry.get("measureStatus").asText());
        assertEquals(
                "Bei Dunkelheit ist der Weg kaum zu sehen.", entry.get("text").asText());
        String html = server.get("/orte/" + PLACE).body();
        assertTrue(html.contains("Acht neue Leuchten am Hauptweg."));
        assertTrue(html.contains("Maßnahme: Beleuchtung"));
    }

    static Stream<Arguments> transitions() {
        return Arrays.stream(MeasureStatus.values())
                .flatMap(from -> Arrays.stream(MeasureStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void aMeasureMovesAlongTheTableAndNowhereElse(MeasureStatus from, MeasureStatus to) {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "proposed");
        bring(id, from);
        HttpResponse<String> answer = MeasureDesk.move(worker, id, to.slug());
        JsonNode measure = desk.read(PLACE, id);
        if (from.next().contains(to.slug())) {
            assertEquals(303, answer.statusCode(), answer.body());
            assertEquals(to.slug(), measure.get("status").asText());
            assertEquals(
                    to == MeasureStatus.DONE ? "2026-11-21" : null,
                    measure.get("done").textValue());
            assertEquals(to.slug(), desk.newestEntry(PLACE).get("measureStatus").asText());
        } else {
            assertEquals(409, answer.statusCode());
            assertEquals(from.slug(), measure.get("status").asText());
            assertTrue(answer.body().contains(GERMAN.text("problem.field.measure-conflict")));
            assertTrue(answer.body().contains("Es geht weiter."), "what was typed is lost");
        }
    }

    /** Brings a proposed measure into a status by the shortest way. */
    private static void bring(long id, MeasureStatus status) {
        List<String> way =
                switch (status) {
                    case PROPOSED -> List.of();
                    case APPROVED -> List.of("approved");
                    case SCHEDULED -> List.of("approved", "scheduled");
                    case IN_PROGRESS -> List.of("approved", "in-progress");
                    case DONE -> List.of("approved", "in-progress", "done");
                    case CANCELLED -> List.of("cancelled");
                };
        MeasureDesk.moved(coordinator, id, way.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "type, , missing",
        "type, heat-map, ",
        "unit, '', missing",
        "unit, gibt-es-nicht, unit-unknown",
        "description, '  ', missing",
        "due, '', missing",
        "due, morgen, not-a-day",
        "due, 2026-11-20, date-in-past",
        "due, 2036-11-22, date-too-late",
        "status, done, ",
        "why, '', missing"
    })
    void aPlanThatBreaksARuleIsShownAgainWithEverythingTyped(String field, String value, String code) {
        Map<String, String> plan = MeasureDesk.plan(PLACE, "tiefbauamt", "proposed", "2026-12-31");
        plan.put(field, value == null ? "" : value);
        plan.put("description", field.equals("description") ? plan.get("description") : "Ganz <eigene> Worte");
        HttpResponse<String> answer = coordinator.post("/verwaltung/massnahmen/neu", plan);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("data-error-summary"));
        assertTrue(answer.body().contains("href=\"#field-" + field + "\""), answer.body());
        if (code != null && !code.equals("missing")) {
            assertTrue(answer.body().contains("id=\"fault-" + field + "\""));
        }
        if (!field.equals("description")) {
            assertTrue(answer.body().contains("Ganz &lt;eigene> Worte")
                    || answer.body().contains("Ganz &lt;eigene&gt; Worte"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2036-11-21"})
    void todayAndTenYearsAheadArePossible(String due) {
        MeasureDesk.planned(coordinator, MeasureDesk.plan(PLACE, "edg", "scheduled", due));
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        HttpResponse<String> answer = coordinator.post("/verwaltung/massnahmen/neu", Map.of("ort", PLACE));
        assertEquals(400, answer.statusCode());
        for (String field : List.of("type", "unit", "description", "due", "status", "why")) {
            assertTrue(answer.body().contains("href=\"#field-" + field + "\""), field);
        }
    }

    @Test
    void longTextsAndUnknownFieldsAreRefused() {
        Map<String, String> plan = MeasureDesk.plan(PLACE, "edg", "proposed", "2026-12-31");
        plan.put("description", "x".repeat(2001));
        plan.put("why", "y".repeat(2001));
        plan.put("extra", "1");
        assertEquals(400, coordinator.post("/verwaltung/massnahmen/neu", plan).statusCode());
        plan.remove("extra");
        String body = coordinator.post("/verwaltung/massnahmen/neu", plan).body();
        assertTrue(body.contains("fault-description") && body.contains("fault-why"));
        plan.put("description", "x".repeat(2000));
        plan.put("why", "y".repeat(2000));
        MeasureDesk.planned(coordinator, plan);
    }

    @Test
    void planningAtNoPlaceIsNotFound() {
        assertEquals(
                404,
                coordinator.get("/verwaltung/massnahmen/neu?ort=gibt-es-nicht").statusCode());
        assertEquals(400, coordinator.get("/verwaltung/massnahmen/neu").statusCode());
        Map<String, String> plan = MeasureDesk.plan("gibt-es-nicht", "edg", "proposed", "2026-12-31");
        assertEquals(404, coordinator.post("/verwaltung/massnahmen/neu", plan).statusCode());
    }

    @Test
    void aMoveWithoutAReasonIsRefused() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "proposed");
        String path = MeasureDesk.page(id);
        String version = MeasureDesk.version(worker, path);
        HttpResponse<String> answer = worker.post(path, Map.of("version", version, "status", "approved", "why", " "));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("fault-why"));
        assertTrue(answer.body().contains("value=\"approved\" checked"), "the choice is lost");
        assertEquals("proposed", desk.read(PLACE, id).get("status").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "in-progress, done, 2026-11-20, 303",
        "in-progress, done, 2026-11-22, 400",
        "in-progress, done, 2016-11-20, 400",
        "in-progress, done, gestern, 400",
        "in-progress, scheduled, 2026-11-20, 400"
    })
    void theDayItWasDoneIsChecked(String from, String to, String day, int expected) {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        MeasureDesk.moved(worker, id, from);
        String path = MeasureDesk.page(id);
        HttpResponse<String> answer = worker.post(
                path,
                Map.of("version", MeasureDesk.version(worker, path), "status", to, "why", "Fertig.", "done", day));
        assertEquals(expected, answer.statusCode(), answer.body());
        if (expected == 303) {
            assertEquals(day, desk.read(PLACE, id).get("done").asText());
        }
    }

    @Test
    void postponingIsAPublicActWithAReason() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "scheduled");
        String path = MeasureDesk.page(id) + "/aendern";
        Map<String, String> change = new HashMap<>(Map.of(
                "version", MeasureDesk.version(coordinator, path),
                "type", "lighting",
                "description", "Acht neue Leuchten am Hauptweg.",
                "due", "2027-03-31",
                "why", ""));
        assertEquals(400, coordinator.post(path, change).statusCode());
        change.put("why", "Die Leuchten werden später geliefert.");
        assertEquals(303, coordinator.post(path, change).statusCode());
        assertEquals("2027-03-31", desk.read(PLACE, id).get("due").asText());
        JsonNode entry = desk.newestEntry(PLACE);
        assertEquals("Die Leuchten werden später geliefert.", entry.get("text").asText());
        assertTrue(entry.get("measureStatus").isNull());
        change.put("version", MeasureDesk.version(coordinator, path));
        HttpResponse<String> same = coordinator.post(path, change);
        assertEquals(400, same.statusCode());
        assertTrue(same.body().contains(GERMAN.text("problem.field.nothing-changed")));
    }

    @Test
    void theDateOfWhatIsDoneStays() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        MeasureDesk.moved(coordinator, id, "in-progress", "done");
        String path = MeasureDesk.page(id) + "/aendern";
        HttpResponse<String> answer = coordinator.post(
                path,
                Map.of(
                        "version", MeasureDesk.version(coordinator, path),
                        "type", "lighting",
                        "description", "Neun Leuchten.",
                        "due", "2027-03-31",
                        "why", "Genauer."));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("fault-due"));
    }

    @Test
    void aMeasureIsPassedOnAndHandedBack() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        String path = MeasureDesk.page(id) + "/stelle";
        HttpResponse<String> passed = worker.post(
                path,
                Map.of(
                        "version",
                        MeasureDesk.version(worker, path),
                        "unit",
                        "dsw21",
                        "why",
                        "DSW21 betreibt das Licht."));
        assertEquals(303, passed.statusCode(), passed.body());
        assertEquals(
                "/verwaltung/massnahmen",
                passed.headers().firstValue("Location").orElseThrow());
        assertEquals("dsw21", desk.read(PLACE, id).get("unit").asText());
        assertEquals("DSW21", desk.newestEntry(PLACE).get("passedTo").asText());
        assertEquals(403, worker.get(path).statusCode());

        StaffBrowser other = server.signIn(Role.CASE_WORKER, "dsw21");
        String backPath = MeasureDesk.page(id) + "/zurueckgeben";
        HttpResponse<String> back = other.post(
                backPath, Map.of("version", MeasureDesk.version(other, backPath), "why", "Nicht unser Netz."));
        assertEquals(303, back.statusCode(), back.body());
        assertTrue(desk.read(PLACE, id).get("unit").isNull());
        assertEquals("Nicht unser Netz.", desk.newestEntry(PLACE).get("text").asText());
        assertTrue(server.get("/orte/" + PLACE).body().contains("zurzeit keine Stelle"));
        assertTrue(coordinator
                .get("/verwaltung/massnahmen?unit=ohne")
                .body()
                .contains("/verwaltung/massnahmen/" + id + "\""));
        assertEquals(403, other.get(path).statusCode());
        HttpResponse<String> found = coordinator.post(
                path,
                Map.of("version", MeasureDesk.version(coordinator, path), "unit", "edg", "why", "Die EDG übernimmt."));
        assertEquals(303, found.statusCode());
        assertEquals("edg", desk.read(PLACE, id).get("unit").asText());
    }

    @Test
    void whatIsDoneIsNotPassedOn() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        MeasureDesk.moved(coordinator, id, "in-progress", "done");
        String path = MeasureDesk.page(id) + "/stelle";
        HttpResponse<String> passed =
                worker.post(path, Map.of("version", MeasureDesk.version(worker, path), "unit", "edg", "why", "Bitte."));
        assertEquals(409, passed.statusCode());
        assertTrue(passed.body().contains("Bitte."));
        String backPath = MeasureDesk.page(id) + "/zurueckgeben";
        HttpResponse<String> back =
                worker.post(backPath, Map.of("version", MeasureDesk.version(worker, backPath), "why", "Danke."));
        assertEquals(409, back.statusCode());
        assertTrue(back.body().contains("Danke."));
    }

    @Test
    void passingOnNeedsAnotherActiveUnit() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        String path = MeasureDesk.page(id) + "/stelle";
        for (String unit : List.of("", "tiefbauamt", "gibt-es-nicht")) {
            HttpResponse<String> answer = worker.post(
                    path, Map.of("version", MeasureDesk.version(worker, path), "unit", unit, "why", "Bitte."));
            assertEquals(400, answer.statusCode(), unit);
            assertTrue(answer.body().contains("fault-unit"), unit);
        }
    }

    @Test
    void caseWorkersOfAnotherUnitAreRefusedEverywhere() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        StaffBrowser other = server.signIn(Role.CASE_WORKER, "polizei");
        String path = MeasureDesk.page(id);
        String version = MeasureDesk.version(worker, path);
        Map<String, String> move = Map.of("version", version, "status", "in-progress", "why", "Los.");
        assertEquals(403, other.get(path).statusCode());
        assertEquals(403, other.post(path, move).statusCode());
        assertEquals(403, other.get(path + "/stelle").statusCode());
        assertEquals(
                403,
                other.post(path + "/stelle", Map.of("version", version, "unit", "polizei", "why", "Los."))
                        .statusCode());
        for (StaffBrowser caseWorker : List.of(other, worker)) {
            assertEquals(403, caseWorker.get(path + "/aendern").statusCode());
            assertEquals(
                    403,
                    caseWorker
                            .post(
                                    path + "/aendern",
                                    Map.of(
                                            "version",
                                            version,
                                            "type",
                                            "patrol",
                                            "description",
                                            "x",
                                            "due",
                                            "2026-12-30",
                                            "why",
                                            "x"))
                            .statusCode());
            assertEquals(
                    403,
                    caseWorker.get("/verwaltung/massnahmen/neu?ort=" + PLACE).statusCode());
            Map<String, String> plan = MeasureDesk.plan(PLACE, "polizei", "proposed", "2026-12-31");
            assertEquals(
                    403, caseWorker.post("/verwaltung/massnahmen/neu", plan).statusCode());
        }
        String link = "\"" + path + "\"";
        assertTrue(worker.get("/verwaltung/massnahmen").body().contains(link));
        assertFalse(other.get("/verwaltung/massnahmen").body().contains(link));
        assertFalse(other.get("/verwaltung/massnahmen?unit=tiefbauamt").body().contains(link));
        assertFalse(
                other.get("/verwaltung/massnahmen.csv?unit=tiefbauamt").body().contains("Tiefbauamt"));
        assertTrue(worker.get("/verwaltung/massnahmen.csv").body().contains("Tiefbauamt"));
        assertEquals("approved", desk.read(PLACE, id).get("status").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "999999999999", "99999999999999999999", "1;DROP"})
    void unknownMeasuresAreNotFound(String id) {
        assertEquals(404, coordinator.get("/verwaltung/massnahmen/" + id).statusCode());
        assertEquals(
                404,
                coordinator
                        .post("/verwaltung/massnahmen/" + id, Map.of("version", "1", "status", "done", "why", "x"))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "99999999999"})
    void aFormWithoutAVersionIsRefused(String version) {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        HttpResponse<String> answer =
                coordinator.post(MeasureDesk.page(id), Map.of("version", version, "status", "in-progress", "why", "x"));
        assertEquals(400, answer.statusCode());
        assertEquals("approved", desk.read(PLACE, id).get("status").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unit=gibt-es-nicht",
                "status=x",
                "type=x",
                "sort=x",
                "dir=x",
                "page=0",
                "page=x",
                "overdue=2",
                "foo=1"
            })
    void theBoardRefusesWhatItDoesNotKnow(String query) {
        assertEquals(400, coordinator.get("/verwaltung/massnahmen?" + query).statusCode());
    }

    @Test
    void theBoardSearchesWhatItIsTold() {
        Map<String, String> plan = MeasureDesk.plan(PLACE, "edg", "proposed", "2026-12-31");
        plan.put("description", "Hundert%_! Prozent sauber");
        long id = MeasureDesk.planned(coordinator, plan);
        String link = "\"/verwaltung/massnahmen/" + id + "\"";
        for (String q : List.of("hundert%25_!", "WESTPARK", "prozent+sauber")) {
            assertTrue(
                    coordinator
                            .get("/verwaltung/massnahmen?unit=edg&q=" + q)
                            .body()
                            .contains(link),
                    q);
        }
        for (String q : List.of("%25%25", "hundertx", "%27+OR+1=1")) {
            assertFalse(
                    coordinator
                            .get("/verwaltung/massnahmen?unit=edg&q=" + q)
                            .body()
                            .contains(link),
                    q);
        }
        for (String sort : List.of("unit", "due", "status", "type", "place")) {
            for (String dir : List.of("asc", "desc")) {
                String path = "/verwaltung/massnahmen?status=all&sort=" + sort + "&dir=" + dir;
                assertEquals(200, coordinator.get(path).statusCode());
            }
        }
        assertFalse(coordinator.get("/verwaltung/massnahmen?status=done").body().contains(link));
        assertFalse(coordinator.get("/verwaltung/massnahmen?type=patrol").body().contains(link));
    }
}
