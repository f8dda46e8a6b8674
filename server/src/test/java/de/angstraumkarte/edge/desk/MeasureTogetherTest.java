package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.web.Messages;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several people at once, and what the rest of the map sees of what they do. */
class MeasureTogetherTest {
    private static final Messages GERMAN = Messages.of("de");
    private static TestServer server;
    private static MeasureDesk desk;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        desk = new MeasureDesk(server);
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theSecondOfTwoSeesBothVersionsAndKeepsWhatWasTyped() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        String path = MeasureDesk.page(id);
        String seen = MeasureDesk.version(coordinator, path);
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, "tiefbauamt");
        MeasureDesk.moved(worker, id, "scheduled");
        HttpResponse<String> second = coordinator.post(
                path, Map.of("version", seen, "status", "cancelled", "why", "Meine <lange> Begründung"));
        assertEquals(409, second.statusCode());
        String body = second.body();
        assertTrue(body.contains(GERMAN.text("desk.stale.title")));
        assertTrue(body.contains("<td>terminiert</td>") && body.contains("<td>abgesagt</td>"), body);
        assertTrue(body.contains("Meine &lt;lange"));
        assertEquals("scheduled", desk.read(MeasureDesk.PLACE, id).get("status").asText());
        String now = MeasureDesk.version(coordinator, path);
        assertTrue(body.contains("name=\"version\" value=\"" + now + "\""), "sending again would fail again");
        assertEquals(
                303,
                coordinator
                        .post(path, Map.of("version", now, "status", "cancelled", "why", "Doch."))
                        .statusCode());
    }

    @Test
    void twoWhoChangeTheSameDetailsSeeBothVersions() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        String path = MeasureDesk.page(id) + "/aendern";
        String seen = MeasureDesk.version(coordinator, path);
        assertEquals(303, coordinator.post(path, change(seen, "Zehn Leuchten.")).statusCode());
        HttpResponse<String> second = coordinator.post(path, change(seen, "Zwölf Leuchten."));
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("<td>Zehn Leuchten.</td>"));
        assertTrue(second.body().contains("<td>Zwölf Leuchten.</td>"));
        String other = MeasureDesk.page(id) + "/stelle";
        HttpResponse<String> third =
                coordinator.post(other, Map.of("version", seen, "unit", "edg", "why", "Die EDG macht das."));
        assertEquals(409, third.statusCode());
        assertTrue(third.body().contains("<td>Tiefbauamt</td>") && third.body().contains("<td>EDG</td>"));
    }

    private static Map<String, String> change(String version, String description) {
        return Map.of(
                "version", version, "type", "lighting", "description", description, "due", "2026-12-31", "why", "Neu.");
    }

    @Test
    void ofManyWhoMoveTheSameMeasureOneSucceeds() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "proposed");
        String path = MeasureDesk.page(id);
        Map<String, String> form =
                Map.of("version", MeasureDesk.version(coordinator, path), "status", "approved", "why", "Ja.");
        String csrf = coordinator.csrf();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(
                    () -> coordinator.postPlain(path, with(form, csrf)).statusCode()));
        }
        List<Integer> codes =
                answers.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(List.of(303, 409, 409, 409, 409, 409, 409, 409), codes);
        long entries = 0;
        for (JsonNode entry : server.json("/api/places/" + MeasureDesk.PLACE + "/updates")) {
            entries += entry.path("measure").asLong() == id ? 1 : 0;
        }
        assertEquals(2, entries);
    }

    @Test
    void differentMeasuresOfOnePlaceMoveAtOnceAndAreAllCounted() {
        String place = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
        String csrf = coordinator.csrf();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            ids.add(MeasureDesk.planned(coordinator, MeasureDesk.plan(place, "edg", "approved", "2026-12-31")));
        }
        for (String status : List.of("in-progress", "done")) {
            List<CompletableFuture<Integer>> answers = ids.stream()
                    .map(id -> Map.entry(id, MeasureDesk.version(coordinator, MeasureDesk.page(id))))
                    .map(seen -> CompletableFuture.supplyAsync(() -> coordinator
                            .postPlain(
                                    MeasureDesk.page(seen.getKey()),
                                    with(Map.of("version", seen.getValue(), "status", status, "why", "Weiter."), csrf))
                            .statusCode()))
                    .toList();
            answers.forEach(answer -> assertEquals(303, answer.join()));
        }
        MeasureDesk.moved(coordinator, ids.get(0), "in-progress");
        awaitOpen(place, 1);
        assertEquals(
                5, feature(place).get("properties").get("measures").get("done").asInt());
    }

    private static Map<String, String> with(Map<String, String> form, String csrf) {
        Map<String, String> all = new HashMap<>(form);
        all.put("csrf", csrf);
        return all;
    }

    @Test
    void theLayerShowsAMoveWithinASecond() {
        JsonNode first =
                server.json("/api/layers/angstraeume.geojson").get("features").get(0);
        String place = first.get("id").asText();
        int open = first.get("properties").get("measures").get("open").asInt();
        long id = MeasureDesk.planned(coordinator, MeasureDesk.plan(place, "edg", "approved", "2026-12-31"));
        awaitOpen(place, open + 1);
        assertEquals(
                "2026-11-21", feature(place).get("properties").get("lastUpdate").asText());
        MeasureDesk.moved(coordinator, id, "cancelled");
        awaitOpen(place, open);
    }

    private static void awaitOpen(String place, int open) {
        Await.untilFresh(
                "the layer shows it",
                Duration.ofSeconds(1),
                () -> feature(place)
                                .get("properties")
                                .get("measures")
                                .get("open")
                                .asInt()
                        == open);
    }

    private static JsonNode feature(String place) {
        for (JsonNode feature : server.json("/api/layers/angstraeume.geojson").get("features")) {
            if (feature.get("id").asText().equals(place)) {
                return feature;
            }
        }
        throw new AssertionError("not on the layer: " + place);
    }

    @Test
    void nothingInternalIsPublic() {
        long id = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
        String json = server.get("/api/places/" + MeasureDesk.PLACE).body();
        assertFalse(json.contains("coordinator-1"), json);
        assertFalse(json.contains("account"), json);
        assertFalse(server.get("/orte/" + MeasureDesk.PLACE).body().contains("coordinator-1"));
        assertTrue(id > 0);
    }
}
