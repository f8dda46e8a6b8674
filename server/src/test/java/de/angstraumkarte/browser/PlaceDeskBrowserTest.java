package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.TestServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A coordinator at work on places. */
@ExtendWith(BrowserExtension.class)
class PlaceDeskBrowserTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static void signIn(Visitor visitor, TestServer server) {
        String login = "ort-" + NUMBER.incrementAndGet();
        server.account(login, Role.COORDINATOR, "ordnungsamt");
        visitor.open("/verwaltung/anmelden");
        visitor.find("[name=login]").fill(login);
        visitor.find("[name=password]").fill(TestServer.PASSWORD);
        visitor.find("main button[type=submit]").click();
        assertThat(visitor.find(".desk-who")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void newsIsPreviewedAndPublishedByKeyboardAlone(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        // /verwaltung leads to pages that may not be there yet
        visitor.expectFault("404");
        signIn(visitor, server);
        String place = screen == Screen.PHONE ? "angst-westpark" : "angst-piepenstock-tunnel";
        visitor.open("/verwaltung/orte/" + place);
        visitor.tabTo("textarea[name=text]");
        visitor.page().keyboard().type("Wir waren vor Ort.");
        visitor.tabTo("select[name=status]");
        visitor.page().keyboard().press("ArrowDown");
        visitor.tabTo("button[name=step]");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find("h1")).hasText("Vorschau");
        assertThat(visitor.find(".timeline__text")).hasText("Wir waren vor Ort.");
        visitor.tabTo("button[value=publish]");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find(".done-notice")).hasText("Die Neuigkeit ist veröffentlicht.");
        visitor.open("/orte/" + place);
        assertThat(visitor.find(".timeline__text").first()).hasText("Wir waren vor Ort.");
        assertThat(visitor.find(".place__status")).containsText("in Prüfung");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void anAreaIsDrawnOnTheMap(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        visitor.expectFault("404");
        signIn(visitor, server);
        visitor.open("/verwaltung/orte/angst-westpark/bearbeiten");
        visitor.find("[data-draw-shape][value=area]").check();
        visitor.find("[data-draw-clear]").click();
        Locator map = visitor.find("[data-draw-map]");
        map.scrollIntoViewIfNeeded();
        for (int[] at : new int[][] {{90, 90}, {220, 90}, {220, 200}}) {
            map.click(new Locator.ClickOptions().setPosition(at[0], at[1]));
        }
        assertThat(visitor.find("[data-draw-status]")).hasText("3 Punkte");
        visitor.find("[data-draw-undo]").click();
        assertThat(visitor.find("[data-draw-status]")).hasText("2 Punkte");
        map.focus();
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find("[data-draw-status]")).hasText("3 Punkte");
        assertEquals(3, visitor.find("[data-draw-text]").inputValue().lines().count());
        assertThat(visitor.find(".draw-vertex")).hasCount(3);
        visitor.find("form.desk-form button.button:not(.button--quiet)[type=submit]")
                .click();
        assertThat(visitor.find(".done-notice")).isVisible();
        assertEquals(
                "Polygon",
                server.json("/api/places/angst-westpark")
                        .path("geometry")
                        .path("type")
                        .asText());
    }

    @Test
    void whoComesSecondKeepsTheTypedText(Visitors visitors, TestServer server) {
        Visitor first = visitors.on(Screen.DESKTOP);
        Visitor second = visitors.on(Screen.PHONE);
        List.of(first, second).forEach(visitor -> {
            visitor.expectFault("404");
            visitor.expectFault("409");
            signIn(visitor, server);
            visitor.open("/verwaltung/orte/bib-stadtteilbibliothek-eving/bearbeiten");
        });
        first.find("textarea[name=text]").fill("Vom Ersten");
        first.find("form.desk-form button[type=submit]:not(.button--quiet)").click();
        assertThat(first.find(".done-notice")).isVisible();
        second.find("textarea[name=text]").fill("Vom Zweiten");
        second.find("form.desk-form button[type=submit]:not(.button--quiet)").click();
        assertThat(second.find(".differences")).containsText("Vom Ersten");
        assertThat(second.find("textarea[name=text]")).hasValue("Vom Zweiten");
        second.find("form.desk-form button[type=submit]:not(.button--quiet)").click();
        assertThat(second.find(".done-notice")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void thePagesAreAccessible(ColorScheme colours, Visitors visitors, TestServer server) {
        for (Screen screen : Screen.values()) {
            Visitor visitor = visitors.on(
                    screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
            visitor.expectFault("404");
            visitor.expectFault("400");
            signIn(visitor, server);
            for (String path : List.of(
                    "/verwaltung/orte",
                    "/verwaltung/orte/angst-westpark",
                    "/verwaltung/orte/angst-westpark/bearbeiten",
                    "/verwaltung/orte/neu",
                    "/verwaltung/orte/neu?layer=plaetze")) {
                visitor.open(path);
                AccessibilityTest.assertAccessible(visitor);
                boolean fits = (Boolean)
                        visitor.page().evaluate("() => document.documentElement.scrollWidth <= window.innerWidth");
                assertTrue(fits, path + " is wider than " + screen);
            }
        }
    }
}
