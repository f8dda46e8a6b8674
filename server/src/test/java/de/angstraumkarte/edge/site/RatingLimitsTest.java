package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Ratings;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often one browser and one sender may answer, over both ways in. */
class RatingLimitsTest {
    private static final String PLACE = Ratings.PLACE;
    private static final String OTHER = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
    private static final String FORM = "/orte/" + PLACE + "/sicherheit";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
    private final TestServer server = TestServer.start(clock, Map.of("ANGSTRAUM_RATING_LIMIT", "4"));
    private final Ratings ratings = new Ratings(server);

    @AfterEach
    void stop() {
        ratings.close();
        server.close();
    }

    private static String value(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @Test
    void atMidnightInDortmundTheDayIsNew() {
        HttpResponse<String> first = ratings.send(PLACE, Ratings.json(4, "dark"));
        assertTrue(
                first.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=" + 12 * 3600),
                "until midnight");
        clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertEquals(
                409,
                ratings.send(PLACE, Ratings.json(4, "dark"), "Cookie", value(first))
                        .statusCode());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(
                201,
                ratings.send(PLACE, Ratings.json(4, "dark"), "Cookie", value(first))
                        .statusCode());
    }

    @Test
    void oneSenderAnswersThreeTimesADayForAPlace() {
        for (int i = 0; i < 3; i++) {
            assertEquals(201, ratings.send(PLACE, Ratings.json(4, "dark")).statusCode());
        }
        HttpResponse<String> refused = ratings.send(PLACE, Ratings.json(4, "dark"));
        assertEquals(429, refused.statusCode());
        assertEquals(
                Integer.toString(12 * 3600),
                refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(refused.body().contains("heute schon drei Antworten"), refused.body());
        clock.advance(Duration.ofHours(1));
        HttpResponse<String> page = server.browser().postPlain(FORM, Map.of("safety", "3", "light", "day"));
        assertEquals(429, page.statusCode());
        assertTrue(page.body().contains("heute schon drei Antworten"), page.body());
        assertEquals(201, ratings.send(OTHER, Ratings.json(4, "dark")).statusCode());
        clock.advance(Duration.ofHours(11));
        assertEquals(201, ratings.send(PLACE, Ratings.json(4, "dark")).statusCode());
    }

    @Test
    void oneSenderMustWaitAfterTheLimit() {
        for (int i = 0; i < 4; i++) {
            String place = i % 2 == 0 ? PLACE : OTHER;
            assertEquals(201, ratings.send(place, Ratings.json(4, "dark")).statusCode());
        }
        HttpResponse<String> refused = ratings.send(PLACE, Ratings.json(4, "dark"));
        assertEquals(429, refused.statusCode());
        assertEquals("900", refused.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(4, ratings.count());
    }

    @Test
    void tooManyAnswersOfOneSenderMustWait() {
        for (int i = 0; i < 4; i++) {
            String place = i % 2 == 0 ? PLACE : OTHER;
            server.browser().postPlain("/orte/" + place + "/sicherheit", Map.of("safety", "3", "light", "day"));
        }
        HttpResponse<String> refused = server.browser().postPlain(FORM, Map.of("safety", "3", "light", "day"));
        assertEquals(429, refused.statusCode());
        assertEquals("900", refused.headers().firstValue("Retry-After").orElseThrow());
        assertTrue(refused.body().contains("in 15 Minuten"), refused.body());
        assertTrue(refused.body().matches("(?s).*name=\"safety\"[^>]*value=\"3\" checked.*"));
    }
}
