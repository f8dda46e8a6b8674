package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.testing.TotpApp;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private static final String PATH = "/verwaltung/konto/zweiter-faktor";
    private static final String CODE = "/verwaltung/anmelden/code";
    private static final Pattern SECRET = Pattern.compile("data-totp-secret>([A-Z2-7 ]+)<");

    private static MovableClock clock;
    private static TestServer server;
    private static int people;

    private String person = "";
    private StaffBrowser browser = new StaffBrowser(path -> path);

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
    void signIn() {
        clock.advance(Duration.ofHours(2));
        person = "person" + ++people;
        server.account(person, Role.ADMIN, null);
        browser = server.browser();
        browser.signIn(person, TestServer.PASSWORD);
    }

    private TotpApp begin(StaffBrowser who) {
        assertEquals(303, who.post(PATH + "/beginnen", Map.of()).statusCode());
        Matcher secret = SECRET.matcher(who.get(PATH).body());
        assertTrue(secret.find());
        return new TotpApp(secret.group(1));
    }

    private TotpApp enrol() {
        TotpApp app = begin(browser);
        String before = browser.cookie("staff").orElseThrow().getValue();
        HttpResponse<String> on = browser.post(PATH, Map.of("code", app.code(clock.instant())));
        assertEquals(303, on.statusCode(), on.body());
        assertNotEquals(before, browser.cookie("staff").orElseThrow().getValue());
        assertEquals(200, browser.get("/verwaltung/konto").statusCode());
        return app;
    }

    private StaffBrowser halfWay() {
        StaffBrowser half = server.browser();
        HttpResponse<String> answer = half.signIn(person, TestServer.PASSWORD);
        assertEquals(CODE, answer.headers().firstValue("Location").orElseThrow());
        return half;
    }

    @Test
    void aPasswordAloneOpensNothingOnceItIsOn() {
        TotpApp app = enrol();
        clock.advance(Duration.ofMinutes(1));
        StaffBrowser half = halfWay();
        server.app().deskRoutes().forEach(route -> {
            if (route.method().equals("GET")) {
                HttpResponse<String> answer = half.get(route.path().replaceAll("\\{[^}]*}", "1"));
                assertEquals(303, answer.statusCode());
                assertTrue(answer.headers().firstValue("Location").orElseThrow().startsWith(CODE));
            }
        });
        String before = half.cookie("staff").orElseThrow().getValue();
        HttpResponse<String> in =
                half.postPlain(CODE, Map.of("code", app.code(clock.instant()), "ziel", "/verwaltung/konto"));
        assertEquals("/verwaltung/konto", in.headers().firstValue("Location").orElseThrow());
        assertNotEquals(before, half.cookie("staff").orElseThrow().getValue());
        assertEquals(200, half.get("/verwaltung/konto").statusCode());
        StaffBrowser stolen = server.browser();
        stolen.setCookie("staff", before);
        assertEquals(303, stolen.get("/verwaltung/konto").statusCode());
    }

    @Test
    void aCodeWorksOnceOnly() {
        TotpApp app = enrol();
        assertEquals(
                403,
                halfWay()
                        .postPlain(CODE, Map.of("code", app.code(clock.instant())))
                        .statusCode(),
                "the code that confirmed it");
        clock.advance(Duration.ofMinutes(1));
        String code = app.code(clock.instant());
        assertEquals(303, halfWay().postPlain(CODE, Map.of("code", code)).statusCode());
        assertEquals(403, halfWay().postPlain(CODE, Map.of("code", code)).statusCode(), "replayed");
        String older = app.code(clock.instant().minusSeconds(30));
        assertEquals(403, halfWay().postPlain(CODE, Map.of("code", older)).statusCode(), "an older one");
    }

    @Test
    void aPhoneMayBeHalfAMinuteOffAndNoMore() {
        TotpApp app = enrol();
        clock.advance(Duration.ofMinutes(5));
        Instant now = clock.instant();
        assertEquals(403, enter(app.code(now.minusSeconds(60))));
        assertEquals(403, enter(app.code(now.plusSeconds(60))));
        assertEquals(303, enter(app.code(now.minusSeconds(30))));
        assertEquals(303, enter(app.code(now.plusSeconds(30))));
    }

    private int enter(String code) {
        return halfWay().postPlain(CODE, Map.of("code", code)).statusCode();
    }

    @Test
    void codesCannotBeGuessedBySigningInAgainAndAgain() {
        TotpApp app = enrol();
        clock.advance(Duration.ofMinutes(1));
        String wrong = app.code(clock.instant()).equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertEquals(403, enter(wrong));
        }
        assertEquals(403, server.browser().signIn(person, TestServer.PASSWORD).statusCode(), "locked");
        clock.advance(Duration.ofMinutes(20));
        assertEquals(303, enter(app.code(clock.instant())));
    }

    @Test
    void aCodeWithoutAPasswordLeadsToTheBeginning() {
        assertEquals(
                "/verwaltung/anmelden",
                server.browser()
                        .postPlain(CODE, Map.of("code", "123456"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow());
    }

    @Test
    void itIsOnlyOnAfterTheFirstRightCode() {
        begin(browser);
        HttpResponse<String> wrong = browser.post(PATH, Map.of("code", "12345"));
        assertEquals(400, wrong.statusCode());
        assertTrue(wrong.body().contains("data-error-summary"));
        assertTrue(wrong.body().contains("data-totp-secret"), "the key is still there to scan");
        assertEquals(
                "/verwaltung",
                server.browser()
                        .signIn(person, TestServer.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow());
    }

    @Test
    void itEndsWithPasswordAndCodeOnly() {
        TotpApp app = enrol();
        clock.advance(Duration.ofMinutes(1));
        String code = app.code(clock.instant());
        assertEquals(
                400,
                browser.post(PATH + "/beenden", Map.of("password", "falsches Passwort", "code", code))
                        .statusCode());
        assertEquals(
                400,
                browser.post(PATH + "/beenden", Map.of("password", TestServer.PASSWORD, "code", "99"))
                        .statusCode());
        assertEquals(
                303,
                browser.post(PATH + "/beenden", Map.of("password", TestServer.PASSWORD, "code", code))
                        .statusCode());
        assertFalse(browser.get(PATH).body().contains("Der zweite Faktor ist eingerichtet"));
    }

    @Test
    void whereItIsRequiredNothingElseWorksBefore() {
        try (TestServer strict = TestServer.start(clock, Map.of("ANGSTRAUM_SECOND_FACTOR", "required"))) {
            strict.account("neu", Role.COORDINATOR, null);
            StaffBrowser who = strict.browser();
            assertEquals(303, who.signIn("neu", TestServer.PASSWORD).statusCode());
            assertEquals(
                    PATH,
                    who.get("/verwaltung/konto")
                            .headers()
                            .firstValue("Location")
                            .orElseThrow());
            String csrf = StaffBrowser.csrf(who.get(PATH).body());
            assertEquals(
                    303,
                    who.postPlain("/verwaltung/konto", Map.of("csrf", csrf, "name", "X"))
                            .statusCode());
            assertEquals(
                    303, who.postPlain(PATH + "/beginnen", Map.of("csrf", csrf)).statusCode());
            Matcher secret = SECRET.matcher(who.get(PATH).body());
            assertTrue(secret.find());
            String code = new TotpApp(secret.group(1)).code(clock.instant());
            assertEquals(
                    303, who.postPlain(PATH, Map.of("csrf", csrf, "code", code)).statusCode());
            String page = who.get("/verwaltung/konto").body();
            assertTrue(page.contains("Test neu"), page);
        }
    }
}
