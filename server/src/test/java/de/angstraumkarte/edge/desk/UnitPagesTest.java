package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keeping the offices: adding, changing, disabling and enabling them. */
class UnitPagesTest {
    private static final String ROOT = "/verwaltung/stellen";
    private static TestServer server;
    private static MeasureDesk desk;
    private static StaffBrowser admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        desk = new MeasureDesk(server);
        admin = server.signIn(Role.ADMIN, null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String created(String title) {
        HttpResponse<String> answer = admin.post(ROOT + "/neu", Map.of("title", title, "email", ""));
        assertEquals(303, answer.statusCode(), answer.body());
        String list = admin.get(ROOT).body();
        int title0 = list.indexOf(">" + title + "</a>");
        int href = list.lastIndexOf("href=\"", title0) + 6;
        return list.substring(href + ROOT.length() + 1, list.indexOf('"', href));
    }

    private static HttpResponse<String> disable(String unit, Map<String, String> choice) {
        String path = ROOT + "/" + unit + "/stilllegen";
        Map<String, String> form = new HashMap<>(choice);
        form.put("version", MeasureDesk.version(admin, path));
        return admin.post(path, form);
    }

    @Test
    void theListSaysWhileNobodyIsMailedAboutWorkOfNoOffice() {
        String sentence = "wofür keine Stelle zuständig ist, erreicht niemanden";
        assertTrue(admin.get(ROOT).body().contains(sentence));
        admin.post(ROOT + "/neu", Map.of("title", "Leitstelle", "email", "leitstelle@example.org"));
        server.account("leitung", Role.COORDINATOR, "leitstelle");
        assertFalse(admin.get(ROOT).body().contains(sentence));
    }

    @Test
    void aNewOfficeGetsItsIdFromItsTitle() {
        assertEquals("amt-fuer-gruen-und-strassen", created("Amt für Grün und Straßen"));
        HttpResponse<String> again =
                admin.post(ROOT + "/neu", Map.of("title", "amt für grün und straßen", "email", ""));
        assertEquals(400, again.statusCode());
        assertTrue(again.body().contains("fault-title"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', title",
        "'---', '', title",
        "Neues Amt, kein-at, email",
        "Neues Amt, 'a@b', email",
        "Neues Amt, 'a@b.de, c@d.de', email"
    })
    void whatIsNoOfficeIsShownAgain(String title, String email, String field) {
        HttpResponse<String> answer = admin.post(ROOT + "/neu", Map.of("title", title, "email", email));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("fault-" + field), answer.body());
        assertTrue(answer.body().contains("value=\"" + email + "\""));
    }

    @Test
    void aRenamedOfficeKeepsItsIdAndIsPublicUnderItsNewName() {
        String unit = created("Amt mit altem Namen");
        long id = MeasureDesk.planned(admin, unit, "approved");
        String path = ROOT + "/" + unit;
        String version = MeasureDesk.version(admin, path);
        Map<String, String> form =
                Map.of("version", version, "title", "Amt mit neuem Namen", "email", "amt@example.org");
        assertEquals(303, admin.post(path, form).statusCode());
        assertEquals(
                "Amt mit neuem Namen",
                desk.read(MeasureDesk.PLACE, id).get("unitTitle").asText());
        assertEquals(unit, desk.read(MeasureDesk.PLACE, id).get("unit").asText());
        assertFalse(server.get("/orte/" + MeasureDesk.PLACE).body().contains("amt@example.org"));
        assertFalse(server.get("/api/places/" + MeasureDesk.PLACE).body().contains("amt@example.org"));

        HttpResponse<String> second =
                admin.post(path, Map.of("version", version, "title", "Amt mit anderem Namen", "email", ""));
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("<td>Amt mit neuem Namen</td>"));
        assertTrue(second.body().contains("<td>Amt mit anderem Namen</td>"));
        assertTrue(second.body().contains("value=\"Amt mit anderem Namen\""));
    }

