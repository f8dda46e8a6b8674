package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Account;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an admin keeps accounts, how people keep their own, and what the audit log tells about it. */
class AccountsTest {
    private static final Pattern PASSWORD = Pattern.compile("data-password>([^<]+)<");
    private static final String NEW = "/verwaltung/konten/neu";

    private static TestServer server;
    private static StaffBrowser admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = server.signIn(Role.ADMIN, null);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Account account(String login) {
        return server.app().accounts().byLogin(login);
    }

    private static String path(String login) {
        return "/verwaltung/konten/" + account(login).id();
    }

    private static String shownPassword(HttpResponse<String> answer) {
        Matcher matcher = PASSWORD.matcher(answer.body());
        assertTrue(matcher.find(), answer.body());
        return matcher.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void aNewPersonGetsAPasswordOnceAndHasToChooseTheirOwn() {
        HttpResponse<String> made = admin.post(
                NEW, Map.of("login", "Neue.Kraft", "name", "Neue Kraft", "role", "case-worker", "unit", "edg"));
        assertEquals(200, made.statusCode(), made.body());
        assertEquals("no-store", made.headers().firstValue("Cache-Control").orElseThrow());
        String initial = shownPassword(made);
        assertFalse(admin.get(path("neue.kraft")).body().contains(initial));

        StaffBrowser person = server.browser();
        assertEquals(303, person.signIn("neue.kraft", initial).statusCode());
        for (String elsewhere : List.of("/verwaltung", "/verwaltung/konto", "/verwaltung/konto/zweiter-faktor")) {
            assertEquals("/verwaltung/konto/passwort", location(person.get(elsewhere)), elsewhere);
        }
        String csrf = StaffBrowser.csrf(person.get("/verwaltung/konto/passwort").body());
        HttpResponse<String> same = person.postPlain(
                "/verwaltung/konto/passwort",
                Map.of("csrf", csrf, "password", initial, "newPassword", initial, "newPasswordAgain", initial));
        assertEquals(400, same.statusCode());
        String own = "Regenschirm mit Zahnrad";
        HttpResponse<String> changed = person.postPlain(
                "/verwaltung/konto/passwort",
                Map.of("csrf", csrf, "password", initial, "newPassword", own, "newPasswordAgain", own));
        assertEquals(303, changed.statusCode(), changed.body());
        assertTrue(person.get("/verwaltung/konto").body().contains("EDG"));
        assertEquals(303, server.browser().signIn("neue.kraft", own).statusCode());
        assertEquals(403, server.browser().signIn("neue.kraft", initial).statusCode());
    }

    @Test
    void whatIsWrongWithANewAccountIsNamedAndNothingTypedIsLost() {
        server.account("schon.da", Role.ADMIN, null);
        HttpResponse<String> worker =
                admin.post(NEW, Map.of("login", "a", "name", "Mit \"Zeichen\" <b>", "role", "case-worker"));
        assertEquals(400, worker.statusCode());
        for (String field : List.of("login", "unit")) {
            assertTrue(worker.body().contains("id=\"fault-" + field + "\""), field);
        }
        assertTrue(worker.body().contains("value=\"Mit &#34;Zeichen&#34; &lt;b>\""), worker.body());
        HttpResponse<String> twice = admin.post(NEW, Map.of("login", "SCHON.DA", "name", "X", "role", "admin"));
        assertEquals(400, twice.statusCode());
        assertTrue(twice.body().contains("Diesen Anmeldenamen gibt es schon."));
        assertEquals(
                400,
                admin.post(NEW, Map.of("login", "rolle", "name", "X", "role", "kaiser"))
                        .statusCode());
        assertEquals(
                400,
                admin.post(NEW, Map.of("login", "stelle", "name", "X", "role", "case-worker", "unit", "mond"))
                        .statusCode());
        assertEquals(
                400,
                admin.post(NEW, Map.of("login", "mehr", "name", "X", "role", "admin", "id", "1"))
                        .statusCode());
    }

    @Test
    void theSecondOfTwoAdminsSeesBothVersions() {
        Account account = server.account("doppelt", Role.COORDINATOR, null);
        Map<String, String> first =
                Map.of("version", "" + account.version(), "name", "Erste Fassung", "role", "coordinator");
        Map<String, String> second = Map.of(
                "version", "" + account.version(), "name", "Zweite Fassung", "role", "case-worker", "unit", "edg");
        assertEquals(303, admin.post(path("doppelt"), first).statusCode());
        HttpResponse<String> stale = admin.post(path("doppelt"), second);
        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("Inzwischen hat jemand anderes gespeichert"));
        assertTrue(stale.body().contains("Erste Fassung"));
        assertTrue(stale.body().contains("value=\"Zweite Fassung\""));
        assertTrue(stale.body().contains("name=\"version\" value=\"" + (account.version() + 1) + "\""));
        assertEquals("Erste Fassung", account("doppelt").name());
    }

