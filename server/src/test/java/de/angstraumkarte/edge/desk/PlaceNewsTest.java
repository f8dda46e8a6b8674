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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** News on a place, as a browser without scripts writes it. */
class PlaceNewsTest {
    private static final String TUNNEL = "angst-piepenstock-tunnel";
    private static final String PAGE = "/verwaltung/orte/" + TUNNEL;
    private static final String NEWS = PAGE + "/neuigkeit";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");

    private TestServer server;
    private StaffBrowser coordinator;

    @BeforeEach
    void start() {
        server = TestServer.start();
        coordinator = server.signIn(Role.COORDINATOR, "ordnungsamt");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static String version(HttpResponse<String> page) {
        Matcher matcher = VERSION.matcher(page.body());
        assertTrue(matcher.find(), page.body());
        return matcher.group(1);
    }

    private Map<String, Object> form(String... members) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("version", version(coordinator.get(PAGE)));
        form.put("visibility", "public");
        form.put("text", "Die Leuchten sind bestellt.");
        form.put("step", "publish");
        for (int i = 0; i < members.length; i += 2) {
            form.put(members[i], members[i + 1]);
        }
        return form;
    }

    private HttpResponse<String> send(String... members) {
        return coordinator.post(NEWS, form(members));
    }

    private JsonNode place() {
        return server.json("/api/places/" + TUNNEL).path("properties");
    }

    @Test
    void publicNewsIsPreviewedBeforeAnythingIsStored() {
        HttpResponse<String> preview = send("step", "check", "status", "under-review");
        assertEquals(200, preview.statusCode());
        assertTrue(preview.body().contains("Veröffentlichen"), preview.body());
        assertTrue(preview.body().contains("Die Leuchten sind bestellt."));
        assertEquals("reported", place().path("status").asText());
        HttpResponse<String> again = send("step", "edit", "status", "under-review");
        assertEquals(200, again.statusCode());
        assertTrue(again.body().contains("Die Leuchten sind bestellt.</textarea>"));
        assertTrue(again.body().contains("value=\"under-review\" selected"));
    }

    @Test
    void publishedNewsIsPublicAndSetsTheStatus() {
        HttpResponse<String> answer = send("status", "under-review");
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("under-review", place().path("status").asText());
        assertEquals("2026-11-21", place().path("lastUpdate").asText());
        JsonNode update = place().path("updates").get(0);
        assertEquals("Die Leuchten sind bestellt.", update.path("text").asText());
        assertEquals("under-review", update.path("status").asText());
        assertTrue(update.path("reason").isNull());
        HttpResponse<String> page = coordinator.get(PAGE);
        assertTrue(page.body().contains("Test coordinator-1"), "author and trail");
        assertTrue(page.body().contains("Neuigkeit geschrieben"));
        assertFalse(server.get("/orte/" + TUNNEL).body().contains("Test coordinator-1"));
    }

    @Test
    void aChangeOfStatusSaysThatTheCityHasLookedAtThePlace() {
        assertFalse(place().path("verified").asBoolean(true));
        assertEquals(303, send().statusCode());
        assertFalse(place().path("verified").asBoolean(true), "news alone say nothing about that");
        assertEquals(303, send("status", "under-review").statusCode());
        assertTrue(place().path("verified").asBoolean());
    }

    @Test
    void internalNewsStaysInside() {
        assertEquals(303, send("visibility", "internal", "text", "Nur für uns.").statusCode());
        assertTrue(coordinator.get(PAGE).body().contains("Nur für uns."));
        assertFalse(server.get("/orte/" + TUNNEL).body().contains("Nur für uns."));
        assertFalse(server.get("/api/places/" + TUNNEL + "/updates").body().contains("Nur für uns."));
    }

