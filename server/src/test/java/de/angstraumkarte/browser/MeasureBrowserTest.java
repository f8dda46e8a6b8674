package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A measure from plan to done in a real browser, and how its pages look to axe. */
@ExtendWith(BrowserExtension.class)
class MeasureBrowserTest {
    private static final String PLACE = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";

    private static Visitor signedIn(Visitors visitors, Screen screen, TestServer server, ColorScheme colours) {
        String login = "browser-" + System.nanoTime();
        server.account(login, Role.ADMIN, null);
        Visitor visitor = visitors.on(screen, options -> options.setColorScheme(colours));
        visitor.open("/verwaltung/konto");
        visitor.find("[name=login]").fill(login);
        visitor.find("[name=password]").fill(TestServer.PASSWORD);
        visitor.find("main button[type=submit]").click();
        assertThat(visitor.find(".desk-who__name")).isVisible();
        return visitor;
    }

    @ParameterizedTest
    @EnumSource
    void aMeasureIsPlannedAndMovedOnByKeyboardAlone(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = signedIn(visitors, screen, server, ColorScheme.LIGHT);
        visitor.expectFault("400");
        visitor.open("/verwaltung/massnahmen/neu?ort=" + PLACE);
        visitor.tabTo("[name=type]");
        visitor.page().keyboard().type("Reparatur");
        visitor.tabTo("[name=unit]");
        visitor.page().keyboard().type("EDG");
        visitor.tabTo("[name=description]");
        visitor.page().keyboard().type("Der Handlauf wird repariert.");
        visitor.tabTo("main form button[type=submit]");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find("[data-error-summary]")).isFocused();
        assertThat(visitor.find("[name=description]")).hasValue("Der Handlauf wird repariert.");
        assertThat(visitor.find("[name=unit]")).hasValue("edg");
        visitor.find("[name=due]").fill("2026-12-31");
        visitor.tabTo("[name=why]");
        visitor.page().keyboard().type("Er ist lose.");
        visitor.tabTo("main form button[type=submit]");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("/verwaltung/massnahmen/\\d+$"));
        assertThat(visitor.find("[role=status]")).isVisible();
        visitor.tabTo("[name=status]");
        visitor.page().keyboard().press("Space");
        visitor.tabTo("[name=why]");
        visitor.page().keyboard().type("Der Auftrag ist vergeben.");
        visitor.tabTo("main form button[type=submit]");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find(".timeline__text").first()).hasText("Der Auftrag ist vergeben.");
        assertThat(visitor.find(".desk-facts .status")).hasText("beschlossen");
        visitor.open("/orte/" + PLACE);
        assertThat(visitor.find(".measures")
                        .getByText("Der Handlauf wird repariert.")
                        .first())
                .isVisible();
    }

    @ParameterizedTest
    @MethodSource("de.angstraumkarte.browser.AccessibilityTest#looks")
    void everyPageIsAccessibleAndFitsTheWindow(
            Screen screen, ColorScheme colours, Visitors visitors, TestServer server) {
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        long id = MeasureDesk.planned(coordinator, MeasureDesk.plan(PLACE, "polizei", "approved", "2026-11-22"));
        String measure = MeasureDesk.page(id);
        Visitor visitor = signedIn(visitors, screen, server, colours);
        visitor.expectFault("400");
        for (String path : List.of(
                "/verwaltung/massnahmen",
                measure,
                measure + "/stelle",
                measure + "/aendern",
                "/verwaltung/massnahmen/neu?ort=" + PLACE,
                "/verwaltung/fristen",
                "/verwaltung/stellen",
                "/verwaltung/stellen/edg",
                "/verwaltung/stellen/polizei/stilllegen",
                "/orte/" + PLACE)) {
            visitor.open(path);
            assertAccessible(visitor, path);
        }
        visitor.open(measure);
        visitor.find("main form button[type=submit]").click();
        assertThat(visitor.find("[data-error-summary]")).isFocused();
        assertAccessible(visitor, "a form with errors");
    }

    private static void assertAccessible(Visitor visitor, String what) {
        AccessibilityTest.assertAccessible(visitor);
        assertTrue(
                (Boolean) visitor.page().evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"),
                what + " is wider than the window");
    }
}
