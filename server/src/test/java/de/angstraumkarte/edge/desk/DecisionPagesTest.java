package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deciding on reports through the forms. Today is 21 November 2026. */
class DecisionPagesTest {
    private static TestServer server;
    private static Reports reports;
    private static Inbox inbox;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
        inbox = new Inbox(reports);
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    @Test
    void aReportBecomesANewPlaceThatThePublicSeesAtOnce() {
        long id = inbox.sent(Inbox.report(1));
        HttpResponse<String> answer =
                Inbox.post(coordinator, id, "neuer-ort", Inbox.newPlace("Durchgang am Güterbahnhof"));
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("attached", inbox.state(id));
        String place = (String) inbox.row(id).get("place_id");
        assertEquals("angst-durchgang-am-gueterbahnhof", place);
        JsonNode feature = server.json("/api/places/" + place);
        assertEquals("Polygon", feature.get("geometry").get("type").asText());
        assertEquals("reported", feature.get("properties").get("status").asText());
        assertEquals("hoerde", feature.get("properties").get("district").asText());
        Await.until(
                "the layer shows the place",
                () -> server.get("/api/layers/angstraeume.geojson").body().contains(place));
        String page = answer.headers().firstValue("Location").orElseThrow();
        assertEquals("/verwaltung/orte/" + place, page);
        assertTrue(coordinator.get(page).body().contains("Der Ort ist angelegt"));
    }

    @Test
    void similarReportsAreDecidedTogether() {
        long first = inbox.sent(Inbox.report(40));
        long second = inbox.sent(Inbox.report(41));
        long third = inbox.sent(Inbox.report(42));
        String html = coordinator.get(Inbox.page(first)).body();
        assertTrue(html.contains("name=\"also\" value=\"" + second + "\""));
        assertTrue(html.contains("name=\"also\" value=\"" + third + "\""));
        String place = inbox.decided(coordinator, "Drei auf einmal", first, second, third);
        for (long id : List.of(first, second, third)) {
            assertEquals("attached", inbox.state(id));
            assertEquals(place, inbox.row(id).get("place_id"));
        }
        String page = server.get("/orte/" + place).body();
        assertTrue(page.contains("3 Meldungen"), page);
        reports.change("UPDATE report SET state = 'withdrawn' WHERE id = " + third);
        assertFalse(server.get("/orte/" + place).body().contains("Meldungen</p>"));
    }

    @Test
    void aReportIsAttachedToAKnownPlace() {
        long id = inbox.sent(Inbox.report(2));
        HttpResponse<String> answer = Inbox.post(
                coordinator,
                id,
                "zuordnen",
                Map.of("version", "1", "placeId", Reports.HOERDE, "attachAnswer", "Danke, wir sind schon dran."));
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(Reports.HOERDE, inbox.row(id).get("place_id"));
        assertEquals("Danke, wir sind schon dran.", inbox.row(id).get("answer"));
        assertNull(inbox.row(id).get("ended_at"));
    }

    @Test
    void aPlaceMayBeNamedByItsAddress() {
        long id = inbox.sent(Inbox.report(3));
        HttpResponse<String> answer = Inbox.post(
                coordinator,
                id,
                "zuordnen",
                Map.of("version", "1", "otherPlace", server.url("/orte/" + Reports.HOERDE)));
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(Reports.HOERDE, inbox.row(id).get("place_id"));
    }

    @Test
    void aPlaceMayBeNamedByTheBeginningsOfItsWords() {
        inbox.decided(coordinator, "Unterführung Sägemühle", inbox.sent(Inbox.report(30)));
        inbox.decided(coordinator, "Unterführung Sägewerk", inbox.sent(Inbox.report(31)));
        long id = inbox.sent(Inbox.report(32));
        HttpResponse<String> several =
                Inbox.post(coordinator, id, "zuordnen", Map.of("version", "1", "otherPlace", "unterfuehrung saege"));
        assertEquals(400, several.statusCode());
        assertTrue(
                several.body().contains("Mehrere Orte passen: „Unterführung Sägemühle“, „Unterführung Sägewerk“"),
                several.body());
        HttpResponse<String> none =
                Inbox.post(coordinator, id, "zuordnen", Map.of("version", "1", "otherPlace", "Nirgendwo 17"));
        assertTrue(none.body().contains("gibt es keinen Ort."));
        HttpResponse<String> one =
                Inbox.post(coordinator, id, "zuordnen", Map.of("version", "1", "otherPlace", "Sägewerk"));
        assertEquals(303, one.statusCode(), one.body());
        assertEquals("/verwaltung/eingang", one.headers().firstValue("Location").orElseThrow());
        assertEquals("angst-unterfuehrung-saegewerk", inbox.row(id).get("place_id"));
    }