    @Test
    void anotherRoleAndADisabledAccountEndItsSessionsAtOnce() {
        server.account("wechselt", Role.COORDINATOR, null);
        StaffBrowser person = server.browser();
        person.signIn("wechselt", TestServer.PASSWORD);
        assertEquals(200, person.get("/verwaltung/konto").statusCode());
        admin.post(path("wechselt"), Map.of("version", "1", "name", "Neuer Name", "role", "coordinator"));
        assertEquals(200, person.get("/verwaltung/konto").statusCode(), "a name is no reason");
        admin.post(
                path("wechselt"), Map.of("version", "2", "name", "Neuer Name", "role", "case-worker", "unit", "edg"));
        assertEquals(303, person.get("/verwaltung/konto").statusCode());

        person.signIn("wechselt", TestServer.PASSWORD);
        assertEquals(
                303,
                admin.post(path("wechselt") + "/sperren", Map.of("version", "3"))
                        .statusCode());
        assertEquals(303, person.get("/verwaltung/konto").statusCode());
        assertEquals(403, person.signIn("wechselt", TestServer.PASSWORD).statusCode());
        assertEquals(
                303,
                admin.post(path("wechselt") + "/freigeben", Map.of("version", "4"))
                        .statusCode());
        assertEquals(303, person.get("/verwaltung/konto").statusCode(), "old sessions do not come back");
        assertEquals(303, person.signIn("wechselt", TestServer.PASSWORD).statusCode());
    }

    @Test
    void aResetPasswordEndsSessionsAndMustBeChanged() {
        server.account("vergesslich", Role.COORDINATOR, null);
        StaffBrowser person = server.browser();
        person.signIn("vergesslich", TestServer.PASSWORD);
        String password = shownPassword(admin.post(path("vergesslich") + "/passwort", Map.of()));
        assertEquals(303, person.get("/verwaltung/konto").statusCode());
        assertEquals(403, person.signIn("vergesslich", TestServer.PASSWORD).statusCode());
        assertEquals(303, person.signIn("vergesslich", password).statusCode());
        assertEquals("/verwaltung/konto/passwort", location(person.get("/verwaltung/konto")));
    }

    @Test
    void theLastAdminCanNeitherGoNorBeMadeLess() {
        try (TestServer own = TestServer.start()) {
            StaffBrowser last = own.signIn(Role.ADMIN, null);
            Account account = own.app().accounts().byLogin("admin-1");
            String path = "/verwaltung/konten/" + account.id();
            assertEquals(
                    400, last.post(path + "/sperren", Map.of("version", "1")).statusCode());
            HttpResponse<String> less =
                    last.post(path, Map.of("version", "1", "name", "Weniger", "role", "coordinator"));
            assertEquals(400, less.statusCode());
            assertTrue(less.body().contains("id=\"fault-role\""));
            own.account("zweite", Role.ADMIN, null);
            assertEquals(
                    303, last.post(path + "/sperren", Map.of("version", "1")).statusCode());
            assertEquals(303, last.get("/verwaltung/konto").statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kurz, kurz, fault-newPassword",
        "regenschirm.person ist drin, regenschirm.person ist drin, fault-newPassword",
        "passwort1234567, passwort1234567, fault-newPassword",
        "aaaaaaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaaaaaa, fault-newPassword",
        "Regenschirm mit Zahnrad, Regenschirm mit Zahnarzt, fault-newPasswordAgain"
    })
    void poorPasswordsAreRefused(String chosen, String again, String fault) {
        if (server.app().accounts().listAccounts().stream()
                .noneMatch(a -> a.login().equals("regenschirm.person"))) {
            server.account("regenschirm.person", Role.ADMIN, null);
        }
        StaffBrowser person = server.browser();
        person.signIn("regenschirm.person", TestServer.PASSWORD);
        HttpResponse<String> answer = person.post(
                "/verwaltung/konto/passwort",
                Map.of("password", TestServer.PASSWORD, "newPassword", chosen, "newPasswordAgain", again));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("id=\"" + fault + "\""), answer.body());
        assertFalse(answer.body().contains("value=\"" + chosen + "\""));
    }

