package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Questions;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A link of the mail "Did it help?", clicked. */
@ExtendWith(BrowserExtension.class)
class AnswerBrowserTest {
    private static String link(Reports reports) {
        Questions questions = new Questions(reports.database());
        return questions.link(questions.asked(MeasureDesk.PLACE, "2026-11-20T08:00:00+01:00"), Light.DARK, 4);
    }

    @ParameterizedTest
    @MethodSource("de.angstraumkarte.browser.AccessibilityTest#looks")
    void oneClickIsEnough(Screen screen, ColorScheme colours, Visitors visitors, TestServer server) {
        try (Reports reports = new Reports(server)) {
            Visitor visitor = visitors.on(screen, options -> options.setColorScheme(colours));
            visitor.open(link(reports));
            assertThat(visitor.find("h1")).hasText("Danke, Ihre Antwort zählt");
            assertThat(visitor.find("main li").first()).hasText("Im Dunkeln: 4 von 5, eher sicher");
            AccessibilityTest.assertAccessible(visitor);
            int wide = (int) visitor.page().evaluate("document.documentElement.scrollWidth");
            assertEquals(screen.width(), wide, "the page is wider than the window");
            visitor.find(".scale__step").first().click();
            assertThat(visitor.find("main li").first()).hasText("Bei Tageslicht: 1 von 5, sehr unsicher");
            assertThat(visitor.find("main li").last()).hasText("Im Dunkeln: 4 von 5, eher sicher");
            assertThat(visitor.find(".scale__step")).hasCount(0);
        }
    }

    @Test
    void anotherLinkAsksWhichAnswerCountsAndGoingBackSendsNothing(Visitors visitors, TestServer server) {
        try (Reports reports = new Reports(server)) {
            Questions questions = new Questions(reports.database());
            long question = questions.asked(MeasureDesk.PLACE, "2026-11-20T08:00:00+01:00");
            Visitor visitor = visitors.on(Screen.PHONE);
            visitor.open(questions.link(question, Light.DARK, 4));
            assertThat(visitor.find("h1")).hasText("Danke, Ihre Antwort zählt");
            visitor.open(questions.link(question, Light.DARK, 2));
            assertThat(visitor.find("h1")).hasText("Welche Antwort soll zählen?");
            visitor.find("main form button").tap();
            assertThat(visitor.find("h1")).hasText("Danke, Ihre Antwort zählt");
            questions.change("DELETE FROM safety_rating WHERE question_id = " + question);
            questions.change("UPDATE effect_question SET dark_by_button = FALSE WHERE id = " + question);
            visitor.page().goBack();
            assertThat(visitor.find("h1")).hasText("Hat es geholfen?");
            assertThat(visitor.find("main form [name=auto]")).hasCount(0);
        }
    }

    @Test
    void withoutScriptsThereIsOneButton(Visitors visitors, TestServer server) {
        try (Reports reports = new Reports(server)) {
            Visitor visitor = visitors.on(Screen.PHONE, options -> options.setJavaScriptEnabled(false));
            visitor.open(link(reports));
            assertThat(visitor.find("h1")).hasText("Hat es geholfen?");
            visitor.find("main form button").click();
            assertThat(visitor.find("h1")).hasText("Danke, Ihre Antwort zählt");
        }
    }
}
