package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.web.Messages;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(BrowserExtension.class)
class MapBrowserTest {
    private static final List<String> LAYERS = List.of("angstraeume", "bibliotheken", "sportstaetten", "plaetze");
    private static final Messages GERMAN = Messages.of("de");
    private static final Messages ENGLISH = Messages.of("en");

    /** The inner city, so close that some places stand alone, on a phone too. */
    private static final String CLOSE_UP = "#15/51.51420/7.46530";

    @ParameterizedTest
    @EnumSource
    void opensOnTheWholeCityWithEveryPlace(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/");
        map.assertPlaces(LAYERS.stream().mapToInt(layer -> onMap(server, layer)).sum());
        assertThat(visitor.page()).hasURL(Pattern.compile("/#\\d+(\\.5)?/51\\.\\d{5}/7\\.\\d{5}$"));
        assertThat(visitor.find("[data-notice]")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource
    void listAndMapShowTheSamePlaces(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/" + CLOSE_UP);
        map.assertListIsMap();
        int before = map.listCount();
        assertTrue(before > 0, "nothing in view");

        map.unfoldList();
        assertEquals(before, map.listIds().size());
        assertTrue(map.listIds().containsAll(map.markerIds()), "a marker is missing in the list");

        visitor.find("[data-map]").focus();
        visitor.page().keyboard().press("ArrowRight");
        visitor.find("[data-map-zoom-out]").click();
        visitor.await(() -> map.listCount() > before);
        map.assertListIsMap();
    }

    @ParameterizedTest
    @EnumSource
    void theLegendNarrowsMapListAndAddress(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/");
        int everything = map.listCount();

        map.show("filter");
        visitor.find("[data-legend-layer=sportstaetten] input").uncheck();
        map.show("map");
        map.assertPlaces(everything - onMap(server, "sportstaetten"));
        assertThat(visitor.page()).hasURL(Pattern.compile("\\?layer=angstraeume&layer=bibliotheken&layer=plaetze#"));

        map.show("filter");
        visitor.find("[data-legend-district]").selectOption("hoerde");
        map.show("map");
        visitor.await(() -> map.listCount() < everything - onMap(server, "sportstaetten"));
        map.assertListIsMap();
        assertTrue(map.listCount() > 0, "Hörde has places");
        assertThat(visitor.page()).hasURL(Pattern.compile("&district=hoerde#"));

        map.show("filter");
        visitor.find("[data-legend-reset]").click();
        assertThat(visitor.find("[data-legend-layer=angstraeume] input")).isFocused();
        map.show("map");
        map.assertPlaces(everything);
        assertThat(visitor.page()).not().hasURL(Pattern.compile("\\?"));
    }

    @ParameterizedTest
    @EnumSource
    void aStatusNarrowsMapAndList(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/?layer=angstraeume&layer=bibliotheken");
        int before = map.listCount();
        map.show("filter");
        visitor.find("[data-legend] summary").click();
        Locator status = visitor.find("[data-legend-statuses] li:visible").first();
        int announced = Integer.parseInt(
                status.locator(".map-legend__count").textContent().trim());
        assertTrue(announced > 0 && announced < before, announced + " of " + before);
        status.locator("input").check();
        map.show("map");
        map.assertPlaces(announced);
        assertThat(visitor.page()).hasURL(Pattern.compile("[?&]status=[a-z-]+#"));
    }

    @ParameterizedTest
    @EnumSource
    void aSharedLinkShowsTheSameToTheNext(Screen screen, Visitors visitors) {
        Visitor first = visitors.on(screen);
        MapWindow map = MapWindow.open(first, screen, "/?layer=plaetze" + CLOSE_UP);
        first.find("[data-map-zoom-out]").click();
        assertThat(first.page()).hasURL(Pattern.compile("/\\?layer=plaetze#14/51\\.514\\d\\d/7\\.465\\d\\d$"));
        map.assertListIsMap();
        String link = first.page().url();

        Visitor next = visitors.on(screen);
        MapWindow same = MapWindow.open(next, screen, link);
        same.assertPlaces(map.listCount());
        assertEquals(map.markerIds(), same.markerIds());
        assertThat(next.page()).hasURL(link);
        same.show("filter");
        assertThat(next.find("[data-legend-layer=plaetze] input")).isChecked();
        assertThat(next.find("[data-legend-layer=angstraeume] input")).not().isChecked();
    }

    @ParameterizedTest
    @EnumSource
    void theLanguageCanBeSwitchedAndStays(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/?layer=plaetze");
        assertThat(visitor.find("html")).hasAttribute("lang", "de");
        assertThat(visitor.find("h1")).hasText(GERMAN.text("map.heading"));

        visitor.find("a[hreflang=en]").click();
        assertThat(visitor.find("html")).hasAttribute("lang", "en");
        map.awaitReady();
        assertThat(visitor.find("h1")).hasText(ENGLISH.text("map.heading"));
        assertThat(visitor.find("[data-list-count]")).containsText(words(ENGLISH.text("map.list.count.other")));
        assertThat(visitor.find("[data-legend-layer=angstraeume] input")).not().isChecked();

        visitor.open("/orte");
        assertThat(visitor.find("h1")).hasText(ENGLISH.text("list.title"));
    }

    @ParameterizedTest
    @EnumSource
    void darkModeIsDarkAndLightModeIsLight(Screen screen, Visitors visitors) {
        for (Map.Entry<ColorScheme, Boolean> mode :
                Map.of(ColorScheme.DARK, true, ColorScheme.LIGHT, false).entrySet()) {
            Visitor visitor = visitors.on(screen, options -> options.setColorScheme(mode.getKey()));
            MapWindow.open(visitor, screen, "/");
            for (String part : List.of("body", "[data-map]", "[data-search] input", "[data-show], [data-legend]")) {
                Locator shown = visitor.find(part)
                        .locator("visible=true")
                        .or(visitor.find("body"))
                        .last();
                assertEquals(mode.getValue(), dark(shown), mode.getKey() + " " + part);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingJumpsWhileThePageLoads(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        visitor.page()
                .addInitScript(
                        """
                        window.shifts = [];
                        window.shiftObserver = new PerformanceObserver((list) => window.shifts.push(...list.getEntries()));
                        window.shiftObserver.observe({ type: "layout-shift", buffered: true });
                        """);
        MapWindow.open(visitor, screen, "/");
        // two frames later everything that was there when the map got ready has been painted
        Object shifted = visitor.page()
                .evaluate(
                        """
                        async () => {
                          for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
                          window.shifts.push(...window.shiftObserver.takeRecords());
                          return window.shifts.reduce((sum, { value }) => sum + value, 0);
                        }
                        """);
        assertTrue(((Number) shifted).doubleValue() < 0.01, "layout shift " + shifted);
    }

    @ParameterizedTest
    @EnumSource
    void aLayerThatDoesNotArriveCanBeAskedForAgain(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        visitor.expectFault("net::ERR_INTERNET_DISCONNECTED");
        String layer = "**/api/layers/plaetze.geojson";
        visitor.page().route(layer, route -> route.abort("internetdisconnected"));
        MapWindow map = MapWindow.open(visitor, screen, "/");

        Locator notice = visitor.find("[data-notice]");
        assertThat(notice).isVisible();
        assertThat(notice).containsText(GERMAN.text("layer.plaetze.title"));
        assertThat(notice).containsText(GERMAN.text("map.error.offline"));
        map.assertListIsMap();
        int without = map.listCount();
        assertTrue(without > 0, "the other layers are there");

        visitor.page().unroute(layer);
        notice.locator("button").click();
        map.assertPlaces(without + onMap(server, "plaetze"));
        assertThat(notice).hasCount(0);
    }

    @Test
    void anAddressNobodyMeantIsAnsweredCalmly(Visitors visitors) {
        Visitor visitor = visitors.on(Screen.DESKTOP);
        visitor.expectFault("404");
        assertEquals(404, visitor.open("/orte/gibt-es-nicht").status());
        visitor.find("main a[href='/']").click();
        assertThat(visitor.find("[data-map-page][data-ready]")).hasCount(1);
    }

    /** How many places of a layer have a position. */
    private static int onMap(TestServer server, String layer) {
        int number = 0;
        for (JsonNode feature : server.json("/api/layers/" + layer + ".geojson").get("features")) {
            number += feature.get("geometry").isNull() ? 0 : 1;
        }
        return number;
    }

    private static String words(String message) {
        return message.replace("{0}", "").strip();
    }

    /** Whether the ground that an element stands on is nearer to black than to white. */
    private static boolean dark(Locator element) {
        return (Boolean)
                element.evaluate(
                        """
                (element) => {
                  let node = element;
                  let colour = "rgba(0, 0, 0, 0)";
                  while (node && /, 0\\)$/.test(colour)) {
                    colour = getComputedStyle(node).backgroundColor;
                    node = node.parentElement;
                  }
                  const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number);
                  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
                }
                """);
    }
}
