package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Ratings;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff judge whether a fear space improved, on 21 November 2026: by what people answered, or with a public reason otherwise. */
class JudgementTest {
    private static final String PLACE = "angst-piepenstock-tunnel";
    private static final String PAGE = "/verwaltung/orte/" + PLACE;
    private static final String WHY = "Vor Ort ist die Lampe wieder ausgefallen.";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private TestServer server;
    private Ratings ratings;
    private StaffBrowser coordinator;

    @BeforeEach
    void start() {
        server = TestServer.start();
        ratings = new Ratings(server);
        ratings.execute("UPDATE place SET status = 'evaluating' WHERE id = '" + PLACE + "'");
        coordinator = server.signIn(Role.COORDINATOR, "ordnungsamt");
    }

    @AfterEach
    void stop() {
        ratings.close();
        server.close();
    }

    private HttpResponse<String> send(String... members) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("version", PlaceNewsTest.version(coordinator.get(PAGE)));
        form.put("visibility", "public");
        form.put("text", "Ein Jahr danach haben wir nachgesehen.");
        form.put("step", "publish");
        for (int i = 0; i < members.length; i += 2) {
            form.put(members[i], members[i + 1]);
        }
        return coordinator.post(PAGE + "/neuigkeit", form);
    }

    private JsonNode place() {
        return server.json("/api/places/" + PLACE).path("properties");
    }

    private void refused(HttpResponse<String> answer, String field, String message) {
        assertEquals(400, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("id=\"fault-" + field + "\""), answer.body());
        assertTrue(answer.body().contains(message), answer.body());
        assertTrue(answer.body().contains("haben wir nachgesehen.</textarea>"), "what was typed stays");
        assertEquals("evaluating", place().path("status").asText());
    }

    @Test
    void withoutAMeasureThatIsDoneNothingCanBeJudged() {
        assertTrue(coordinator.get(PAGE).body().contains("Hier ist keine Maßnahme erledigt."));
        for (String status : new String[] {"improved", "unchanged"}) {
            refused(send("status", status, "deviation", WHY), "status", "Hier ist keine Maßnahme erledigt.");
        }
    }

    @Test
    void withoutAMeasureThatIsDoneNoEffectIsChecked() {
        ratings.execute("UPDATE place SET status = 'implemented' WHERE id = '" + PLACE + "'");
        HttpResponse<String> refused = send("status", "evaluating");
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("Hier ist noch keine Maßnahme erledigt."), refused.body());
        ratings.execute("UPDATE place SET measures_done = 1 WHERE id = '" + PLACE + "'");
        assertEquals(303, send("status", "evaluating").statusCode());
    }

    @Test
    void aPlaceWhereNothingIsDoneGoesBackToReview() {
        assertEquals(303, send("status", "under-review").statusCode());
        assertEquals("under-review", place().path("status").asText());
    }

    @Test
    void beforeTheWindowEndsBothAreRefusedWithTheDay() {
        ratings.done(PLACE, TODAY.minusDays(300));
        ratings.done(PLACE, TODAY.minusDays(27));
        assertTrue(coordinator.get(PAGE).body().contains("lässt sich ab dem 22.11.2026 sagen"));
        for (String status : new String[] {"improved", "unchanged"}) {
            refused(send("status", status), "status", "ab dem 22.11.2026");
        }
        String deadlines = coordinator.get("/verwaltung/fristen").body();
        String waiting = deadlines.substring(deadlines.indexOf("id=\"kind-effect\""));
        assertTrue(waiting.contains("0 überfällig, 1 in 7 Tagen") && waiting.contains(PAGE), waiting);
    }

    @Test
    void whileAMeasureIsOpenNothingIsJudgedAndNoDayIsNamed() {
        ratings.improvedInTheDark(PLACE);
        ratings.execute("UPDATE place SET measures_open = 1 WHERE id = '" + PLACE + "'");
        assertTrue(coordinator.get(PAGE).body().contains("Noch ist eine Maßnahme offen."));
        assertTrue(server.get("/orte/" + PLACE).body().contains("Noch ist eine Maßnahme offen."));
        for (String status : new String[] {"improved", "unchanged"}) {
            refused(send("status", status, "effect", "improved"), "status", "Hier ist noch eine Maßnahme offen.");
        }
        String deadlines = coordinator.get("/verwaltung/fristen").body();
        assertFalse(deadlines.substring(deadlines.indexOf("id=\"kind-effect\"")).contains(PAGE), deadlines);
        ratings.execute("UPDATE place SET status = 'implemented' WHERE id = '" + PLACE + "'");
        HttpResponse<String> answer = send("status", "evaluating");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("erst geprüft, wenn alle Maßnahmen erledigt"), answer.body());
    }

    @Test
    void whatIsWrongIsNamedAsTheFormNamesIt() {
        String answer = send("text", "").body();
        assertTrue(answer.contains("Text: Die Angabe fehlt."), answer);
    }

    @Test
    void whatFollowsFromTheAnswersNeedsNothingMore() {
        ratings.improvedInTheDark(PLACE);
        String form = coordinator.get(PAGE).body();
        assertTrue(form.contains("Daraus folgt der Stand „verbessert“"), form);
        assertTrue(form.contains("8 Antworten vorher, 10 nachher, p"), form);
        HttpResponse<String> preview = send("status", "improved", "step", "check");
        assertEquals(200, preview.statusCode());
        assertTrue(preview.body().contains("name=\"effect\" value=\"improved\""), preview.body());
        assertTrue(preview.body().contains("8 Antworten vorher, 10 nachher, p"));
        assertEquals(303, send("status", "improved", "effect", "improved").statusCode());
        assertEquals("improved", place().path("status").asText());
        JsonNode entry = place().path("updates").get(0);
        assertEquals("improved", entry.path("effect").asText());
        assertTrue(entry.path("deviation").isNull());
        String page = server.get("/orte/" + PLACE).body();
        assertTrue(page.contains("Rückmeldungen dazu: verbessert"), page);
        String trail = coordinator.get(PAGE).body();
        assertTrue(trail.substring(trail.indexOf("Neuigkeit geschrieben")).contains("verbessert"));
    }

    @Test
    void whoJudgesOtherwiseSaysWhyInPublic() {
        ratings.improvedInTheDark(PLACE);
        refused(send("status", "unchanged", "effect", "improved"), "deviation", "folgt nicht aus den Rückmeldungen");
        refused(
                send("status", "unchanged", "effect", "improved", "deviation", "x".repeat(2001)),
                "deviation",
                "Höchstens 2.000 Zeichen");
        refused(
                send("status", "improved", "effect", "improved", "deviation", WHY),
                "deviation",
                "Lassen Sie das Feld leer");
        refused(send("deviation", WHY), "deviation", "Das gehört nur zum Urteil");
        HttpResponse<String> preview = send("status", "unchanged", "deviation", WHY, "step", "check");
        assertTrue(preview.body().contains("name=\"deviation\" value=\"" + WHY), preview.body());
        assertEquals(
                303,
                send("status", "unchanged", "effect", "improved", "deviation", WHY)
                        .statusCode());
        JsonNode entry = place().path("updates").get(0);
        assertEquals("unchanged", entry.path("status").asText());
        assertEquals("improved", entry.path("effect").asText());
        assertEquals(WHY, entry.path("deviation").asText());
        String page = server.get("/orte/" + PLACE).body();
        assertTrue(page.contains("Urteil der Stadt; die Rückmeldungen zeigen: verbessert"), page);
        assertTrue(page.contains("href=\"#urteil\"") && page.contains(" id=\"urteil\""), page);
        assertTrue(page.substring(page.indexOf(" id=\"urteil\"")).contains(WHY), page);
        assertEquals(WHY, place().path("effect").path("deviation").asText());
        String feed = server.get("/feeds/orte/" + PLACE + ".atom").body();
        assertTrue(feed.contains("Rückmeldungen dazu: verbessert"), feed);
        assertTrue(feed.contains("Warum die Stadt anders urteilt: " + WHY), feed);
    }

    @Test
    void withTooFewAnswersEveryJudgementNeedsAReason() {
        ratings.done(PLACE, TODAY.minusDays(60));
        ratings.answered(PLACE, "dark", TODAY.minusDays(90), 1, 2, 1, 2);
        ratings.answered(PLACE, "dark", TODAY.minusDays(3), 5, 5, 5, 5, 5);
        String form = coordinator.get(PAGE).body();
        assertTrue(form.contains("zu wenige Rückmeldungen. Wer trotzdem urteilt"), form);
        assertFalse(form.contains("4 Antworten"), "no number below five");
        for (String status : new String[] {"improved", "unchanged"}) {
            refused(send("status", status, "effect", "too-few"), "deviation", "folgt nicht aus den Rückmeldungen");
        }
        assertEquals(
                303,
                send("status", "improved", "effect", "too-few", "deviation", WHY)
                        .statusCode());
        assertEquals("too-few", place().path("updates").get(0).path("effect").asText());
    }

    @Test
    void answersThatChangedTheEffectMeanwhileAreSeenFirst() {
        ratings.done(PLACE, TODAY.minusDays(60));
        ratings.answered(PLACE, "dark", TODAY.minusDays(90), 1, 2, 1, 2, 1, 2, 1, 2);
        ratings.answered(PLACE, "dark", TODAY.minusDays(3), 1, 2, 1, 2, 1);
        HttpResponse<String> preview = send("status", "unchanged", "step", "check");
        assertTrue(preview.body().contains("name=\"effect\" value=\"unclear\""), preview.body());
        ratings.answered(PLACE, "dark", TODAY.minusDays(2), 5, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        HttpResponse<String> late = send("status", "unchanged", "effect", "unclear", "deviation", WHY);
        assertEquals(409, late.statusCode(), late.body());
        assertTrue(late.body().contains("Daraus folgt der Stand „verbessert“"), late.body());
        assertTrue(late.body().contains("kein klarer Unterschied"), "what was seen before");
        assertTrue(late.body().contains(WHY + "</textarea>"), "what was typed stays");
        assertEquals("evaluating", place().path("status").asText());
        assertEquals(409, send("status", "improved").statusCode(), "nobody judges what was never shown");
        assertEquals(303, send("status", "improved", "effect", "improved").statusCode());
    }

    @Test
    void nobodyElseJudges() {
        ratings.improvedInTheDark(PLACE);
        ratings.execute("UPDATE place SET unit = 'edg' WHERE id = '" + PLACE + "'");
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, "edg");
        assertFalse(worker.get(PAGE).body().contains("Was die Rückmeldungen sagen"));
        Map<String, String> form = Map.of(
                "version", PlaceNewsTest.version(worker.get(PAGE)),
                "visibility", "public",
                "text", "Wir finden es besser.",
                "status", "improved",
                "effect", "improved",
                "step", "publish");
        assertEquals(403, worker.post(PAGE + "/neuigkeit", form).statusCode());
        String csv = worker.get("/verwaltung/fristen.csv").body();
        assertTrue(csv.contains("Wirkung beurteilen"), csv);
    }
}
