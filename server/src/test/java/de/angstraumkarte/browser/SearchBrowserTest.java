package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import de.angstraumkarte.web.Messages;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(BrowserExtension.class)
class SearchBrowserTest {
    private static final String PLACE = "Bahnhof Hörde, Umfeld und Unterführung";
    private static final String BOX = "[data-search] [role=combobox]";

    @ParameterizedTest
    @EnumSource
    void aPlaceIsFoundAndOpenedByKeyboardAlone(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/");
        visitor.tabTo(BOX);
        visitor.page().keyboard().type("hoerde");
        Locator option = visitor.find("[role=option]").filter(new Locator.FilterOptions().setHasText(PLACE));
        assertThat(option).isVisible();
        assertThat(visitor.find(BOX)).hasAttribute("aria-expanded", "true");
        int options = visitor.find("[role=option]").count();
        for (int step = 0; step < options && !"true".equals(option.getAttribute("aria-selected")); step++) {
            visitor.page().keyboard().press("ArrowDown");
        }
        assertThat(option).hasAttribute("aria-selected", "true");
        assertThat(visitor.find(BOX)).hasAttribute("aria-activedescendant", option.getAttribute("id"));
        visitor.page().keyboard().press("Enter");
        map.assertPanelOpen();
        assertThat(visitor.find(MapWindow.PANEL_TITLE)).hasText(PLACE);
        assertThat(visitor.page()).hasURL(Pattern.compile("/orte/angst-bahnhof-hoerde-umfeld-und-unterfuehrung$"));
        assertThat(visitor.find("[role=listbox]")).isHidden();
    }

    @ParameterizedTest
    @EnumSource
    void aStreetIsShownOnTheMap(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow map = MapWindow.open(visitor, screen, "/");
        int before = map.listCount();
        visitor.find(BOX).click();
        visitor.page().keyboard().type("Hördemannshof");
        Locator street = visitor.find("[role=option]")
                .filter(new Locator.FilterOptions().setHasText(Messages.of("de").text("search.kind.street")));
        street.first().click();
        assertThat(visitor.find("[data-map] .map-spot__label")).hasText("Hördemannshof");
        assertThat(visitor.page()).hasURL(Pattern.compile("#1\\d(\\.5)?/51\\.55\\d+/7\\.38\\d+$"));
        map.assertPanelClosed();
        visitor.await(() -> map.listCount() < before);
        map.assertListIsMap();
    }

    @ParameterizedTest
    @EnumSource
    void wordsThatMeanNothingAreAnsweredInWords(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        MapWindow.open(visitor, screen, "/");
        visitor.find(BOX).click();
        visitor.page().keyboard().type("xyzzyxyzzy");
        assertThat(visitor.find("[data-search-message]"))
                .hasText(Messages.of("de").text("search.none"));
        visitor.page().keyboard().press("Escape");
        assertThat(visitor.find(BOX)).hasValue("");
    }
}
