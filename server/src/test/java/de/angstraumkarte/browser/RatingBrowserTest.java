package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import de.angstraumkarte.testing.Ratings;
import de.angstraumkarte.testing.TestServer;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Saying how safe a place feels, and seeing whether measures helped. */
@ExtendWith(BrowserExtension.class)
class RatingBrowserTest {
    private static final String ID = "angst-westpark";
    private static final String PAGE = "/orte/" + ID;
    private static final String SHOWN = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
    private static final String NEAR_IT = "/?layer=angstraeume#16/51.51080/7.45000";
    private static final String MARKER = "[data-map] [data-marker=" + ID + "]";
    private static final String SEND = "[data-rating-form] button[type=submit]";
    private static final String ANSWERED = "[data-rating-answered]";

    private static void choose(Visitor visitor, String name, String value) {
        visitor.find(".choice:has([name=" + name + "][value='" + value + "'])").click();
    }

    private static int count(TestServer server) {
        try (Ratings ratings = new Ratings(server)) {
            return ratings.count();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerInThePanelIsThankedForInItsPlace(Screen screen, Visitors visitors, TestServer server) {
        int before = count(server);
        Visitor visitor = visitors.on(screen);
        visitor.expectFault("400");
        MapWindow map = MapWindow.open(visitor, screen, NEAR_IT);
        visitor.find(MARKER).click();
        map.assertPanelOpen();
        choose(visitor, "safety", "2");
        visitor.await(
                () -> (Boolean)
                        visitor.page()
                                .evaluate(
                                        "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/correct.js'))"));
        visitor.find(SEND).click();
        assertThat(visitor.find("[data-panel] [data-error-summary]")).isFocused();
        assertTrue(visitor.find("[name=safety][value='2']").isChecked(), "what was chosen stays");
        choose(visitor, "light", "dark");
        visitor.find(SEND).click();
        assertThat(visitor.find(ANSWERED)).isFocused();
        assertThat(visitor.find(ANSWERED)).containsText("Danke");
        assertThat(visitor.find(MapWindow.PANEL_TITLE)).isVisible();
        assertThat(visitor.page()).hasURL(Pattern.compile(PAGE + "$"));
        assertEquals(before + 1, count(server));
        visitor.open(PAGE);
        assertThat(visitor.find(ANSWERED)).containsText("schon geantwortet");
    }

    @ParameterizedTest
    @EnumSource
    void withoutScriptsTheSameWorks(Screen screen, Visitors visitors, TestServer server) {
        int before = count(server);
        Visitor visitor = visitors.on(screen, options -> options.setJavaScriptEnabled(false));
        visitor.expectFault("400");
        visitor.open(PAGE);
        choose(visitor, "light", "day");
        visitor.find(SEND).click();
        assertThat(visitor.find("[data-error-summary]")).isVisible();
        assertTrue(visitor.find("[name=light][value=day]").isChecked(), "what was chosen stays");
        choose(visitor, "safety", "5");
        visitor.find(SEND).click();
        assertThat(visitor.find(ANSWERED)).containsText("Danke");
        assertEquals(before + 1, count(server));
    }

    @Test
    void theKeyboardAloneIsEnough(Visitors visitors, TestServer server) {
        int before = count(server);
        Visitor visitor = visitors.on(Screen.DESKTOP);
        visitor.open(PAGE);
        visitor.tabTo("[name=safety]");
        visitor.page().keyboard().press("Space");
        visitor.page().keyboard().press("ArrowRight");
        visitor.page().keyboard().press("ArrowRight");
        visitor.tabTo("[name=light]");
        visitor.page().keyboard().press("Space");
        visitor.tabTo(SEND);
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find(ANSWERED)).isFocused();
        assertEquals(before + 1, count(server));
    }

    @Test
    void aLostConnectionLosesNothing(Visitors visitors) {
        Visitor visitor = visitors.on(Screen.PHONE);
        visitor.expectFault("net::ERR_INTERNET_DISCONNECTED");
        visitor.open(PAGE);
        choose(visitor, "safety", "4");
        choose(visitor, "light", "day");
        visitor.page().route("**/sicherheit", route -> route.abort("internetdisconnected"));
        visitor.find(SEND).click();
        assertThat(visitor.find("[data-rating-failed]")).containsText("Das hat nicht geklappt");
        visitor.page().unroute("**/sicherheit");
        visitor.find(SEND).click();
        assertThat(visitor.find(ANSWERED)).isFocused();
    }

    @ParameterizedTest
    @MethodSource("de.angstraumkarte.browser.AccessibilityTest#looks")
    void chartsAndFormAreAccessibleAndFitTheWindow(
            Screen screen, ColorScheme colours, Visitors visitors, TestServer server) {
        showEffect(server);
        Visitor visitor =
                visitors.on(screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        visitor.expectFault("400");
        visitor.open("/orte/" + SHOWN);
        assertThat(visitor.find(".effect__chart")).hasCount(2);
        visitor.find(".effect__figures summary").click();
        assertThat(visitor.find(".effect__table").first()).isVisible();
        AccessibilityTest.assertAccessible(visitor);
        visitor.find(SEND).click();
        assertThat(visitor.find("[data-error-summary]")).isFocused();
        AccessibilityTest.assertAccessible(visitor);
        assertEquals(
                visitor.page().evaluate("innerWidth"),
                visitor.page().evaluate("document.documentElement.scrollWidth"),
                "nothing sticks out");
    }

    /** A place where both lights have enough answers; what is there already stays as it is. */
    private static void showEffect(TestServer server) {
        try (Ratings ratings = new Ratings(server)) {
            if (server.json("/api/places/" + SHOWN)
                    .get("properties")
                    .get("effect")
                    .isNull()) {
                ratings.improvedInTheDark(SHOWN);
                ratings.answered(SHOWN, "day", LocalDate.of(2026, 2, 1), 3, 4, 2, 5);
            }
        }
    }
}
