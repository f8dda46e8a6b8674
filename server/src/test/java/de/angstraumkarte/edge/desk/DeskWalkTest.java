package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Account;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.edge.desk.DeskRoutes.Route;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.testing.UnitObjects;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Walks all routes of the staff area, also those that do not exist yet: nobody gets where their role does not lead. */
class DeskWalkTest {
    private static final Set<String> OPEN = Set.of(
            "GET /verwaltung/anmelden",
            "POST /verwaltung/anmelden",
            "GET /verwaltung/anmelden/code",
            "POST /verwaltung/anmelden/code");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<Route> routes() {
        return server.app().deskRoutes();
    }

    /** A path with something plausible in place of its parameters. */
    private static String path(Route route) {
        return route.path().replaceAll("[{<][^}>]*[}>]", "1");
    }

    private static int status(StaffBrowser browser, Route route) {
        return route.method().equals("GET")
                ? browser.get(path(route)).statusCode()
                : browser.postPlain(path(route), Map.of("csrf", "erfunden")).statusCode();
    }

    /** Refused like somebody who is not signed in. */
    private static void assertAsked(StaffBrowser browser, Route route) {
        if (route.method().equals("GET")) {
            HttpResponse<String> answer = browser.get(path(route));
            assertEquals(303, answer.statusCode(), route.toString());
            String location = answer.headers().firstValue("Location").orElseThrow();
            assertTrue(location.startsWith("/verwaltung/anmelden?ziel="), route + " → " + location);
            assertFalse(answer.body().contains("<"), route.toString());
        } else {
            assertEquals(403, status(browser, route), route.toString());
        }
    }

    @Test
    void everyRouteOfTheStaffAreaIsOnTheList() {
        Set<String> listed = new HashSet<>(OPEN);
        routes().forEach(route -> listed.add(route.method() + " " + route.path()));
        List<String> unlisted = server.app().routes().stream()
                .filter(route -> route.contains(" /verwaltung"))
                .filter(route -> !listed.contains(route))
                .toList();
        assertEquals(List.of(), unlisted);
        // A path that begins with a parameter could stand for /verwaltung as well.
        assertFalse(server.app().routes().stream().anyMatch(route -> route.matches("[A-Z]+ /?[{<*].*")));
        assertTrue(routes().size() > 10, routes().toString());
    }

    @Test
    void visitorsAreAskedToSignIn() {
        routes().forEach(route -> assertAsked(server.browser(), route));
    }

    @Test
    void madeUpAndEmptySessionsAreWorthNothing() {
        for (String token : List.of("erfunden", "x".repeat(4_000), "' OR 1=1 --", "%00")) {
            StaffBrowser browser = server.browser();
            browser.setCookie("staff", token);
            routes().forEach(route -> assertAsked(browser, route));
        }
    }

    @Test
    void noRoleReachesWhatABiggerOneIsNeededFor() {
        for (Role role : Role.values()) {
            StaffBrowser browser = server.signIn(role, role == Role.CASE_WORKER ? UnitObjects.OWNER : null);
            for (Route route : routes()) {
                if (!role.includes(route.least())) {
                    assertEquals(403, status(browser, route), role + " at " + route);
                }
            }
        }
    }

    @Test
    void everyFormNeedsItsToken() {
        StaffBrowser admin = server.signIn(Role.ADMIN, null);
        StaffBrowser other = server.signIn(Role.ADMIN, null);
        for (Route route : routes()) {
            if (route.method().equals("POST")) {
                for (Map<String, String> form :
                        List.of(Map.<String, String>of(), Map.of("csrf", ""), Map.of("csrf", other.csrf()))) {
                    assertEquals(403, admin.postPlain(path(route), form).statusCode(), route.toString());
                }
                String fromOutside = "https://boese.example";
                assertEquals(
                        403,
                        admin.post(path(route), Map.of(), "Origin", fromOutside).statusCode(),
                        route.toString());
            }
        }
        assertEquals(200, admin.get("/verwaltung/konto").statusCode());
    }

    @Test
    void everyPageForEveryRoleAnswersWithoutAFault() {
        StaffBrowser admin = server.signIn(Role.ADMIN, null);
        for (Route route : routes()) {
            if (route.method().equals("GET")) {
                assertTrue(status(admin, route) < 500, route.toString());
                assertTrue(admin.get(path(route) + "?gibtesnicht=1").statusCode() < 500, route + " with nonsense");
            }
        }
    }

    @Test
    void sessionsEndWhenIdleAndAfterAWeekAndWithTheirAccount() {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
        try (TestServer own = TestServer.start(clock, Map.of())) {
            Account account = own.account("gesperrt", Role.ADMIN, null);
            own.account("bleibt", Role.ADMIN, null);
            StaffBrowser idle = own.signIn(Role.ADMIN, null);
            StaffBrowser busy = own.signIn(Role.ADMIN, null);
            StaffBrowser disabled = own.browser();
            disabled.signIn("gesperrt", TestServer.PASSWORD);
            own.app().accounts().setDisabled(AccountService.COMMAND_LINE, account.id(), account.version(), true);
            own.app().deskRoutes().forEach(route -> assertAsked(disabled, route));

            for (Duration passed = Duration.ZERO;
                    passed.compareTo(Duration.ofDays(7)) < 0;
                    passed = passed.plusHours(7)) {
                assertEquals(200, busy.get("/verwaltung/konto").statusCode(), passed.toString());
                clock.advance(Duration.ofHours(7));
                if (passed.isZero()) {
                    clock.advance(Duration.ofMinutes(59));
                    assertEquals(200, busy.get("/verwaltung/konto").statusCode());
                    clock.advance(Duration.ofMinutes(1));
                    own.app().deskRoutes().forEach(route -> assertAsked(idle, route));
                }
            }
            own.app().deskRoutes().forEach(route -> assertAsked(busy, route));
        }
    }

    @Test
    void aCaseWorkerOfAnotherOfficeDoesNotReachWhatBelongsToOne() {
        List<String> missing = new ArrayList<>();
        StaffBrowser own = server.signIn(Role.CASE_WORKER, UnitObjects.OWNER);
        StaffBrowser other = server.signIn(Role.CASE_WORKER, UnitObjects.OTHER);
        for (Route route : routes()) {
            if (route.least() != Role.CASE_WORKER || !route.path().contains("{")) {
                continue;
            }
            String name = route.method() + " " + route.path();
            UnitObjects.Maker maker = UnitObjects.BY_ROUTE.get(name);
            if (maker == null) {
                missing.add(name);
                continue;
            }
            UnitObjects.Owned owned = maker.make(server);
            int refused = request(other, route, owned);
            assertTrue(refused == 403 || refused == 404, name + " answered the other office " + refused);
            int answered = request(own, route, owned);
            assertTrue(answered == 200 || answered == 303, name + " answered its own office " + answered);
        }
        assertEquals(List.of(), missing, "routes without an example in UnitObjects");
    }

    private static int request(StaffBrowser browser, Route route, UnitObjects.Owned owned) {
        return route.method().equals("GET")
                ? browser.get(owned.path()).statusCode()
                : browser.post(owned.path(), owned.form()).statusCode();
    }
}