    @Test
    void anOfficeWithOpenMeasuresIsDisabledOnlyWithAChoice() {
        String unit = created("Amt mit offener Arbeit");
        long id = MeasureDesk.planned(admin, unit, "approved");
        HttpResponse<String> refused = disable(unit, Map.of());
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("fault-handover"));
        assertTrue(refused.body().contains("\"" + MeasureDesk.page(id) + "\""), "which measures are open");
        assertEquals(400, disable(unit, Map.of("handover", "ohne", "why", "")).statusCode());
        assertEquals(400, disable(unit, Map.of("handover", unit, "why", "x")).statusCode());
        assertEquals(
                400,
                disable(unit, Map.of("handover", "gibt-es-nicht", "why", "x")).statusCode());
        assertEquals(unit, desk.read(MeasureDesk.PLACE, id).get("unit").asText());
        assertFalse(isDisabled(unit));
    }

    @Test
    void allOpenMeasuresAreHandedBackWithAWordInEachTimeline() {
        String unit = created("Amt, das aufgelöst wird");
        String other = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
        long first = MeasureDesk.planned(admin, unit, "approved");
        long second = MeasureDesk.planned(admin, unit, "scheduled");
        long third = MeasureDesk.planned(admin, MeasureDesk.plan(other, unit, "approved", "2026-12-31"));
        long done = MeasureDesk.planned(admin, unit, "approved");
        MeasureDesk.moved(admin, done, "in-progress", "done");
        HttpResponse<String> answer = disable(unit, Map.of("handover", "ohne", "why", "Das Amt wird aufgelöst."));
        assertEquals(303, answer.statusCode(), answer.body());
        assertTrue(isDisabled(unit));
        for (long id : List.of(first, second)) {
            assertTrue(desk.read(MeasureDesk.PLACE, id).get("unit").isNull());
        }
        assertTrue(desk.read(other, third).get("unit").isNull());
        assertEquals(unit, desk.read(MeasureDesk.PLACE, done).get("unit").asText());
        int told = 0;
        for (JsonNode entry : server.json("/api/places/" + MeasureDesk.PLACE + "/updates")) {
            told += entry.path("text").asText().equals("Das Amt wird aufgelöst.") ? 1 : 0;
        }
        assertEquals(2, told);
        assertEquals(
                "Das Amt wird aufgelöst.", desk.newestEntry(other).get("text").asText());

        // No new work: neither planned nor passed on, and what is taken up again has no office.
        Map<String, String> plan = MeasureDesk.plan(other, unit, "approved", "2026-12-31");
        assertEquals(400, admin.post("/verwaltung/massnahmen/neu", plan).statusCode());
        String pass = MeasureDesk.page(first) + "/stelle";
        assertEquals(
                400,
                admin.post(pass, Map.of("version", MeasureDesk.version(admin, pass), "unit", unit, "why", "x"))
                        .statusCode());
        MeasureDesk.moved(admin, done, "in-progress");
        assertTrue(desk.read(MeasureDesk.PLACE, done).get("unit").isNull());

        HttpResponse<String> enabled = admin.post(
                ROOT + "/" + unit + "/aktivieren", Map.of("version", MeasureDesk.version(admin, ROOT + "/" + unit)));
        assertEquals(303, enabled.statusCode());
        assertEquals(303, admin.post("/verwaltung/massnahmen/neu", plan).statusCode());
    }

    @Test
    void allOpenMeasuresGoToAnotherOffice() {
        String unit = created("Amt mit Nachfolge");
        long id = MeasureDesk.planned(admin, unit, "approved");
        assertEquals(
                303,
                disable(unit, Map.of("handover", "edg", "why", "Die EDG macht weiter."))
                        .statusCode());
        assertEquals("edg", desk.read(MeasureDesk.PLACE, id).get("unit").asText());
        assertEquals("EDG", desk.newestEntry(MeasureDesk.PLACE).get("passedTo").asText());
    }

    @Test
    void anOfficeWithCaseWorkersIsNotDisabled() {
        String unit = created("Amt mit Leuten");
        long id = MeasureDesk.planned(admin, unit, "approved");
        server.signIn(Role.CASE_WORKER, unit);
        assertTrue(admin.get(ROOT + "/" + unit + "/stilllegen").body().contains("Ein Konto der Sachbearbeitung"));
        HttpResponse<String> refused = disable(unit, Map.of("handover", "ohne", "why", "Wird aufgelöst."));
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("#field-people"));
        assertTrue(refused.body().contains("Wird aufgelöst."), "what was typed is lost");
        assertEquals(unit, desk.read(MeasureDesk.PLACE, id).get("unit").asText(), "all or nothing");
        assertFalse(isDisabled(unit));
    }

    @Test
    void twoWhoDisableAnOfficeAreToldApart() {
        String unit = created("Amt zum Stilllegen");
        String path = ROOT + "/" + unit + "/stilllegen";
        Map<String, String> form = Map.of("version", MeasureDesk.version(admin, path));
        assertEquals(303, admin.post(path, form).statusCode());
        assertEquals(409, admin.post(path, form).statusCode());
        assertEquals(409, admin.post(ROOT + "/" + unit + "/aktivieren", form).statusCode());
        assertEquals(404, admin.get(ROOT + "/gibt-es-nicht").statusCode());
        assertEquals(404, admin.post(ROOT + "/gibt-es-nicht/stilllegen", form).statusCode());
    }

    @Test
    void onlyAdminsKeepOffices() {
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        for (String path : List.of("", "/neu", "/edg", "/edg/stilllegen")) {
            assertEquals(403, coordinator.get(ROOT + path).statusCode(), path);
        }
        Map<String, String> form = Map.of("version", "1", "title", "x", "email", "");
        for (String path : List.of("/neu", "/edg", "/edg/stilllegen", "/edg/aktivieren")) {
            assertEquals(403, coordinator.post(ROOT + path, form).statusCode(), path);
        }
    }

    private static boolean isDisabled(String unit) {
        return admin.get(ROOT).body().contains(ROOT + "/" + unit + "/aktivieren");
    }

    @Test
    void aFormThatIsWrongKeepsTheVersionItWasSentWith() {
        String unit = created("Amt mit Versionen");
        String path = ROOT + "/" + unit + "/stilllegen";
        HttpResponse<String> answer = admin.post(path, Map.of("version", "999", "unbekannt", "x"));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("name=\"version\" value=\"999\""), answer.body());
    }
}