    @Test
    void aRejectedReportEndsAndItsSenderReadsTheAnswer() {
        String code = reports.sent(Inbox.report(4));
        long id = ((Number) reports.newest().get("id")).longValue();
        HttpResponse<String> answer = Inbox.post(
                coordinator,
                id,
                "ablehnen",
                Map.of("version", "1", "reason", "not-public-land", "rejectAnswer", "Der Hof gehört der Bahn."));
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("rejected", inbox.state(id));
        assertNotNull(inbox.row(id).get("ended_at"));
        JsonNode seen = server.json("/api/reports/" + code);
        assertEquals("rejected", seen.get("state").asText());
        assertTrue(seen.toString().contains("Der Hof gehört der Bahn."));
    }

    @Test
    void anOfficeIsAskedToHaveALookAndOnlyItsPeopleSeeTheReport() {
        long id = inbox.sent(Inbox.report(5));
        StaffBrowser asked = server.signIn(Role.CASE_WORKER, "polizei");
        StaffBrowser other = server.signIn(Role.CASE_WORKER, "edg");
        assertEquals(403, asked.get(Inbox.page(id)).statusCode());
        assertEquals(
                303,
                Inbox.post(coordinator, id, "stelle", Map.of("version", "1", "unitAsked", "polizei"))
                        .statusCode());
        assertEquals(200, asked.get(Inbox.page(id)).statusCode());
        assertTrue(asked.get(Inbox.PATH).body().contains("Meldung " + id + "<"));
        assertFalse(asked.get(Inbox.page(id)).body().contains("zuordnen"));
        assertEquals(403, other.get(Inbox.page(id)).statusCode());
        assertFalse(other.get(Inbox.PATH).body().contains("Meldung " + id + "<"));
        assertFalse(other.get(Inbox.PATH + ".csv").body().contains("\n" + id + ";"));
        for (String form : List.of("neuer-ort", "zuordnen", "ablehnen", "stelle", "zurueck")) {
            assertEquals(
                    403, Inbox.post(asked, id, form, Map.of("version", "2")).statusCode(), form);
        }
        assertEquals("new", inbox.state(id));
    }

    @Test
    void caseWorkersSeeTheReportsOfTheirPlaces() {
        long id = inbox.sent(Inbox.report(60));
        String place = inbox.decided(coordinator, "Ort der DSW21", id);
        StaffBrowser own = server.signIn(Role.CASE_WORKER, "dsw21");
        assertEquals(403, own.get(Inbox.page(id)).statusCode());
        reports.change("UPDATE place SET unit = 'dsw21' WHERE id = '" + place + "'");
        assertEquals(200, own.get(Inbox.page(id)).statusCode());
        assertEquals(
                403, server.signIn(Role.CASE_WORKER, "edg").get(Inbox.page(id)).statusCode());
    }

    @Test
    void aDecisionCanBeTakenBackWithAReason() {
        long id = inbox.sent(Inbox.report(6));
        Inbox.post(coordinator, id, "zuordnen", Map.of("version", "1", "placeId", Reports.HOERDE));
        HttpResponse<String> without = Inbox.post(coordinator, id, "zurueck", Map.of("version", "2", "why", ""));
        assertEquals(400, without.statusCode());
        assertTrue(without.body().contains("href=\"#field-why\""));
        assertEquals(
                303,
                Inbox.post(coordinator, id, "zurueck", Map.of("version", "2", "why", "Falscher Ort"))
                        .statusCode());
        assertEquals("new", inbox.state(id));
        assertNull(inbox.row(id).get("place_id"));
        assertNull(inbox.row(id).get("decided_at"));
        assertTrue(audit().contains("Falscher Ort"));
        assertEquals(
                409,
                Inbox.post(coordinator, id, "zurueck", Map.of("version", "3", "why", "Noch einmal"))
                        .statusCode());
    }

    @Test
    void whoDecidesSecondSeesTheFirstDecisionAndKeepsTheTypedText() {
        long id = inbox.sent(Inbox.report(7));
        StaffBrowser second = server.signIn(Role.COORDINATOR, null);
        String version = Inbox.version(second, id);
        Inbox.post(
                coordinator,
                id,
                "ablehnen",
                Map.of("version", version, "reason", "cost", "rejectAnswer", "Zu teuer, leider."));
        Map<String, Object> form = Inbox.newPlace("Zu spät getippter Name");
        HttpResponse<String> answer = Inbox.post(second, id, "neuer-ort", form);
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Jemand anderes war schneller"));
        assertTrue(answer.body().contains("Zu teuer, leider."));
        assertTrue(answer.body().contains("Zu spät getippter Name"));
        assertTrue(answer.body().contains("Das Ordnungsamt prüft es vor Ort."));
        assertEquals("rejected", inbox.state(id));
        assertFalse(server.get("/orte").body().contains("Zu spät getippter Name"));
    }

