package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Ratings;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The question how safe a place feels, and what its page says about whether measures helped. Today is 21 November 2026. */
class RatingPagesTest {
    private static final String PLACE = Ratings.PLACE;
    private static final String PAGE = "/orte/" + PLACE;
    private static final String FORM = PAGE + "/sicherheit";
    private static final String OTHER = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";

    private static TestServer server;
    private static Ratings ratings;
    private final StaffBrowser visitor = server.browser();

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_RATING_LIMIT", "0"));
        ratings = new Ratings(server);
    }

    @AfterAll
    static void stop() {
        ratings.close();
        server.close();
    }

    @BeforeEach
    void forget() {
        ratings.forget();
    }

    private HttpResponse<String> send(Map<String, ?> form, String... headers) {
        return visitor.postPlain(FORM, form, headers);
    }

    @Test
    void anAnswerLeadsBackToThePlaceWithThanks() {
        HttpResponse<String> answer = send(Map.of("safety", "4", "light", "dark"));
        assertEquals(303, answer.statusCode());
        assertEquals(
                PAGE + "?sicherheit=danke#sicherheit",
                answer.headers().firstValue("Location").orElseThrow());
        String thanked = visitor.get(PAGE + "?sicherheit=danke").body();
        assertTrue(thanked.contains("Danke. Ihre Antwort zählt"), thanked);
        assertFalse(thanked.contains("data-rating-form"));
        assertTrue(visitor.get(PAGE).body().contains("heute für diesen Ort schon geantwortet"));
        assertTrue(server.get(PAGE).body().contains("data-rating-form"), "somebody else is asked");
        assertEquals(1, ratings.count());
    }

    @Test
    void onlyAFormIsAnAnswer() {
        for (String type : new String[] {"text/plain", "application/json", "application/x-www-form-urlencodedx"}) {
            assertEquals(415, server.post(FORM, type, "safety=4&light=dark").statusCode(), type);
            assertEquals(415, server.post("/abo", type, "email=a@example.org").statusCode(), type);
        }
        assertEquals(0, ratings.count());
        assertEquals(
                303,
                server.post(FORM, "Application/X-WWW-Form-Urlencoded;charset=UTF-8", "safety=4&light=dark")
                        .statusCode());
    }

    @Test
    void aSecondAnswerOfTheDayIsRefusedKindly() {
        send(Map.of("safety", "4", "light", "dark"));
        HttpResponse<String> again = send(Map.of("safety", "1", "light", "day"));
        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("data-error-summary"));
        assertTrue(again.body().contains("Sie haben heute für diesen Ort schon geantwortet."));
        assertEquals(1, ratings.count());
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasChosenStays() {
        HttpResponse<String> answer = send(Map.of("safety", "4"));
        assertEquals(400, answer.statusCode());
        String page = answer.body();
        assertTrue(page.contains("href=\"#field-light\""), page);
        assertTrue(page.contains("id=\"field-light\""));
        assertTrue(page.contains("Bitte wählen Sie, bei welchem Licht."));
        assertTrue(page.matches("(?s).*name=\"safety\"[^>]*value=\"4\" checked.*"), "typed is kept");
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(0, ratings.count());
    }

    @Test
    void badValuesAreRefused() {
        for (Map<String, ?> form : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("safety", "9", "light", "dark"),
                Map.of("safety", "x", "light", "dusk"),
                Map.of("safety", List.of("1", "2"), "light", "dark"),
                Map.of("safety", "1", "light", List.of("day", "dark")),
                Map.of("safety", "1", "light", "dark", "more", "1"))) {
            assertEquals(400, send(form).statusCode(), form.toString());
        }
        assertEquals(0, ratings.count());
    }

    @Test
    void aScriptGetsTheQuestionAlone() {
        HttpResponse<String> wrong = send(Map.of("light", "day"), "X-Fragment", "rating-2");
        assertEquals(400, wrong.statusCode());
        assertTrue(wrong.body().strip().startsWith("<section"), wrong.body());
        assertTrue(wrong.body().contains("data-error-summary"));
        assertTrue(wrong.body().contains("<h3"));
        HttpResponse<String> right = send(Map.of("safety", "3", "light", "day"), "X-Fragment", "rating-2");
        assertEquals(200, right.statusCode());
        assertTrue(right.body().contains("data-rating-answered"));
        assertFalse(right.body().contains("<html"));
    }

    @Test
    void anotherSiteCannotAnswerInSomebodysPlace() {
        Map<String, String> form = Map.of("safety", "1", "light", "dark");
        assertEquals(403, send(form, "Origin", "https://example.org").statusCode());
        assertEquals(403, send(form, "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(0, ratings.count());
    }

    @Test
    void onlyFearSpacesOnTheMapAreRated() {
        String library = server.json("/api/layers/bibliotheken.geojson")
                .get("features")
                .get(0)
                .get("id")
                .asText();
        Map<String, String> form = Map.of("safety", "1", "light", "dark");
        assertEquals(
                404, visitor.postPlain("/orte/" + library + "/sicherheit", form).statusCode());
        assertFalse(server.get("/orte/" + library).body().contains("data-rating"));
        ratings.execute("UPDATE place SET retired_at = CURRENT_TIMESTAMP WHERE id = ?", PLACE);
        assertEquals(404, send(form).statusCode());
        assertFalse(server.get(PAGE).body().contains("data-rating"));
        ratings.execute("UPDATE place SET merged_into = ? WHERE id = ?", OTHER, PLACE);
        HttpResponse<String> moved = send(form);
        assertEquals(308, moved.statusCode());
        assertEquals(
                "/orte/" + OTHER + "/sicherheit",
                moved.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void thePageSaysHowFarTheAnswersAre() {
        assertTrue(server.get(PAGE).body().contains("noch keine Maßnahme umgesetzt"));
        ratings.done(PLACE, LocalDate.of(2026, 11, 1));
        assertTrue(server.get(PAGE).body().contains("ab dem 29.11.2026"));
        ratings.execute("UPDATE measure SET done = DATE '2026-10-01'");
        ratings.answered(PLACE, "dark", LocalDate.of(2026, 9, 1), 1, 2, 1, 2);
        ratings.answered(PLACE, "dark", LocalDate.of(2026, 11, 1), 5, 5, 5, 5, 5, 5, 5);
        String few = server.get(PAGE).body();
        assertTrue(few.contains("Noch zu wenige Rückmeldungen"), few);
        assertFalse(few.contains("effect__chart"));
        assertFalse(few.contains("Antworten vorher"), "no number");
    }

    @Test
    void thePageShowsBeforeAndAfterWithOneHonestSentence() {
        ratings.improvedInTheDark(PLACE);
        String page = server.get(PAGE).body();
        assertTrue(page.contains("Im Dunkeln fühlen sich die Antwortenden seitdem sicherer, "), page);
        assertTrue(page.contains("für das Tageslicht gibt es noch zu wenige Rückmeldungen."));
        assertTrue(page.contains("8 Antworten vorher, 10 nachher"));
        assertTrue(page.contains("freiwillig"));
        assertEquals(1, page.split("effect__chart", -1).length - 1, "one light has enough answers");
        String panel = server.get(PAGE, "X-Fragment", "panel").body();
        assertTrue(panel.contains("effect__chart") && panel.contains("data-rating-form"));
        String english = server.get(PAGE + "?lang=en").body();
        assertTrue(english.contains("In the dark, those who answered feel safer since then, "));
    }

    @Test
    void theTimelineTellsTheComputedEffectAndWhyStaffJudgeOtherwise() {
        ratings.execute(
                "INSERT INTO status_update (place_id, kind, visibility, status, occurred, occurred_from, account_id, effect,"
                        + " deviation, created_at) VALUES (?, 'news', 'public', 'improved', '2026-11-21', DATE '2026-11-21', 1,"
                        + " 'unclear', 'Die Leuchten stehen erst seit Oktober.', CURRENT_TIMESTAMP)",
                PLACE);
        String page = server.get(PAGE).body();
        assertTrue(page.contains("Rückmeldungen dazu: kein klarer Unterschied"), page);
        assertTrue(page.contains("Die Leuchten stehen erst seit Oktober."));
        var update = server.json("/api/places/" + PLACE + "/updates").get(0);
        assertEquals("unclear", update.get("effect").asText());
        assertEquals(
                "Die Leuchten stehen erst seit Oktober.",
                update.get("deviation").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE + "?sicherheit=x&sicherheit=y", PAGE + "?safety=1"})
    void unknownParametersAreRefused(String path) {
        assertEquals(400, server.get(path).statusCode());
    }
}
