package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.ColorScheme;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the mails, with one that was given up and one that waits. */
@ExtendWith(BrowserExtension.class)
class MailsBrowserTest {
    @ParameterizedTest
    @MethodSource("de.angstraumkarte.browser.AccessibilityTest#looks")
    void thePageIsAccessibleAndFitsTheWindow(Screen screen, ColorScheme colours, Visitors visitors, TestServer server) {
        try (Reports reports = new Reports(server)) {
            for (String state : List.of("dead", "waiting")) {
                reports.change(
                        """
                        INSERT INTO outbox (message_id, kind, recipient, title, body, state, attempts, next_attempt_at,
                          last_error, created_at)
                        VALUES ('m', 'report-decided', 'anna@example.org', 'T', 'x', '%s', 10, CURRENT_TIMESTAMP,
                          'recipient 550', CURRENT_TIMESTAMP)
                        """
                                .formatted(state));
            }
        }
        String login = "mails-" + System.nanoTime();
        server.account(login, Role.ADMIN, null);
        Visitor visitor = visitors.on(screen, options -> options.setColorScheme(colours));
        visitor.open("/verwaltung/mails");
        visitor.find("[name=login]").fill(login);
        visitor.find("[name=password]").fill(TestServer.PASSWORD);
        visitor.find("main button[type=submit]").click();
        assertThat(visitor.find(".table tbody td").first()).hasText("a***@example.org");
        AccessibilityTest.assertAccessible(visitor);
        int wide = (int) visitor.page().evaluate("document.documentElement.scrollWidth");
        assertEquals(screen.width(), wide, "the page is wider than the window");
        visitor.find(".table button").last().click();
        assertThat(visitor.find("[role=status]")).hasText("Die Mail ist verworfen.");
    }
}