    @Test
    void newsNeedsWordsAndKeepsWhatWasTyped() {
        HttpResponse<String> answer = send("text", "", "status", "no-action", "passedTo", "Wer anders");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("href=\"#field-text\""));
        assertTrue(answer.body().contains("href=\"#field-reason\""));
        assertTrue(answer.body().contains("href=\"#field-passedTo\""));
        assertTrue(answer.body().contains("value=\"Wer anders\""));
        assertEquals("reported", place().path("status").asText());
        assertEquals(400, send("text", "x".repeat(4001)).statusCode());
    }

    @Test
    void closingWithoutActionTellsItsReason() {
        assertEquals(303, send("status", "no-action", "reason", "cost").statusCode());
        JsonNode update = place().path("updates").get(0);
        assertEquals("cost", update.path("reason").asText());
        assertTrue(server.get("/orte/" + TUNNEL).body().contains("Die Kosten stehen in keinem Verhältnis"));
    }

    @Test
    void notResponsibleTellsWhoIs() {
        assertEquals(400, send("status", "not-responsible").statusCode());
        assertEquals(
                303,
                send("status", "not-responsible", "passedTo", "<b>DB InfraGO</b>")
                        .statusCode());
        assertEquals(
                "<b>DB InfraGO</b>",
                place().path("updates").get(0).path("passedTo").asText());
        assertTrue(server.get("/orte/" + TUNNEL).body().contains("&lt;b&gt;DB InfraGO"));
    }

    @Test
    void theTransitionTableHolds() {
        HttpResponse<String> answer = send("status", "implemented");
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("in Prüfung, keine Maßnahme, nicht zuständig"), answer.body());
        assertTrue(answer.body().contains("Die Leuchten sind bestellt."));
        assertEquals(409, send("status", "improved").statusCode());
        assertEquals(400, send("status", "nonsense").statusCode());
        assertEquals(
                400, send("status", "under-review", "visibility", "internal").statusCode());
    }

    @Test
    void theSecondStatusChangeSeesTheFirst() {
        Map<String, Object> second = form("status", "no-action", "reason", "cost");
        assertEquals(303, send("status", "under-review").statusCode());
        HttpResponse<String> answer = coordinator.post(NEWS, second);
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Stand jetzt"));
        assertTrue(answer.body().contains("Die Leuchten sind bestellt."));
        second.put("version", version(answer));
        assertEquals(303, coordinator.post(NEWS, second).statusCode());
        assertEquals("no-action", place().path("status").asText());
    }

    @Test
    void newsWithoutAStatusIsNeverInTheWay() {
        Map<String, Object> second = form("text", "Auch das noch.");
        assertEquals(303, send("status", "under-review").statusCode());
        second.put("step", "check");
        assertTrue(coordinator.post(NEWS, second).body().contains("Seit Sie die Seite geöffnet haben"));
        second.put("step", "publish");
        assertEquals(303, coordinator.post(NEWS, second).statusCode());
        assertEquals("under-review", place().path("status").asText());
        assertFalse(send("step", "check").body().contains("Seit Sie die Seite geöffnet haben"));
    }

    @Test
    void caseWorkersWriteOnTheirOwnPlacesOnlyAndChangeNoStatus() {
        StaffBrowser own = server.signIn(Role.CASE_WORKER, "tiefbauamt");
        assertEquals(403, own.get(PAGE).statusCode());
        assertEquals(403, own.post(NEWS, form()).statusCode());
        assertFalse(own.get("/verwaltung/orte").body().contains("Piepenstock"));
        assertFalse(own.get("/verwaltung/orte.csv").body().contains("Piepenstock"));
        PlaceEditTest.setUnit(coordinator, TUNNEL, "tiefbauamt");
        assertEquals(200, own.get(PAGE).statusCode());
        assertTrue(own.get("/verwaltung/orte").body().contains("Piepenstock"));
        assertTrue(own.get("/verwaltung/orte.csv").body().contains("Piepenstock"));
        assertEquals(303, own.post(NEWS, form()).statusCode());
        assertEquals(403, own.post(NEWS, form("status", "under-review")).statusCode());
        assertEquals(403, own.get(PAGE + "/bearbeiten").statusCode());
        assertEquals(403, own.post(PAGE + "/bearbeiten", Map.of("version", "1")).statusCode());
        assertEquals(403, own.get("/verwaltung/orte/neu").statusCode());
    }

    @Test
    void scriptsInNewsAreText() {
        String script = "<script>alert(1)</script>\"'><img src=x>";
        HttpResponse<String> preview = send("step", "check", "text", script);
        assertFalse(preview.body().contains("<script>alert"), "preview");
        assertEquals(303, send("text", script).statusCode());
        for (String body : new String[] {
            coordinator.get(PAGE).body(),
            server.get("/orte/" + TUNNEL).body(),
            coordinator.get(PAGE + "/bearbeiten").body()
        }) {
            assertFalse(body.contains("<script>alert"));
            assertFalse(body.contains("<img src=x>"));
        }
    }

    @Test
    void unknownPlacesAndFieldsAreRefused() {
        assertEquals(404, coordinator.get("/verwaltung/orte/gibt-es-nicht").statusCode());
        assertEquals(
                404,
                coordinator
                        .post("/verwaltung/orte/gibt-es-nicht/neuigkeit", form())
                        .statusCode());
        assertEquals(400, send("unknown", "1").statusCode());
        assertEquals(400, send("version", "nonsense").statusCode());
        assertEquals(303, server.get(PAGE).statusCode());
    }

    @Test
    void aPlaceThatWasMergedMeanwhileIsRefusedAndTheTextKept() {
        String survivor = "angst-westpark";
        Map<String, Object> news = form();
        Map<String, Object> edit = PlaceEditTest.filledIn(coordinator.get(PAGE + "/bearbeiten"));
        edit.put("text", "Getippt.");
        HttpResponse<String> merged = coordinator.post(
                PAGE + "/zusammenfuehren",
                Map.of(
                        "into",
                        survivor,
                        "version",
                        version(coordinator.get(PAGE)),
                        "intoVersion",
                        version(coordinator.get("/verwaltung/orte/" + survivor)),
                        "text",
                        "Beide Einträge meinen denselben Ort."));
        assertEquals(303, merged.statusCode(), merged.body());
        HttpResponse<String> answer = coordinator.post(NEWS, news);
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("zusammengeführt"));
        assertTrue(answer.body().contains("/verwaltung/orte/" + survivor));
        assertTrue(answer.body().contains("Die Leuchten sind bestellt."));
        HttpResponse<String> edited = coordinator.post(PAGE + "/bearbeiten", edit);
        assertEquals(409, edited.statusCode());
        assertTrue(edited.body().contains("Getippt.</textarea>"));
        assertTrue(edited.body().contains("/verwaltung/orte/" + survivor));
    }

    private static String key(HttpResponse<String> page) {
        Matcher matcher = KEY.matcher(page.body());
        assertTrue(matcher.find(), page.body());
        return matcher.group(1);
    }

    @Test
    void aDoubleClickPublishesOnce() {
        int before = place().path("updates").size();
        String key = key(coordinator.get(PAGE));
        HttpResponse<String> preview = send("key", key, "step", "check");
        assertEquals(key, key(preview));
        Map<String, Object> form = form("key", key, "status", "under-review");
        HttpResponse<String> first = coordinator.post(NEWS, form);
        HttpResponse<String> second = coordinator.post(NEWS, form);
        assertEquals(303, first.statusCode());
        assertEquals(303, second.statusCode(), second.body());
        assertEquals(
                first.headers().map().get("Location"), second.headers().map().get("Location"));
        assertEquals(before + 1, place().path("updates").size());
        assertEquals(303, send("key", key, "text", "Etwas anderes.").statusCode());
        assertEquals(before + 2, place().path("updates").size(), "went back and changed it");
    }

    @Test
    void whatWasRefusedCanBeSentAgainUnderItsKey() {
        HttpResponse<String> refused = send("key", key(coordinator.get(PAGE)), "text", "");
        assertEquals(400, refused.statusCode());
        assertEquals(303, send("key", key(refused)).statusCode());
        assertEquals(
                "Die Leuchten sind bestellt.",
                place().path("updates").get(0).path("text").asText());
    }

    @Test
    void theSameFormAtTheSameMomentPublishesOnce() {
        int before = place().path("updates").size();
        Map<String, Object> form = form("key", key(coordinator.get(PAGE)), "csrf", coordinator.csrf());
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> coordinator.postPlain(NEWS, form).statusCode()))
                .limit(6)
                .toList();
        answers.forEach(answer -> assertEquals(303, answer.join()));
        assertEquals(before + 1, place().path("updates").size());
    }

    @Test
    void aMeasureIsPlannedOnce() {
        String page = "/verwaltung/massnahmen/neu";
        Map<String, String> plan = MeasureDesk.plan(TUNNEL, "edg", "approved", "2026-12-31");
        plan.put("key", key(coordinator.get(page + "?ort=" + TUNNEL)));
        plan.put("csrf", coordinator.csrf());
        List<CompletableFuture<Long>> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> MeasureDesk.plannedPlain(coordinator, plan)))
                .limit(6)
                .toList();
        long first = MeasureDesk.plannedPlain(coordinator, plan);
        answers.forEach(answer -> assertEquals(first, answer.join()));
        assertEquals(1, place().path("measures").size());
    }
}
