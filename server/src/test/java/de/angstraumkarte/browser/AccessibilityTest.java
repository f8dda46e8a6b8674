package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What axe can check of WCAG 2.2 AA and of good practice, on every kind of page, at both sizes, in light and dark. */
@ExtendWith(BrowserExtension.class)
class AccessibilityTest {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String MAP = "/";
    private static final String EMBED = "/einbetten";
    private static final String MISSING = "/orte/gibt-es-nicht";
    private static final List<String> PAGES = List.of(
            MAP,
            "/orte",
            "/orte/angst-westpark",
            "/statistik",
            "/daten",
            "/impressum",
            "/melden",
            "/melden/leichte-sprache",
            "/meldung",
            EMBED,
            MISSING);

    static Stream<Arguments> pages() {
        return PAGES.stream().flatMap(path -> looks().map(look -> Arguments.of(path, look.get()[0], look.get()[1])));
    }

    static Stream<Arguments> looks() {
        return Arrays.stream(Screen.values()).flatMap(screen -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                .map(colours -> Arguments.of(screen, colours)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsAccessible(String path, Screen screen, ColorScheme colours, Visitors visitors) {
        Visitor visitor = visitor(visitors, screen, colours);
        if (path.equals(MISSING)) {
            visitor.expectFault("404");
        }
        visitor.open(path);
        if (path.equals(MAP) || path.equals(EMBED)) {
            assertThat(visitor.find("[data-map-page][data-ready]")).hasCount(1);
        }
        assertAccessible(visitor);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theOpenPanelIsAccessible(Screen screen, ColorScheme colours, Visitors visitors) {
        Visitor visitor = visitor(visitors, screen, colours);
        MapWindow map = MapWindow.open(visitor, screen, MAP);
        map.show("list");
        visitor.find("[data-list-items] [data-place]").first().click();
        map.assertPanelOpen();
        assertAccessible(visitor);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void listFilterAndSuggestionsAreAccessible(Screen screen, ColorScheme colours, Visitors visitors) {
        Visitor visitor = visitor(visitors, screen, colours);
        MapWindow map = MapWindow.open(visitor, screen, MAP);
        map.show("list");
        assertAccessible(visitor);
        map.show("filter");
        visitor.find("[data-legend] summary").click();
        assertAccessible(visitor);
        visitor.find("[data-search] [role=combobox]").fill("hoerde");
        assertThat(visitor.find("[role=option]").first()).isVisible();
        visitor.page().keyboard().press("ArrowDown");
        assertAccessible(visitor);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theTablesOfTheStatisticsAreAccessible(Screen screen, ColorScheme colours, Visitors visitors) {
        Visitor visitor = visitor(visitors, screen, colours);
        visitor.open("/statistik");
        visitor.find(".figure__table summary").first().click();
        visitor.find(".figure__table summary").last().click();
        assertAccessible(visitor);
    }

    /** Without motion, because a colour half way through its change is no colour to judge. */
    private static Visitor visitor(Visitors visitors, Screen screen, ColorScheme colours) {
        return visitors.on(screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
    }

    /** Without the mode for frames of other sites, which none of our pages has: it opens another tab for each page. */
    static void assertAccessible(Visitor visitor) {
        visitor.awaitWhole();
        List<String> violations = new AxeBuilder(visitor.page())
                .setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .flatMap(AccessibilityTest::describe)
                        .toList();
        assertEquals(List.of(), violations, visitor.page().url());
    }

    private static Stream<String> describe(Rule rule) {
        return rule.getNodes().stream()
                .map((CheckedNode node) -> rule.getId() + ": " + node.getHtml() + " " + node.getFailureSummary());
    }
}
