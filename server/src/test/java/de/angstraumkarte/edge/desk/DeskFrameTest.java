package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The frame of the staff area: who gets in, what the navigation offers, how notices and errors are shown. */
class DeskFrameTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aVisitorIsAskedToSignInAndThenGetsWhereTheyWanted() {
        server.account("zielperson", Role.COORDINATOR, null);
        StaffBrowser browser = server.browser();
        HttpResponse<String> asked = browser.get("/verwaltung/konto?lang=en");
        assertEquals(303, asked.statusCode());
        String login = asked.headers().firstValue("Location").orElseThrow();
        assertEquals("/verwaltung/anmelden?ziel=%2Fverwaltung%2Fkonto%3Flang%3Den", login);
        assertTrue(browser.get(login).body().contains("name=\"ziel\" value=\"/verwaltung/konto?lang=en\""));
        HttpResponse<String> answer = browser.postPlain(
                "/verwaltung/anmelden",
                Map.of("login", "Zielperson", "password", TestServer.PASSWORD, "ziel", "/verwaltung/konto?lang=en"));
        assertEquals(303, answer.statusCode());
        assertEquals(
                "/verwaltung/konto?lang=en",
                answer.headers().firstValue("Location").orElseThrow());
        assertEquals(200, browser.get("/verwaltung/konto").statusCode());
    }

    @Test
    void aWrongPasswordKeepsTheLoginAndNotThePassword() {
        HttpResponse<String> answer = server.browser().signIn("niemand", "ganz falsches Wort");
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("value=\"niemand\""), answer.body());
        assertFalse(answer.body().contains("ganz falsches Wort"));
        assertTrue(answer.body().contains("data-error-summary"));
    }

    @Test
    void eachRoleSeesItsOwnNavigation() {
        String worker =
                server.signIn(Role.CASE_WORKER, "edg").get("/verwaltung/konto").body();
        assertTrue(worker.contains("/verwaltung/massnahmen"));
        assertTrue(worker.contains("/verwaltung/eingang"), "where the office finds what it was asked to look at");
        assertFalse(worker.contains("/verwaltung/konten"));
        assertTrue(worker.contains("EDG"));
        String coordinator =
                server.signIn(Role.COORDINATOR, null).get("/verwaltung/konto").body();
        assertTrue(coordinator.contains("/verwaltung/eingang"));
        assertFalse(coordinator.contains("/verwaltung/konten"));
        assertTrue(
                server.signIn(Role.ADMIN, null).get("/verwaltung/konto").body().contains("/verwaltung/protokoll"));
    }

    @Test
    void signingOutEndsTheSessionAndSaysSoOnce() {
        StaffBrowser browser = server.signIn(Role.COORDINATOR, null);
        String stolen = browser.cookie("staff").orElseThrow().getValue();
        HttpResponse<String> out = browser.post("/verwaltung/abmelden", Map.of());
        assertEquals(303, out.statusCode());
        assertTrue(browser.get("/verwaltung/anmelden").body().contains("Sie sind abgemeldet."));
        assertFalse(browser.get("/verwaltung/anmelden").body().contains("Sie sind abgemeldet."));
        StaffBrowser thief = server.browser();
        thief.setCookie("staff", stolen);
        assertEquals(303, thief.get("/verwaltung/konto").statusCode());
    }

    @Test
    void whatGoesWrongIsSaidInTheFrameOfTheStaffAreaToThoseSignedIn() {
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, "edg");
        for (String path : new String[] {"/verwaltung/konten", "/verwaltung/gibt-es-nicht"}) {
            HttpResponse<String> answer = worker.get(path);
            assertTrue(answer.statusCode() == 403 || answer.statusCode() == 404, path);
            assertTrue(answer.body().contains("/verwaltung/abmelden"), path);
            assertTrue(answer.body().contains("href=\"/verwaltung\""), path);
        }
        assertFalse(server.get("/verwaltung/gibt-es-nicht").body().contains("/verwaltung/abmelden"));
        assertFalse(worker.get("/gibt-es-nicht").body().contains("/verwaltung/abmelden"));
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        StaffBrowser browser = server.signIn(Role.ADMIN, null);
        assertEquals(403, browser.postPlain("/verwaltung/abmelden", Map.of()).statusCode());
        assertEquals(
                403,
                browser.postPlain("/verwaltung/abmelden", Map.of("csrf", "erfunden"))
                        .statusCode());
        assertEquals(200, browser.get("/verwaltung/konto").statusCode());
    }

    @Test
    void pagesOfTheStaffAreaAreKeptByNoCache() {
        HttpResponse<String> page = server.signIn(Role.ADMIN, null).get("/verwaltung/konto");
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(page.headers().firstValue("ETag").isEmpty());
    }
}
