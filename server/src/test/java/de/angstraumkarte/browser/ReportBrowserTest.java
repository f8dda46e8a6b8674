package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.ReducedMotion;
import de.angstraumkarte.domain.report.TestPhotos;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A resident reports a place. */
@ExtendWith(BrowserExtension.class)
class ReportBrowserTest {
    private static final Pattern THANKS = Pattern.compile("/meldung/[0-9a-z-]{34}\\?neu=1$");
    private static final String SEND = "[data-send]";
    private static final String POSITION = "[data-position]";

    /** The server's; it moves when somebody has taken their time to fill in the form. */
    private static final MovableClock CLOCK = new MovableClock(Imports.CLOCK.instant());

    private static TestServer server;
    private static Reports reports;

    @BeforeAll
    static void start() {
        server = TestServer.start(CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0", "ANGSTRAUM_PROOF_OF_WORK", "50"));
        reports = new Reports(server);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    private static Visitor open(Visitors visitors, Screen screen, String path) {
        Visitor visitor = visitors.on(screen);
        openForm(visitor, path);
        return visitor;
    }

    private static void openForm(Visitor visitor, String path) {
        visitor.open(server.url(path));
        assertThat(visitor.find("[data-report][data-ready]")).hasCount(1);
        CLOCK.advance(Duration.ofSeconds(20));
    }

    private static void search(Visitor visitor, String words) {
        visitor.find("[data-search] [role=combobox]").fill(words);
        visitor.find("[data-search] [role=option]").first().click();
        assertThat(visitor.find(POSITION)).containsText("Gewählt:");
    }

    private static Locator chip(Visitor visitor, String name, String value) {
        return visitor.find(".choice:has([name=" + name + "][value='" + value + "'])");
    }

    /** All that is asked for but the position. */
    private static void choose(Visitor visitor) {
        chip(visitor, "causes", "lighting").click();
        chip(visitor, "times", "night").click();
        chip(visitor, "safety", "2").click();
    }

    @Test
    void onAPhoneItTakesAFewTaps(Visitors visitors) {
        Visitor visitor = visitors.on(Screen.PHONE);
        visitor.open(server.url("/"));
        visitor.find("[data-map-page][data-ready] .map-views__report").tap();
        assertThat(visitor.find("[data-report][data-ready]")).hasCount(1);
        CLOCK.advance(Duration.ofSeconds(20));
        visitor.find("[data-search] [role=combobox]").fill("Westpark");
        visitor.find("[data-search] [role=option]").first().tap();
        assertThat(visitor.find(POSITION)).hasText("Gewählt: Westpark");
        assertThat(visitor.find("[data-near-list] input")).hasCount(1);
        assertThat(visitor.find("[data-near-question]")).containsText("gemeldet");
        chip(visitor, "causes", "lighting").tap();
        chip(visitor, "causes", "vegetation").tap();
        chip(visitor, "times", "night").tap();
        chip(visitor, "safety", "1").tap();
        visitor.find("[data-text]").fill("Es ist dunkel.");
        visitor.find(SEND).tap();
        assertThat(visitor.page()).hasURL(THANKS);
        assertThat(visitor.find("h1")).hasText("Danke für Ihre Meldung");
        Map<String, Object> stored = reports.newest();
        assertEquals("angst-westpark", stored.get("place_hint"));
        assertEquals("Es ist dunkel.", stored.get("body"));

        visitor.page().reload();
        visitor.open(server.url("/melden"));
        assertThat(visitor.find("[data-report][data-ready]")).hasCount(1);
        assertThat(visitor.find("[data-text]")).hasValue("");
    }

    @Test
    void theKeyboardIsEnough(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.DESKTOP, "/melden");
        var keys = visitor.page().keyboard();
        visitor.tabTo("[data-search] [role=combobox]");
        keys.type("moellerbr");
        assertThat(visitor.find("[role=option]").first()).isVisible();
        keys.press("ArrowDown");
        keys.press("Enter");
        assertThat(visitor.find(POSITION)).containsText("Gewählt: Möllerbrücke");
        visitor.tabTo("[data-map]");
        keys.press("ArrowRight");
        assertThat(visitor.find(POSITION)).containsText("Gewählt: etwa");
        visitor.tabTo("[name=causes]");
        keys.press("Space");
        visitor.tabTo("[name=times][value=dusk]");
        keys.press("Space");
        visitor.tabTo("[name=safety]");
        keys.press("Space");
        keys.press("ArrowRight");
        visitor.tabTo("[name=email]");
        keys.type("anna@example.org");
        keys.press("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("/melden$"));
        visitor.tabTo(SEND);
        keys.press("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile("neu=mail$"));
        assertEquals(2, reports.newest().get("safety"));
    }

    @ParameterizedTest
    @EnumSource
    void withoutScriptsItWorksToo(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen, options -> options.setJavaScriptEnabled(false));
        visitor.expectFault("400");
        visitor.open(server.url("/melden"));
        CLOCK.advance(Duration.ofSeconds(20));
        visitor.find("[name=text]").fill("Hinter der Brücke.");
        chip(visitor, "causes", "underpass").click();
        visitor.find("[name=q]").fill("Hörde Bahnhof");
        visitor.find("[name=q]").press("Enter");
        assertThat(visitor.find("[name=text]")).hasValue("Hinter der Brücke.");
        visitor.find("[data-spots] input").first().check();
        chip(visitor, "times", "night").click();
        visitor.find(SEND).click();
        assertThat(visitor.find("[data-error-summary]")).isFocused();
        visitor.awaitWhole();
        chip(visitor, "safety", "1").click();
        if (visitor.find("[data-near-question] [value=none]").isVisible()) {
            visitor.find("[data-near-question] [value=none]").check();
        }
        visitor.find(SEND).click();
        assertThat(visitor.page()).hasURL(THANKS);
        assertEquals("Hinter der Brücke.", reports.newest().get("body"));
    }

    @Test
    void theLocationOfTheDeviceIsTaken(Visitors visitors) {
        Visitor visitor = visitors.on(Screen.PHONE, options -> options.setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(51.51, 7.46)));
        openForm(visitor, "/melden");
        visitor.find("[data-locate]").tap();
        assertThat(visitor.find(POSITION)).hasText("Gewählt: Mein Standort");
        choose(visitor);
        visitor.find(SEND).tap();
        assertThat(visitor.page()).hasURL(THANKS);
        assertEquals(7.46, (Double) reports.newest().get("lon"), 0.0001);
    }

    @Test
    void aLocationThatIsRefusedOrElsewhereIsSaidCalmly(Visitors visitors) {
        Visitor refusing = open(visitors, Screen.PHONE, "/melden");
        refusing.find("[data-locate]").tap();
        assertThat(refusing.find(POSITION)).containsText("gibt den Standort nicht frei");
        Visitor elsewhere = visitors.on(Screen.PHONE, options -> options.setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(52.52, 13.4)));
        openForm(elsewhere, "/melden");
        assertThat(elsewhere.find(".map-city")).isVisible();
        elsewhere.find("[data-locate]").tap();
        assertThat(elsewhere.find(POSITION)).containsText("außerhalb von Dortmund");
    }

