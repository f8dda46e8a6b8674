package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Effort;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody tries who wants in. */
class LoginAttackTest {
    private static final String LOGIN = "/verwaltung/anmelden";

    private static MovableClock clock;
    private static TestServer server;
    private static int victims;

    private String victim = "";

    @BeforeAll
    static void start() {
        clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
        server = TestServer.start(clock, Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Somebody new, long after what happened before. */
    @BeforeEach
    void meetVictim() {
        clock.advance(Duration.ofHours(2));
        victim = "opfer" + ++victims;
        server.account(victim, Role.ADMIN, null);
    }

    @Test
    void aSessionThatWasPlantedBeforehandIsNotTheOneAfterSigningIn() {
        StaffBrowser browser = server.browser();
        browser.setCookie("staff", "vom-angreifer-gesetzt");
        assertEquals(303, browser.signIn(victim, TestServer.PASSWORD).statusCode());
        assertNotEquals(
                "vom-angreifer-gesetzt", browser.cookie("staff").orElseThrow().getValue());
        StaffBrowser attacker = server.browser();
        attacker.setCookie("staff", "vom-angreifer-gesetzt");
        assertEquals(303, attacker.get("/verwaltung/konto").statusCode());
    }

    @Test
    void signingInAgainEndsTheSessionThatWasThere() {
        StaffBrowser browser = server.browser();
        browser.signIn(victim, TestServer.PASSWORD);
        String first = browser.cookie("staff").orElseThrow().getValue();
        browser.signIn(victim, TestServer.PASSWORD);
        StaffBrowser old = server.browser();
        old.setCookie("staff", first);
        assertEquals(303, old.get("/verwaltung/konto").statusCode());
    }

    @Test
    void aChangedTokenIsWorthNothing() {
        StaffBrowser browser = server.browser();
        browser.signIn(victim, TestServer.PASSWORD);
        String token = browser.cookie("staff").orElseThrow().getValue();
        for (String changed : List.of(
                token.substring(1),
                token + "A",
                token.toLowerCase(),
                (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1))) {
            StaffBrowser attacker = server.browser();
            attacker.setCookie("staff", changed);
            assertEquals(303, attacker.get("/verwaltung/konto").statusCode(), changed);
        }
    }

    @Test
    void noOtherSiteCanSignSomebodyIn() {
        Map<String, String> form = Map.of("login", victim, "password", TestServer.PASSWORD);
        for (String[] header : List.of(
                new String[] {"Origin", "https://boese.example"},
                new String[] {"Origin", "null"},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"})) {
            HttpResponse<String> answer = server.browser().postPlain(LOGIN, form, header);
            assertEquals(403, answer.statusCode(), header[1]);
            assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        }
        String ours = server.url("");
        assertEquals(
                303, server.browser().postPlain(LOGIN, form, "Origin", ours).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://boese.example/",
                "//boese.example/verwaltung",
                "/\\boese.example",
                "/verwaltung/../orte",
                "/verwaltung//boese.example",
                "/verwaltungx",
                "/verwaltung/konto\r\nSet-Cookie: a=b",
                "/verwaltung@boese.example",
                "javascript:alert(1)",
                "/verwaltung/anmelden?ziel=/verwaltung",
                "\"><script>alert(1)</script>"
            })
    void theTargetAfterSigningInIsAlwaysOurs(String target) {
        Map<String, String> form = Map.of("login", victim, "password", TestServer.PASSWORD, "ziel", target);
        HttpResponse<String> answer = server.browser().postPlain(LOGIN, form);
        assertEquals(303, answer.statusCode());
        assertEquals("/verwaltung", answer.headers().firstValue("Location").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "opfer' --",
                "\"><script>alert(1)</script>",
                "${7*7}",
                "opfer\u0000",
                "\u202Eopfer"
            })
    void scriptsAndSqlInTheFieldsAreOnlyText(String text) {
        HttpResponse<String> answer = server.browser().signIn(text, text);
        assertTrue(answer.statusCode() == 403 || answer.statusCode() == 400, "" + answer.statusCode());
        assertFalse(answer.body().contains("<script>alert"), answer.body());
        assertFalse(answer.body().contains("value=\"\"><script"), answer.body());
    }

    @Test
    void aHugePasswordIsRefusedFast() {
        Effort.atMost(Duration.ofSeconds(20), () -> {
            for (int length : List.of(2_000_000, 500_000)) {
                int status = server.browser().signIn(victim, "x".repeat(length)).statusCode();
                assertEquals(413, status, length + " characters");
            }
            int smaller = server.browser().signIn(victim, "x".repeat(60_000)).statusCode();
            assertEquals(403, smaller);
        });
    }

    @Test
    void guessingIsLockedAndEveryRefusalSaysTheSame() {
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pages.add(refusal(victim, "falsches Passwort " + i));
        }
        pages.add(refusal(victim, TestServer.PASSWORD));
        pages.add(refusal("niemand", TestServer.PASSWORD));
        assertEquals(1, pages.stream().distinct().count(), "refusals differ");

        clock.advance(Duration.ofSeconds(29));
        refusal(victim, TestServer.PASSWORD);
        clock.advance(Duration.ofSeconds(2));
        assertEquals(303, server.browser().signIn(victim, TestServer.PASSWORD).statusCode());
        refusal(victim, "wieder falsch");
        assertEquals(303, server.browser().signIn(victim, TestServer.PASSWORD).statusCode());
    }

    @Test
    void theLockDoublesUpToAQuarterOfAnHour() {
        for (int i = 0; i < 5; i++) {
            refusal(victim, "falsches Passwort");
        }
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            clock.advance(Duration.ofSeconds(seconds - 1));
            refusal(victim, TestServer.PASSWORD);
            clock.advance(Duration.ofSeconds(1));
            refusal(victim, "falsches Passwort");
        }
    }

    private String refusal(String login, String password) {
        HttpResponse<String> answer = server.browser().signIn(login, password);
        assertEquals(403, answer.statusCode());
        return answer.body().replace(login, "");
    }

    @Test
    void aHundredGuessesAtOnceAreAHundred() throws Exception {
        ExecutorService attackers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> guesses = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                guesses.add(this::guessed);
            }
            for (Future<Integer> guess : attackers.invokeAll(guesses)) {
                assertEquals(403, guess.get());
            }
            assertEquals(
                    403, server.browser().signIn(victim, TestServer.PASSWORD).statusCode());
        } finally {
            attackers.shutdownNow();
        }
    }

    /** What became of a guess. On a slow machine some of many have to come again, as too many others wait. */
    private int guessed() {
        AtomicInteger status = new AtomicInteger();
        Await.until("a guess is looked at", () -> {
            status.set(server.browser().signIn(victim, "falsch geraten").statusCode());
            return status.get() != 503;
        });
        return status.get();
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        int last = 0;
        for (int i = 0; i < 31; i++) {
            last = server.browser().signIn("person-" + i, "falsches Passwort").statusCode();
        }
        assertEquals(429, last);
        HttpResponse<String> answer = server.browser().signIn(victim, TestServer.PASSWORD);
        assertEquals(429, answer.statusCode());
        assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        assertTrue(answer.body().contains("value=\"" + victim + "\""));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(303, server.browser().signIn(victim, TestServer.PASSWORD).statusCode());
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        String cookie = server.browser()
                .signIn(victim, TestServer.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertTrue(cookie.matches("staff=[A-Za-z0-9_-]{43};.*"), cookie);
        for (String attribute : List.of("HttpOnly", "SameSite=Lax", "Path=/verwaltung")) {
            assertTrue(cookie.contains(attribute), cookie);
        }
        assertFalse(cookie.contains("Secure"), cookie);
    }

    @Test
    void theCookieIsSecureWhereThePublicAddressIs() {
        try (TestServer secure = TestServer.start(clock, Map.of("ANGSTRAUM_PUBLIC_URL", "https://karte.example"))) {
            secure.account("person", Role.ADMIN, null);
            HttpResponse<String> answer = secure.browser().signIn("person", TestServer.PASSWORD);
            assertTrue(answer.headers().firstValue("Set-Cookie").orElseThrow().contains("Secure"));
        }
    }
}
