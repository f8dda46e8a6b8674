package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import de.angstraumkarte.web.Messages;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(BrowserExtension.class)
class PanelBrowserTest {
    private static final String ID = "angst-westpark";
    private static final String TITLE = "Westpark";
    private static final Pattern PLACE = Pattern.compile("/orte/" + ID + "$");
    private static final Pattern ANY_PLACE = Pattern.compile("/orte/[a-z0-9-]+$");
    private static final Pattern MAP = Pattern.compile("/\\?layer=angstraeume#");

    /** Only twelve places and close to one of them, so that it stands alone. */
    private static final String NEAR_IT = "/?layer=angstraeume#16/51.51080/7.45000";

    private static final String MARKER = "[data-map] [data-marker=" + ID + "]";

    @ParameterizedTest
    @EnumSource
    void aMarkerOpensItsPlaceAndBackClosesIt(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, NEAR_IT);
        visitor.find(MARKER).click();
        map.assertPanelOpen();
        assertThat(visitor.find(MapWindow.PANEL_TITLE)).hasText(TITLE);
        assertThat(visitor.page()).hasURL(PLACE);
        assertThat(visitor.page()).hasTitle(Pattern.compile("^" + TITLE + " –"));

        visitor.page().goBack();
        map.assertPanelClosed();
        // the map stands where it stood, also where it had to make room for the panel
        assertThat(visitor.page()).hasURL(Pattern.compile("#16/51\\.510[78]\\d/7\\.4[45]\\d+$"));
        visitor.page().goForward();
        assertThat(visitor.page()).hasURL(PLACE);
        assertThat(visitor.find(MapWindow.PANEL_TITLE)).hasText(TITLE);
    }

    @ParameterizedTest
    @EnumSource
    void theButtonClosesThePanelAndTheMarkerHasTheFocusAgain(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, NEAR_IT);
        visitor.find(MARKER).click();
        map.assertPanelOpen();
        visitor.find("[data-panel-close]").click();
        map.assertPanelClosed();
        assertThat(visitor.find(MARKER)).isFocused();
        assertThat(visitor.page()).hasURL(MAP);
        map.assertListIsMap();
    }

    @ParameterizedTest
    @EnumSource
    void escapeGivesTheFocusBackToTheList(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, NEAR_IT);
        map.show("list");
        Locator line = visitor.find("[data-list-items] [data-place=" + ID + "]");
        line.click();
        map.assertPanelOpen();
        assertThat(visitor.page()).hasURL(PLACE);
        visitor.page().keyboard().press("Escape");
        map.assertPanelClosed();
        assertThat(line).isFocused();
        assertThat(visitor.page()).hasURL(MAP);
    }

    @ParameterizedTest
    @EnumSource
    void theAddressOfAnOpenPlaceIsItsPage(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, NEAR_IT);
        visitor.find(MARKER).click();
        map.assertPanelOpen();
        visitor.page().reload();
        assertThat(visitor.find("h1")).hasText(TITLE);
        assertThat(visitor.find("[data-map-page]")).hasCount(0);
        visitor.page().goBack();
        map.awaitReady();
        map.assertPanelClosed();
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceIsReachedAndLeftByKeyboardAlone(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/");
        visitor.tabTo(MapWindow.MARKER + ", " + MapWindow.CLUSTER);
        // a cluster falls apart, and the focus goes on with what comes out of it
        for (int step = 0; step < 10 && !visitor.focusIsOn(MapWindow.MARKER); step++) {
            String before = focusedName(visitor);
            visitor.page().keyboard().press("Enter");
            visitor.await(() -> visitor.focusIsOn(MapWindow.MARKER + ", " + MapWindow.CLUSTER)
                    && !focusedName(visitor).equals(before));
        }
        assertTrue(visitor.focusIsOn(MapWindow.MARKER), "no marker behind the clusters");
        String name = focusedName(visitor);
        visitor.page().keyboard().press("Enter");
        map.assertPanelOpen();
        assertThat(visitor.page()).hasURL(ANY_PLACE);
        assertTrue(
                name.startsWith(
                        visitor.find(MapWindow.PANEL_TITLE).textContent().strip() + ","),
                name);
        visitor.page().keyboard().press("Escape");
        map.assertPanelClosed();
        visitor.await(() ->
                visitor.focusIsOn(MapWindow.MARKER) && focusedName(visitor).equals(name));
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceThatDoesNotArriveCanBeAskedForAgain(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        visitor.expectFault("net::ERR_INTERNET_DISCONNECTED");
        MapWindow map = MapWindow.open(visitor, screen, NEAR_IT);
        String address = "**/orte/" + ID;
        visitor.page().route(address, route -> route.abort("internetdisconnected"));
        visitor.find(MARKER).click();
        Locator heading = visitor.find("[data-panel] h2");
        assertThat(heading).hasText(Messages.of("de").text("map.panel.failed"));
        assertThat(heading).isFocused();
        visitor.page().unroute(address);
        visitor.find("[data-panel-body] button").click();
        map.assertPanelOpen();
        assertThat(visitor.find(MapWindow.PANEL_TITLE)).hasText(TITLE);
    }

    private static String focusedName(Visitor visitor) {
        return String.valueOf(visitor.page().evaluate("() => document.activeElement.getAttribute('aria-label')"));
    }
}
