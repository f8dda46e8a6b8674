package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Ratings;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingsApiTest {
    private static final String PLACE = Ratings.PLACE;
    private static final String OTHER = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";

    private static TestServer server;
    private static Ratings ratings;

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

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private static String value(HttpResponse<String> answer) {
        return cookie(answer).split(";")[0];
    }

    private JsonNode effect(String placeId) {
        return server.json("/api/places/" + placeId).get("properties").get("effect");
    }

    @Test
    void anAnswerIsStoredAndConfirmed() {
        HttpResponse<String> answer = ratings.send(PLACE, Ratings.json(4, "dark"));
        assertEquals(201, answer.statusCode());
        JsonNode body = TestServer.parse(answer.body());
        assertEquals(4, body.get("safety").asInt());
        assertEquals("dark", body.get("light").asText());
        assertEquals("2026-11-21", body.get("ratedOn").asText());
        assertEquals("/orte/" + PLACE, body.get("href").asText());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(1, ratings.count());
    }

    @Test
    void oneBrowserAnswersOncePerDayAndPlace() {
        HttpResponse<String> first = ratings.send(PLACE, Ratings.json(4, "dark"));
        HttpResponse<String> again = ratings.send(PLACE, Ratings.json(2, "day"), "Cookie", value(first));
        assertEquals(409, again.statusCode());
        JsonNode error = TestServer.parse(again.body()).get("errors").get(0);
        assertEquals("rated-today", error.get("code").asText());
        assertTrue(error.get("message").asText().contains("schon geantwortet"));
        HttpResponse<String> elsewhere = ratings.send(OTHER, Ratings.json(2, "day"), "Cookie", value(first));
        assertEquals(201, elsewhere.statusCode());
        assertEquals(
                409,
                ratings.send(OTHER, Ratings.json(2, "day"), "Cookie", value(elsewhere))
                        .statusCode());
        assertEquals(
                409,
                ratings.send(PLACE, Ratings.json(2, "day"), "Cookie", value(elsewhere))
                        .statusCode());
        assertEquals(2, ratings.count());
    }

    /** Two browsers that did the same hold the same: nothing in the cookie tells them apart. */
    @Test
    void theCookieSaysNothingAboutWhoeverHoldsIt() {
        String one = cookie(ratings.send(PLACE, Ratings.json(4, "dark")));
        String other = cookie(ratings.send(PLACE, Ratings.json(1, "day"), "User-Agent", "another"));
        assertEquals(one, other);
        assertTrue(one.contains("HttpOnly") && one.contains("SameSite=Lax"), one);
        assertFalse(one.contains("westpark"), one);
    }

    @Test
    void aCookieThatSomebodyChangedCountsForNothing() {
        String value = value(ratings.send(PLACE, Ratings.json(4, "dark")));
        String forged = value.substring(0, value.length() - 1) + (value.endsWith("0") ? "1" : "0");
        assertEquals(
                201,
                ratings.send(PLACE, Ratings.json(4, "dark"), "Cookie", forged).statusCode());
        assertEquals(
                201,
                ratings.send(PLACE, Ratings.json(4, "dark"), "Cookie", "rated=%00")
                        .statusCode());
        assertEquals(
                201,
                ratings.send(PLACE, Ratings.json(4, "dark"), "Cookie", "rated=" + "a".repeat(3000))
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};safety missing, light missing",
                "{\"safety\": 0, \"light\": \"day\"};safety range",
                "{\"safety\": 6, \"light\": \"dusk\"};safety range, light allowed",
                "{\"safety\": 99999999999999999999, \"light\": \"day\"};safety range",
                "{\"safety\": \"3\", \"light\": 1};safety not-an-integer, light not-text",
                "{\"safety\": 3.5, \"light\": null};safety not-an-integer, light missing",
                "{\"safety\": [3], \"light\": {\"a\": 1}, \"x\": [1]};safety not-an-integer, light not-text, x unknown-member",
                "{\"safety\": 3, \"safety\": 4, \"light\": \"day\"};body not-json",
                "[];body not-an-object",
                "'';body not-json",
                "{\"safety\": 3;body not-json"
            })
    void whatIsWrongIsNamed(String json, String expected) {
        HttpResponse<String> answer = ratings.send(PLACE, json);
        assertEquals(400, answer.statusCode(), answer.body());
        List<String> errors = new ArrayList<>();
        TestServer.parse(answer.body())
                .get("errors")
                .forEach(error -> errors.add(
                        error.get("field").asText() + " " + error.get("code").asText()));
        assertEquals(expected, String.join(", ", errors));
        assertEquals(0, ratings.count());
    }

    @Test
    void onlyJsonIsRead() {
        String path = Ratings.path(PLACE);
        assertEquals(
                415, server.post(path, "text/plain", Ratings.json(3, "day")).statusCode());
        assertEquals(
                400, server.post(path + "?safety=3", "application/json", "{}").statusCode());
    }

    @Test
    void onlyFearSpacesOnTheMapAreRated() {
        String library = server.json("/api/layers/bibliotheken.geojson")
                .get("features")
                .get(0)
                .get("id")
                .asText();
        assertEquals(404, ratings.send(library, Ratings.json(3, "day")).statusCode());
        assertEquals(404, ratings.send("gibt-es-nicht", Ratings.json(3, "day")).statusCode());
        ratings.execute("UPDATE place SET retired_at = CURRENT_TIMESTAMP WHERE id = ?", PLACE);
        assertEquals(404, ratings.send(PLACE, Ratings.json(3, "day")).statusCode());
        ratings.execute("UPDATE place SET merged_into = ? WHERE id = ?", OTHER, PLACE);
        HttpResponse<String> moved = ratings.send(PLACE, Ratings.json(3, "day"));
        assertEquals(308, moved.statusCode());
        assertEquals(Ratings.path(OTHER), moved.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void aClosedFearSpaceIsRatedToo() {
        ratings.execute("UPDATE place SET status = 'improved' WHERE id = ?", PLACE);
        assertEquals(201, ratings.send(PLACE, Ratings.json(5, "day")).statusCode());
    }

    @Test
    void withoutAMeasureThatIsDoneThereIsNoEffect() {
        ratings.send(PLACE, Ratings.json(3, "day"));
        assertTrue(effect(PLACE).isNull());
    }

    @Test
    void theEffectHasNumbersOnlyWhereThereAreEnoughAnswers() {
        ratings.improvedInTheDark(PLACE);
        JsonNode effect = effect(PLACE);
        assertEquals("2026-03-02", effect.get("firstDone").asText());
        assertEquals("2026-03-30", effect.get("afterFrom").asText());
        assertEquals("improved", effect.get("verdict").asText());
        assertEquals("verbessert", effect.get("verdictTitle").asText());
        JsonNode dark = effect.get("dark");
        assertEquals("improved", dark.get("verdict").asText());
        assertEquals(8, dark.get("before").get("n").asInt());
        assertEquals("[0,1,2,5,2]", dark.get("after").get("answers").toString());
        assertTrue(dark.get("p").asDouble() > 0 && dark.get("p").asDouble() < 0.01);
        assertTrue(dark.get("superiority").asDouble() > 0.9);
        JsonNode day = effect.get("day");
        assertEquals("too-few", day.get("verdict").asText());
        for (String member : List.of("before", "after", "p", "superiority")) {
            assertTrue(day.get(member).isNull(), member);
        }
    }

    @Test
    void effectsOfPlacesThatAreJoinedAreJoined() {
        ratings.done(OTHER, LocalDate.of(2026, 3, 2));
        ratings.answered(OTHER, "dark", LocalDate.of(2026, 2, 1), 1, 1, 2);
        ratings.answered(PLACE, "dark", LocalDate.of(2026, 2, 1), 1, 2, 2);
        ratings.answered(OTHER, "dark", LocalDate.of(2026, 8, 1), 4, 5, 4, 5, 4);
        assertEquals("too-few", effect(OTHER).get("verdict").asText());
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        HttpResponse<String> merged = coordinator.post(
                "/verwaltung/orte/" + PLACE + "/zusammenfuehren",
                Map.of(
                        "version",
                        ratings.version(PLACE),
                        "intoVersion",
                        ratings.version(OTHER),
                        "into",
                        OTHER,
                        "text",
                        "Ein Ort."));
        assertEquals(303, merged.statusCode(), merged.body());
        assertEquals(6, effect(OTHER).get("dark").get("before").get("n").asInt());
    }
}
