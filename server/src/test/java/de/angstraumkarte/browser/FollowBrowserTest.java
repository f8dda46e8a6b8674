package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Followers;
import de.angstraumkarte.testing.MeasureDesk;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Following a place or a district by mail, as people do it. */
@ExtendWith(BrowserExtension.class)
class FollowBrowserTest {
    private static final String PLACE = "/orte/" + MeasureDesk.PLACE;
    private static final Pattern SENT = Pattern.compile("/abo/postfach$");
    private static Followers people;

    @BeforeAll
    static void start() {
        people = new Followers();
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    private static void open(Visitor visitor, String path) {
        visitor.open(people.server.url(path));
        // Nobody fills in a form in less than three seconds.
        people.clock.advance(Duration.ofSeconds(5));
    }

    private static String link(String email, String beginning) {
        Await.until("the mail", () -> !people.to(email).isEmpty());
        List<MimeMessage> mails = people.to(email);
        return Followers.link(mails.get(mails.size() - 1), beginning);
    }

    @Test
    void onAPhoneAPlaceIsFollowedWithAFewTapsAndTheLinksOfTheMailsTakeOne(Visitors visitors) {
        String email = "handy@example.org";
        Visitor visitor = visitors.on(Screen.PHONE);
        open(visitor, PLACE);
        visitor.find("a[href^='/abo?ort=']").first().tap();
        assertThat(visitor.find(".subscribe__place")).containsText("Westpark");
        people.clock.advance(Duration.ofSeconds(5));
        visitor.find("[name=email]").fill(email);
        visitor.find(".check:has([value='at-once'])").tap();
        visitor.find("main form [type=submit]").tap();
        assertThat(visitor.page()).hasURL(SENT);

        open(visitor, link(email, "/abo/bestaetigen/"));
        assertThat(visitor.find("h1")).hasText("Neuigkeiten bestätigen");
        visitor.find("main form button").tap();
        assertThat(visitor.find("h1")).hasText("Bestätigt");
        people.publish(MeasureDesk.PLACE, "Die Leuchten sind da.");
        Await.until("the news", () -> people.to(email).size() == 2);
        open(visitor, link(email, "/abo/ende/"));
        assertThat(visitor.find("h1")).hasText("Beendet");
        assertEquals(
                0, people.number("SELECT count(*) FROM follow WHERE state = 'confirmed' AND email = '" + email + "'"));
    }

    @Test
    void theKeyboardIsEnoughAndWorksWithoutScriptsToo(Visitors visitors) {
        String email = "tastatur@example.org";
        Visitor visitor = visitors.on(Screen.DESKTOP, options -> options.setJavaScriptEnabled(false));
        visitor.expectFault("400");
        open(visitor, "/orte?district=hoerde");
        visitor.find("a[href='/abo?stadtbezirk=hoerde']").focus();
        var keys = visitor.page().keyboard();
        keys.press("Enter");
        assertThat(visitor.find("[name=stadtbezirk]")).hasValue("hoerde");
        people.clock.advance(Duration.ofSeconds(5));
        visitor.find("[name=stadtbezirk]").focus();
        keys.press("Tab");
        keys.type("tastatur");
        keys.press("Enter");
        assertThat(visitor.find(".error-summary")).containsText("Das ist keine vollständige E-Mail-Adresse.");
        assertThat(visitor.find("[name=email]")).hasValue("tastatur");
        visitor.find("[name=email]").focus();
        keys.press("End");
        keys.type("@example.org");
        keys.press("Tab");
        keys.press("ArrowDown");
        keys.press("Enter");
        assertThat(visitor.page()).hasURL(SENT);
        open(visitor, link(email, "/abo/bestaetigen/"));
        visitor.find("main form [type=submit]").focus();
        keys.press("Enter");
        assertThat(visitor.find("h1")).hasText("Bestätigt");
        assertEquals(
                1,
                people.number(
                        "SELECT count(*) FROM follow WHERE rhythm = 'at-once' AND state = 'confirmed' AND email = '"
                                + email + "'"));
    }

    @ParameterizedTest
    @MethodSource("de.angstraumkarte.browser.AccessibilityTest#looks")
    void everyPageIsAccessibleAndFitsTheWindow(Screen screen, ColorScheme colours, Visitors visitors) {
        Visitor visitor =
                visitors.on(screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        visitor.expectFault("404");
        visitor.expectFault("400");
        for (String path :
                List.of("/abo", "/abo?ort=" + MeasureDesk.PLACE, "/abo?ort=weg", "/abo/postfach", "/abo/ende/x")) {
            open(visitor, path);
            check(visitor, screen);
        }
        String email = "bild" + screen.ordinal() + colours.ordinal() + "@example.org";
        open(visitor, "/abo");
        visitor.find("main form [type=submit]").click();
        assertThat(visitor.find(".field--fault")).hasCount(2);
        check(visitor, screen);
        visitor.find("[name=stadtbezirk]").selectOption("eving");
        visitor.find("[name=email]").fill(email);
        visitor.find("main form [type=submit]").click();
        assertThat(visitor.page()).hasURL(SENT);
        open(visitor, link(email, "/abo/bestaetigen/"));
        check(visitor, screen);
        visitor.find("main form button").click();
        assertThat(visitor.find("h1")).hasText("Bestätigt");
        check(visitor, screen);
    }

    private static void check(Visitor visitor, Screen screen) {
        AccessibilityTest.assertAccessible(visitor);
        int wide = (int) visitor.page().evaluate("document.documentElement.scrollWidth");
        assertEquals(screen.width(), wide, "the page is wider than the window");
    }
}
