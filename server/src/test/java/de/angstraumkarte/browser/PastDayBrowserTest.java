package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The map at a past day, and the slider that plays the months. The store is two months old. */
@ExtendWith(BrowserExtension.class)
class PastDayBrowserTest {
    private static final String DAY = "2026-10-31";

    private static TestServer old() {
        MovableClock clock = new MovableClock(Instant.parse("2026-09-20T09:00:00Z"));
        TestServer server = TestServer.start(clock, Map.of());
        clock.advance(Duration.ofDays(62));
        return server;
    }

    @ParameterizedTest
    @EnumSource
    void thePageSaysWhichDayItShowsAndStaysWithIt(Screen screen, Visitors visitors) {
        try (TestServer server = old()) {
            Visitor visitor = visitors.on(screen);
            String address = server.url("/?layer=angstraeume&stand=" + DAY + "#16/51.51080/7.45000");
            visitor.page().navigate(address);
            assertThat(visitor.find("[data-map-page][data-ready]")).hasCount(1);
            assertThat(visitor.find(".stand")).containsText("Stand vom 31. Oktober 2026");
            assertThat(visitor.page()).hasTitle(Pattern.compile("Stand vom 31\\. Oktober 2026"));
            visitor.find("[data-map] [data-marker=angst-westpark]").click();
            assertThat(visitor.find("[data-panel] .place__notice").first()).containsText("31. Oktober 2026");
            assertThat(visitor.page()).hasURL(Pattern.compile("/orte/angst-westpark\\?stand=" + DAY + "$"));
            visitor.page().goBack();
            assertThat(visitor.find("[data-panel]")).isHidden();
            assertThat(visitor.page()).hasURL(Pattern.compile("/\\?layer=angstraeume&stand=" + DAY + "#16/"));
            visitor.find("[data-stand-today]").click();
            assertThat(visitor.page()).hasURL(Pattern.compile("/\\?layer=angstraeume#16/"));
            assertThat(visitor.find(".stand")).hasCount(0);
        }
    }

    @Test
    void theSliderIsMovedByKeyboard(Visitors visitors) {
        try (TestServer server = old()) {
            Visitor visitor = visitors.on(Screen.PHONE);
            // The figures of the day the server was started on are shown until those of today are computed.
            Await.until(
                    "the months are there",
                    () -> server.get("/statistik").body().contains("stand=" + DAY));
            visitor.page().navigate(server.url("/statistik#zeitreise"));
            assertThat(visitor.find("[data-timelapse][data-ready]")).hasCount(1);
            Locator range = visitor.find("[data-timelapse-range]");
            range.focus();
            visitor.page().keyboard().press("Home");
            assertThat(range).hasAttribute("aria-valuetext", "Ende September 2026");
            assertThat(visitor.find("[data-timelapse-words]")).containsText("12 offen");
            visitor.page().keyboard().press("ArrowRight");
            assertThat(range).hasAttribute("aria-valuetext", "Ende Oktober 2026");
            assertThat(visitor.find(".timelapse__map .timelapse-dot")).hasCount(12);
            visitor.find("[data-timelapse-link]").click();
            assertThat(visitor.find(".stand")).containsText("Stand vom 31. Oktober 2026");
        }
    }
}