    @Test
    void aLostConnectionKeepsTheDraft(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.PHONE, "/melden");
        visitor.expectFault("ERR_INTERNET_DISCONNECTED");
        search(visitor, "Westpark");
        assertThat(visitor.find("[data-near-list] input:checked")).hasCount(1);
        choose(visitor);
        visitor.find("[data-text]").fill("Im Funkloch.");
        int before = reports.count();
        visitor.context().setOffline(true);
        visitor.find(SEND).tap();
        assertThat(visitor.find("[data-offline]")).containsText("Keine Verbindung");
        assertThat(visitor.find("[data-text]")).hasValue("Im Funkloch.");
        visitor.context().setOffline(false);
        assertThat(visitor.find("[data-offline]")).containsText("wieder da");

        openForm(visitor, "/melden");
        assertThat(visitor.find("[data-text]")).hasValue("Im Funkloch.");
        assertThat(visitor.find("[data-draft]")).containsText("wieder da");
        assertThat(visitor.find(POSITION)).hasText("Gewählt: Westpark");
        assertThat(visitor.find("[data-near-list] input:checked")).hasCount(1);
        assertThat(visitor.find("[name=safety][value='2']")).isChecked();
        visitor.find(SEND).tap();
        assertThat(visitor.page()).hasURL(THANKS);
        assertEquals(before + 1, reports.count());
    }

    @Test
    void aDraftCanBeThrownAway(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.PHONE, "/melden");
        visitor.find("[data-text]").fill("Doch nicht.");
        visitor.find("[data-draft-discard]").tap();
        assertThat(visitor.find("[data-report][data-ready] [data-text]")).hasValue("");
    }

    @Test
    void aDoubleTapIsOneReport(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.PHONE, "/melden");
        search(visitor, "moellerbr");
        choose(visitor);
        int before = reports.count();
        visitor.find(SEND).dblclick();
        assertThat(visitor.page()).hasURL(THANKS);
        assertEquals(before + 1, reports.count());
    }

    @Test
    void photosAreShownAndCanBeTakenOut(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.PHONE, "/melden?ort=angst-westpark");
        Locator input = visitor.find("[data-photos-input]");
        input.setInputFiles(new FilePayload[] {
            new FilePayload("weg.jpg", "image/jpeg", TestPhotos.jpeg(64, 48)),
            new FilePayload("notiz.pdf", "application/pdf", new byte[] {1})
        });
        assertThat(visitor.find("[data-fault=photos]")).containsText("notiz.pdf");
        input.setInputFiles(new FilePayload("baum.jpg", "image/jpeg", TestPhotos.jpeg(48, 64)));
        assertThat(visitor.find("[data-photos-list] canvas")).hasCount(2);
        visitor.find("[data-photos-list] button").first().tap();
        assertThat(visitor.find("[data-photos-list] canvas")).hasCount(1);
        choose(visitor);
        visitor.find(SEND).tap();
        assertThat(visitor.page()).hasURL(THANKS);
        assertEquals(1, reports.newestPhotos().size());
    }

    @Test
    void aTextThatIsCalledAPhotoIsRefusedAndTheRestStays(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.PHONE, "/melden?ort=angst-westpark");
        byte[] text = "kein Bild".getBytes(StandardCharsets.UTF_8);
        visitor.find("[data-photos-input]").setInputFiles(new FilePayload("bild.jpg", "image/jpeg", text));
        assertThat(visitor.find("[data-fault=photos]")).containsText("bild.jpg ist kein Bild");
        assertThat(visitor.find("[data-photos-list] canvas")).hasCount(0);
        choose(visitor);
        visitor.find(SEND).tap();
        assertThat(visitor.page()).hasURL(THANKS);
    }

    @Test
    void whatIsMissingIsSaidBeforeAnythingIsSent(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.DESKTOP, "/melden");
        visitor.find(SEND).click();
        assertThat(visitor.find("[data-error-summary] a")).hasCount(4);
        visitor.awaitFocus("[data-error-summary]");
        visitor.find("[data-error-summary] a").first().click();
        visitor.awaitFocus("[data-map]");
        visitor.find("[data-error-summary] a").nth(1).click();
        visitor.awaitFocus("[name=causes]");
        assertThat(visitor.find("[data-fault=causes]")).isVisible();
        assertThat(visitor.find("[data-fault=causes]")).not().isEmpty();
        search(visitor, "Westpark");
        choose(visitor);
        visitor.find("[data-near-question] [value=none]").check();
        visitor.find(SEND).click();
        assertThat(visitor.page()).hasURL(THANKS);
    }

    @Test
    void aReportIsWithdrawnOnlyAfterAQuestion(Visitors visitors) {
        Visitor visitor = open(visitors, Screen.PHONE, "/melden?ort=angst-westpark");
        choose(visitor);
        visitor.find(SEND).tap();
        assertThat(visitor.page()).hasURL(THANKS);
        visitor.find(".report__withdraw a").tap();
        visitor.find(".report__actions a").tap();
        assertThat(visitor.find("h1")).hasText("Ihre Meldung");
        assertNotEquals("withdrawn", reports.newest().get("state"));
        visitor.find(".report__withdraw a").tap();
        visitor.find(".report__actions button").tap();
        assertThat(visitor.find("[data-followed]")).containsText("sind gelöscht");
        assertEquals("withdrawn", reports.newest().get("state"));
    }

    @ParameterizedTest
    @MethodSource("de.angstraumkarte.browser.AccessibilityTest#looks")
    void everyStepIsAccessible(Screen screen, ColorScheme colours, Visitors visitors) {
        Visitor visitor =
                visitors.on(screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        openForm(visitor, "/melden");
        visitor.find(SEND).click();
        AccessibilityTest.assertAccessible(visitor);
        search(visitor, "Westpark");
        assertThat(visitor.find("[data-near-list] input")).hasCount(1);
        visitor.find("[data-photos-input]")
                .setInputFiles(new FilePayload("weg.jpg", "image/jpeg", TestPhotos.jpeg(64, 48)));
        choose(visitor);
        visitor.find("[data-known] summary").click();
        AccessibilityTest.assertAccessible(visitor);
        visitor.find(SEND).click();
        assertThat(visitor.page()).hasURL(THANKS);
        AccessibilityTest.assertAccessible(visitor);
        visitor.find(".report__withdraw a").click();
        assertThat(visitor.find(".report__actions button")).isVisible();
        AccessibilityTest.assertAccessible(visitor);
    }
}