    @Test
    void whoDecidesSecondKeepsTheTypedTextAlsoWithAFaultInTheForm() {
        for (String state : List.of("rejected", "withdrawn")) {
            long id = inbox.sent(Inbox.report(7));
            Inbox.post(
                    coordinator,
                    id,
                    "ablehnen",
                    Map.of("version", "1", "reason", "cost", "rejectAnswer", "Zu teuer, leider."));
            reports.change("UPDATE report SET state = '" + state + "' WHERE id = " + id);
            HttpResponse<String> answer = Inbox.post(
                    coordinator, id, "ablehnen", Map.of("version", "1", "rejectAnswer", "Lange daran geschrieben."));
            assertEquals(409, answer.statusCode(), state);
            assertTrue(answer.body().contains("Jemand anderes war schneller"));
            assertTrue(answer.body().contains("Lange daran geschrieben."), state);
        }
    }

    @Test
    void whoWasOvertakenByAnAssignmentCanSendTheFormAgain() {
        long id = inbox.sent(Inbox.report(8));
        Inbox.post(coordinator, id, "stelle", Map.of("version", "1", "unitAsked", "edg"));
        HttpResponse<String> late = Inbox.post(coordinator, id, "neuer-ort", Inbox.newPlace("Zweiter Versuch"));
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("value=\"Zweiter Versuch\""));
        Map<String, Object> again = Inbox.newPlace("Zweiter Versuch");
        again.put("version", Inbox.version(late.body()));
        assertEquals(303, Inbox.post(coordinator, id, "neuer-ort", again).statusCode());
    }

    @Test
    void allChosenReportsAreDecidedOrNone() {
        long first = inbox.sent(Inbox.report(9));
        long gone = inbox.sent(Inbox.report(10));
        Inbox.post(coordinator, gone, "ablehnen", Map.of("version", "1", "reason", "cost", "rejectAnswer", "Nein."));
        HttpResponse<String> answer = Inbox.post(
                coordinator, first, "zuordnen", Map.of("version", "1", "placeId", Reports.HOERDE, "also", gone));
        assertEquals(409, answer.statusCode());
        assertEquals("new", inbox.state(first));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("neuer-ort", Map.of("name", ""), "name"),
                Arguments.of("neuer-ort", Map.of("text", ""), "text"),
                Arguments.of("neuer-ort", Map.of("geometry", ""), "geometry"),
                Arguments.of("neuer-ort", Map.of("geometry", "hier"), "geometry"),
                Arguments.of("neuer-ort", Map.of("shape", "point", "geometry", "2.35 48.85"), "geometry"),
                Arguments.of("neuer-ort", Map.of("causes", List.of()), "causes"),
                Arguments.of("neuer-ort", Map.of("causes", "fremde"), "causes"),
                Arguments.of("neuer-ort", Map.of("unit", "gibt-es-nicht"), "unit"),
                Arguments.of("neuer-ort", Map.of("district", "paris"), "district"),
                Arguments.of("neuer-ort", Map.of("unbekannt", "1"), "unbekannt"),
                Arguments.of("neuer-ort", Map.of("also", "x"), "also"),
                Arguments.of("neuer-ort", Map.of("answer", "x".repeat(2001)), "answer"),
                Arguments.of("neuer-ort", Map.of("answer", "a\u0001b"), "answer"),
                Arguments.of("zuordnen", Map.of("placeId", Reports.HOERDE, "attachAnswer", "\u0000a"), "attachAnswer"),
                Arguments.of("ablehnen", Map.of("reason", "cost", "rejectAnswer", "a\u001bb"), "rejectAnswer"),
                Arguments.of("zuordnen", Map.of(), "placeId"),
                Arguments.of("zuordnen", Map.of("placeId", "gibt-es-nicht"), "placeId"),
                Arguments.of("zuordnen", Map.of("otherPlace", "<b>"), "otherPlace"),
                Arguments.of("ablehnen", Map.of("reason", "cost"), "rejectAnswer"),
                Arguments.of("ablehnen", Map.of("rejectAnswer", "Nein."), "reason"),
                Arguments.of("ablehnen", Map.of("reason", "weil", "rejectAnswer", "Nein."), "reason"),
                Arguments.of("stelle", Map.of("unitAsked", "gibt-es-nicht"), "unitAsked"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatIsWrongIsNamedAndNothingTypedIsLost(String form, Map<String, ?> change, String field) {
        long id = inbox.sent(Inbox.report(20));
        Map<String, Object> fields =
                form.equals("neuer-ort") ? Inbox.newPlace("Bleibt stehen") : new HashMap<>(Map.of("version", "1"));
        fields.putAll(change);
        HttpResponse<String> answer = Inbox.post(coordinator, id, form, fields);
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("href=\"#field-" + field + "\""), answer.body());
        assertEquals("new", inbox.state(id));
        if (form.equals("neuer-ort") && !field.equals("name")) {
            assertTrue(answer.body().contains("Bleibt stehen"));
        }
    }

    @Test
    void theExactPositionOfAReportIsNotPublishedAsAPlace() {
        long id = inbox.sent(Inbox.report(11));
        Map<String, Object> form = Inbox.newPlace("Genau hier");
        form.put("shape", "point");
        double lon = (double) inbox.row(id).get("lon");
        double lat = (double) inbox.row(id).get("lat");
        // Also when it is moved by some metres, and as a corner of an area.
        for (String drawn : List.of(lon + " " + lat, (lon + 0.00002) + " " + (lat - 0.00001))) {
            form.put("geometry", drawn);
            HttpResponse<String> answer = Inbox.post(coordinator, id, "neuer-ort", form);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("Hier liegt eine Meldung"));
        }
        form.put("shape", "area");
        form.put("geometry", "7.4990 51.4880\n" + lon + " " + lat + "\n7.5005 51.4890");
        HttpResponse<String> answer = Inbox.post(coordinator, id, "neuer-ort", form);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("Hier liegt eine Meldung"));
    }

    @Test
    void theFormOfANewPlaceDoesNotRepeatTheWordsOfTheReport() {
        long id = inbox.sent(Inbox.report(12));
        String html = coordinator.get(Inbox.page(id)).body();
        String form = html.substring(html.indexOf("/neuer-ort\""), html.indexOf("/zuordnen\""));
        assertFalse(form.contains("Geheimnisvolle"));
    }

    @Test
    void nothingAResidentSentIsPublicOrInTheAuditLogAfterADecision() {
        long id = inbox.sent(Inbox.report(13));
        String place = inbox.decided(coordinator, "Öffentlich ohne Worte", id);
        long rejected = inbox.sent(Inbox.report(14));
        Inbox.post(
                coordinator, rejected, "ablehnen", Map.of("version", "1", "reason", "cost", "rejectAnswer", "Nein."));
        String exact = inbox.row(id).get("lon").toString();
        for (String path : List.of(
                "/",
                "/orte",
                "/orte/" + place,
                "/api/places/" + place,
                "/api/places/" + place + "/updates",
                "/api/layers/angstraeume.geojson",
                "/api/places/near?lon=7.4999&lat=51.4882")) {
            String body = server.get(path).body();
            assertFalse(body.contains("Geheimnisvolle"), path);
            assertFalse(body.contains(Inbox.EMAIL), path);
            assertFalse(body.contains(exact), path);
        }
        String log = audit();
        assertTrue(log.contains("report.new-place"));
        assertFalse(log.contains("Geheimnisvolle"));
        assertFalse(log.contains(Inbox.EMAIL));
        assertFalse(log.contains(exact));
    }

    @Test
    void theSendersAddressIsOnNoPageOfTheStaffArea() {
        long id = inbox.sent(Inbox.report(15));
        assertFalse(coordinator.get(Inbox.page(id)).body().contains(Inbox.EMAIL));
        assertFalse(coordinator.get(Inbox.PATH).body().contains(Inbox.EMAIL));
        String csv = coordinator.get(Inbox.PATH + ".csv").body();
        assertFalse(csv.contains(Inbox.EMAIL));
        assertFalse(csv.contains("Geheimnisvolle"));
    }

    @Test
    void aReportOfAClosedPlaceHasEnded() {
        long id = inbox.sent(Inbox.report(16));
        String place = inbox.decided(coordinator, "Wird geschlossen", id);
        assertNull(inbox.row(id).get("ended_at"));
        reports.change("UPDATE place SET status = 'no-action' WHERE id = '" + place + "'");
        long late = inbox.sent(Inbox.report(17));
        Inbox.post(coordinator, late, "zuordnen", Map.of("version", "1", "placeId", place));
        assertNotNull(inbox.row(late).get("ended_at"), "attached to a closed place");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "abc", "99999999999999999999", "-1"})
    void aReportThatDoesNotExistIsNotFound(String id) {
        assertEquals(404, coordinator.get(Inbox.PATH + "/" + id).statusCode());
        assertEquals(
                404,
                coordinator
                        .post(Inbox.PATH + "/" + id + "/zuordnen", Map.of("version", "1", "placeId", Reports.HOERDE))
                        .statusCode());
    }

    private static String audit() {
        List<String> entries = reports.database().read(tx -> tx.handle()
                .createQuery("SELECT action || ' ' || COALESCE(before_json, '') || ' ' || COALESCE(after_json, '')"
                        + " FROM audit_entry")
                .mapTo(String.class)
                .list());
        return String.join("\n", entries);
    }
}
