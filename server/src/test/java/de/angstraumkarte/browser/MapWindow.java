package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;

/** The map page as a visitor sees it, by the hooks of its template. */
final class MapWindow {
    static final String MARKER = "[data-map] [data-marker]";
    static final String CLUSTER = "[data-map] [data-cluster]";
    static final String PANEL_TITLE = "[data-panel] #place-title";

    /** Ids and numbers of the markers whose middle is in view. */
    private static final String IN_VIEW =
            """
            () => {
              const map = document.querySelector("[data-map]").getBoundingClientRect();
              const middle = (button) => {
                const { left, right, top, bottom } = button.getBoundingClientRect();
                return { x: (left + right) / 2, y: (top + bottom) / 2 };
              };
              return [...document.querySelectorAll("[data-map] :is([data-marker], [data-cluster])")]
                .filter((button) => {
                  const { x, y } = middle(button);
                  return x >= map.left && x <= map.right && y >= map.top && y <= map.bottom;
                })
                .map((button) => button.dataset.marker ?? "*".repeat(Number(button.dataset.cluster)));
            }
            """;

    private final Visitor visitor;
    private final Screen screen;

    private MapWindow(Visitor visitor, Screen screen) {
        this.visitor = visitor;
        this.screen = screen;
    }

    /** Opens the map and waits until everything has arrived. */
    static MapWindow open(Visitor visitor, Screen screen, String path) {
        MapWindow window = new MapWindow(visitor, screen);
        visitor.open(path);
        window.awaitReady();
        return window;
    }

    void awaitReady() {
        assertThat(visitor.find("[data-map-page][data-ready]")).hasCount(1);
    }

    /** On a phone only one of map, list and filter is there at a time. */
    void show(String view) {
        if (screen == Screen.PHONE) {
            visitor.find("[data-show=" + view + "]").click();
        }
    }

    int listCount() {
        return number(visitor.find("[data-list-count]").textContent());
    }

    /** Places that the markers in view stand for; a cluster stands for as many as its number says. */
    int mapCount() {
        return inView().stream()
                .mapToInt(marker -> marker.startsWith("*") ? marker.length() : 1)
                .sum();
    }

    /** Ids in the list, as far as it is unfolded. */
    Set<String> listIds() {
        return new TreeSet<>(strings("() => [...document.querySelectorAll('[data-list-items] [data-place]')]"
                + ".map((link) => link.dataset.place)"));
    }

    /** Ids of the places in view that stand alone. */
    Set<String> markerIds() {
        Set<String> ids = new TreeSet<>(inView());
        ids.removeIf(marker -> marker.startsWith("*"));
        return ids;
    }

    /** Unfolds the whole list. */
    void unfoldList() {
        show("list");
        Locator more = visitor.find("[data-list-more]");
        while (more.isVisible()) {
            int before = listIds().size();
            more.click();
            visitor.await(() -> listIds().size() > before);
        }
        show("map");
    }

    /** Map and list are the same set, once the map has come to rest. */
    void assertListIsMap() {
        try {
            visitor.await(() -> listCount() == mapCount());
        } catch (TimeoutError never) {
            Assertions.assertEquals(mapCount(), listCount(), "places in the list, against those on the map");
        }
    }

    /** The list has this number of places, and so has the map. */
    void assertPlaces(int number) {
        try {
            visitor.await(() -> listCount() == number);
        } catch (TimeoutError never) {
            Assertions.assertEquals(number, listCount(), "places in the list");
        }
        assertListIsMap();
    }

    /** The panel shows a place, and its heading has the focus. */
    void assertPanelOpen() {
        assertThat(visitor.find(PANEL_TITLE)).isVisible();
        assertThat(visitor.find(PANEL_TITLE)).isFocused();
    }

    void assertPanelClosed() {
        assertThat(visitor.find("[data-panel]")).isHidden();
    }

    private List<String> inView() {
        return strings(IN_VIEW);
    }

    private List<String> strings(String script) {
        return ((List<?>) visitor.page().evaluate(script))
                .stream().map(String.class::cast).toList();
    }

    private static int number(String text) {
        return Integer.parseInt(text.replaceAll("\\D", ""));
    }
}
