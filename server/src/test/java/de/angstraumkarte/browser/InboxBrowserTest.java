package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coordinator at the inbox, with a mouse and without. */
@ExtendWith(BrowserExtension.class)
class InboxBrowserTest {
    private static final String LOGIN = "koordination";
    private static final Pattern LIST = Pattern.compile("/verwaltung/eingang$");
    private static TestServer server;
    private static Reports reports;
    private static Inbox inbox;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        server.account(LOGIN, Role.COORDINATOR, null);
        reports = new Reports(server);
        inbox = new Inbox(reports);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    private static void signIn(Visitor visitor) {
        visitor.open(server.url("/verwaltung/anmelden"));
        visitor.find("#field-login").fill(LOGIN);
        visitor.find("#field-password").fill(TestServer.PASSWORD);
        visitor.find("main button[type=submit]").click();
        assertThat(visitor.page()).hasURL(LIST);
    }

    @Test
    void aCoordinatorDrawsANewPlaceWithTheMouse(Visitors visitors) {
        long id = inbox.sent(Inbox.report(1));
        Visitor visitor = visitors.on(Screen.DESKTOP);
        signIn(visitor);
        assertThat(visitor.find("[data-report-canvas] .spot").first()).isVisible();
        visitor.find("[data-report='" + id + "'] [data-report-link]").click();
        visitor.find("summary:has-text('Neuer Ort')").click();
        visitor.find("#field-name").fill("Gezeichneter Durchgang");
        visitor.find("#field-text").fill("Hier fehlen Leuchten.");
        var map = visitor.find("[data-draw-map]");
        // where the report lies, in the middle of the map although it was folded away at first
        visitor.await(() -> {
            var whole = map.boundingBox();
            var hint = map.locator(".draw-hint").boundingBox();
            return Math.abs(whole.x + whole.width / 2 - hint.x - hint.width / 2) < 20
                    && Math.abs(whole.y + whole.height / 2 - hint.y - hint.height / 2) < 20;
        });
        map.click(at(120, 120));
        map.click(at(220, 120));
        map.click(at(220, 200));
        assertThat(visitor.find("[data-draw-status]")).containsText("3");
        visitor.find("button:has-text('Ort anlegen')").click();
        assertThat(visitor.page()).hasURL(server.url("/verwaltung/orte/angst-gezeichneter-durchgang"));
        assertThat(visitor.find(".done-notice")).isVisible();
        assertEquals("attached", inbox.state(id));
        assertEquals(
                "Polygon",
                server.json("/api/places/" + inbox.row(id).get("place_id"))
                        .get("geometry")
                        .get("type")
                        .asText());
    }

    private static Locator.ClickOptions at(int x, int y) {
        return new Locator.ClickOptions().setPosition(x, y);
    }

    @Test
    void aCoordinatorAttachesAReportOnAPhoneWithTheKeyboardAlone(Visitors visitors) {
        long id = inbox.sent(Inbox.report(2));
        Visitor visitor = visitors.on(Screen.PHONE);
        signIn(visitor);
        visitor.open(server.url(Inbox.page(id)));
        visitor.tabTo("details:has(form[action$='zuordnen']) > summary");
        visitor.page().keyboard().press("Enter");
        visitor.tabTo("form[action$='zuordnen'] button");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page()).hasURL(LIST);
        assertEquals("attached", inbox.state(id));
        assertEquals(Reports.HOERDE, inbox.row(id).get("place_id"));
    }

    @ParameterizedTest
    @CsvSource({"PHONE, LIGHT", "PHONE, DARK", "DESKTOP, LIGHT", "DESKTOP, DARK"})
    void everyPageOfTheInboxIsAccessible(Screen screen, ColorScheme colours, Visitors visitors) {
        long id = inbox.sent(Inbox.report(30));
        inbox.sent(Inbox.report(31));
        Visitor visitor =
                visitors.on(screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        signIn(visitor);
        assertAccessible(visitor);
        visitor.open(server.url(Inbox.page(id)));
        assertAccessible(visitor);
        for (String form : List.of("Neuer Ort", "Bekanntem Ort zuordnen", "Ablehnen")) {
            visitor.find("summary:has-text('" + form + "')").click();
            assertAccessible(visitor);
        }
        visitor.expectFault("400");
        visitor.find("form[action$='ablehnen'] button").click();
        assertThat(visitor.find(".error-summary")).isFocused();
        assertAccessible(visitor);
        visitor.open(server.url("/verwaltung/orte/" + Reports.HOERDE + "/zusammenfuehren"));
        assertAccessible(visitor);
        visitor.open(server.url("/verwaltung/orte/" + Reports.HOERDE + "/fotos"));
        assertAccessible(visitor);
    }

    private static void assertAccessible(Visitor visitor) {
        AccessibilityTest.assertAccessible(visitor);
        assertTrue(
                (Boolean) visitor.page()
                        .evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                "the page is wider than the window");
    }
}