    @Test
    void signingOutEverywhereEndsEverySession() {
        server.account("ueberall", Role.COORDINATOR, null);
        StaffBrowser office = server.browser();
        StaffBrowser home = server.browser();
        office.signIn("ueberall", TestServer.PASSWORD);
        home.signIn("ueberall", TestServer.PASSWORD);
        assertTrue(office.get("/verwaltung/konto").body().contains("in 2 Browsern"));
        assertEquals(
                303,
                office.post("/verwaltung/konto/abmelden-ueberall", Map.of()).statusCode());
        assertEquals(303, home.get("/verwaltung/konto").statusCode());
        assertEquals(303, office.get("/verwaltung/konto").statusCode());
    }

    @Test
    void theLogTellsWhoDidWhatAndNoSecret() {
        HttpResponse<String> made = admin.post(
                NEW,
                Map.of("login", "protokolliert", "name", "=cmd|' /C calc'!A0", "role", "case-worker", "unit", "edg"));
        String password = shownPassword(made);
        admin.post(path("protokolliert"), Map.of("version", "1", "name", "Jetzt anders", "role", "admin"));
        String filter = "?art=account&id=" + account("protokolliert").id();
        String page = admin.get("/verwaltung/protokoll" + filter).body();
        assertTrue(page.contains("Konto angelegt"), page);
        assertTrue(page.contains("Jetzt anders"));
        assertTrue(page.contains("2 Einträge"));
        assertTrue(page.indexOf("Konto geändert</td>") < page.indexOf("Konto angelegt</td>"), "newest first");

        HttpResponse<byte[]> csv = admin.getBytes("/verwaltung/protokoll.csv" + filter);
        String text = new String(csv.body(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFFid;zeit;"), text);
        assertEquals(3, text.lines().count());
        assertFalse((page + text).contains(password));
        assertFalse((page + text).contains("argon2"));
        assertFalse(admin.get("/verwaltung/protokoll.csv").body().contains("argon2"));
    }

    @Test
    void theLogIsNarrowedByWhoActionAndDay() {
        server.account("tag", Role.ADMIN, null);
        String today = "/verwaltung/protokoll?von=2026-11-21&bis=2026-11-21&aktion=account.create";
        assertFalse(admin.get(today).body().contains("Keine Einträge"));
        assertTrue(admin.get("/verwaltung/protokoll?bis=2026-11-20").body().contains("Keine Einträge"));
        assertTrue(admin.get("/verwaltung/protokoll?von=2026-11-22").body().contains("Keine Einträge"));
        assertTrue(admin.get("/verwaltung/protokoll?konto=999999").body().contains("Keine Einträge"));
        assertEquals(400, admin.get("/verwaltung/protokoll?von=gestern").statusCode());
        assertEquals(400, admin.get("/verwaltung/protokoll?konto=x").statusCode());
        assertEquals(400, admin.get("/verwaltung/protokoll?sql=1").statusCode());
        assertEquals(
                200,
                admin.get("/verwaltung/protokoll?aktion=%27%20OR%201%3D1--&id=%3Cscript%3E")
                        .statusCode());
    }
}
