package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.TextPageView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything but the map works without JavaScript. */
@ExtendWith(BrowserExtension.class)
class NoScriptBrowserTest {
    private static final String ROWS = ".places__title";

    @ParameterizedTest
    @EnumSource
    void theMapPageShowsItsPlacesAndTheWayToAll(Screen screen, Visitors visitors) {
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/");
        assertThat(visitor.find("[data-map] noscript p")).isVisible();
        Locator first = visitor.find("[data-list-items] [data-place]").first();
        assertThat(first).isVisible();
        String title = first.locator(".map-item__title").textContent();
        first.click();
        assertThat(visitor.find("h1")).hasText(title);
        visitor.page().goBack();
        visitor.find(".map-list__all a").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/orte$"));
        assertThat(visitor.find(ROWS).first()).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void theLegendLeadsToTheNarrowedList(Screen screen, Visitors visitors) {
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/");
        for (String layer : List.of("bibliotheken", "sportstaetten", "plaetze")) {
            visitor.find("[data-legend-layer=" + layer + "] input").uncheck();
        }
        visitor.find("[data-legend] [type=submit]").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/orte\\?layer=angstraeume"));
        assertThat(visitor.find(ROWS)).hasCount(12);
    }

    @ParameterizedTest
    @EnumSource
    void theSearchBoxLeadsToTheList(Screen screen, Visitors visitors) {
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/");
        visitor.find("[data-search] [name=q]").fill("westpark");
        visitor.find("[data-search] [type=submit]").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/orte\\?q=westpark$"));
        assertThat(visitor.find(ROWS).first()).hasText("Westpark");
    }

    @ParameterizedTest
    @EnumSource
    void theListIsNarrowedByItsForm(Screen screen, Visitors visitors) {
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/orte");
        int before = visitor.find(ROWS).count();
        if (screen == Screen.PHONE) {
            visitor.find(".filter summary").click();
        }
        visitor.find(".filter [name=layer][value=bibliotheken]").check();
        visitor.find(".filter [name=district]").selectOption("hoerde");
        visitor.find(".filter [type=submit]").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("layer=bibliotheken.*district=hoerde"));
        visitor.awaitWhole();
        int after = visitor.find(ROWS).count();
        assertTrue(after > 0 && after < before, after + " of " + before);
        List<String> districts = visitor.find(".places__district").allTextContents();
        assertTrue(districts.stream().allMatch(text -> text.contains("Hörde")), districts.toString());
        visitor.find(".listing__links a[href='/orte']").click();
        assertThat(visitor.find(ROWS)).hasCount(before);
    }

    @ParameterizedTest
    @EnumSource
    void theListIsPagedWithoutLosingOrRepeatingAPlace(Screen screen, Visitors visitors, TestServer server) {
        int all = 0;
        for (var layer : server.json("/api/layers")) {
            all += layer.get("id").asText().equals("stadtbezirke")
                    ? 0
                    : layer.get("count").asInt();
        }
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/orte");
        Set<String> seen = new HashSet<>();
        int rows = 0;
        boolean more = true;
        for (int number = 1; more; number++) {
            assertThat(visitor.page()).hasURL(Pattern.compile(number == 1 ? "/orte$" : "/orte\\?page=" + number + "$"));
            visitor.awaitWhole();
            for (Locator row : visitor.find(ROWS).all()) {
                seen.add(String.valueOf(row.getAttribute("href")));
                rows++;
            }
            Locator next = visitor.find("[rel=next]");
            more = next.count() > 0;
            if (more) {
                next.click();
            }
        }
        assertEquals(all, rows);
        assertEquals(all, seen.size());
        visitor.find("[rel=prev]").click();
        assertThat(visitor.find("[rel=next]")).isVisible();
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceTellsItsStory(Screen screen, Visitors visitors) {
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/orte/angst-westpark");
        assertThat(visitor.find("h1")).hasText("Westpark");
        assertThat(visitor.find(".place__status")).isVisible();
        assertThat(visitor.find(".place__unverified")).isVisible();
        assertThat(visitor.find("time").first()).isVisible();
        visitor.find(".sheet__back a").click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/orte$"));
    }

    @ParameterizedTest
    @EnumSource
    void theLanguageCanBeSwitched(Screen screen, Visitors visitors) {
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/orte?layer=plaetze");
        visitor.find("a[hreflang=en]").click();
        assertThat(visitor.find("html")).hasAttribute("lang", "en");
        assertThat(visitor.find("h1")).hasText(Messages.of("en").text("list.title"));
        assertThat(visitor.page()).hasURL(Pattern.compile("layer=plaetze"));
        visitor.open("/daten");
        assertThat(visitor.find("h1")).hasText(Messages.of("en").text("data.title"));
        visitor.find("a[hreflang=de]").click();
        assertThat(visitor.find("h1")).hasText(Messages.of("de").text("data.title"));
    }

    @ParameterizedTest
    @EnumSource
    void theTextsOfTheOperatorCanBeRead(Screen screen, Visitors visitors) {
        Visitor visitor = withoutScripts(visitors, screen);
        visitor.open("/");
        for (String name : TextPageView.NAMES) {
            visitor.find(".footer a[href='/" + name + "']").click();
            assertThat(visitor.page()).hasURL(Pattern.compile("/" + name + "$"));
            assertThat(visitor.find("h1")).isVisible();
            assertThat(visitor.find("main p").first()).isVisible();
        }
    }

    private static Visitor withoutScripts(Visitors visitors, Screen screen) {
        return visitors.on(screen, options -> options.setJavaScriptEnabled(false));
    }
}
