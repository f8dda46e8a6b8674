package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.testing.TotpApp;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Staff at a browser: signing in and out, the second factor, accounts and the log. */
@ExtendWith(BrowserExtension.class)
class DeskBrowserTest {
    private static final String ACCOUNT = "/verwaltung/konto";
    private static final String FACTOR = "/verwaltung/konto/zweiter-faktor";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    static Stream<Arguments> looks() {
        return AccessibilityTest.looks();
    }

    private static String person(TestServer server, Role role) {
        String login = "browser-" + PEOPLE.incrementAndGet();
        server.account(login, role, null);
        return login;
    }

    private static void signIn(Visitor visitor, String login) {
        visitor.open("/verwaltung/anmelden?ziel=" + ACCOUNT);
        visitor.find("[name=login]").fill(login);
        visitor.find("[name=password]").fill(TestServer.PASSWORD);
        visitor.find("main [type=submit]").click();
    }

    @ParameterizedTest
    @EnumSource
    void signsInAndOutWithTheKeyboardAlone(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        visitor.open(ACCOUNT);
        assertThat(visitor.page()).hasURL(Pattern.compile("/verwaltung/anmelden\\?ziel="));
        visitor.tabTo("[name=login]");
        visitor.page().keyboard().type(person(server, Role.COORDINATOR));
        visitor.tabTo("[name=password]");
        visitor.page().keyboard().type(TestServer.PASSWORD);
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.page()).hasURL(Pattern.compile(ACCOUNT + "$"));
        visitor.tabTo(".desk-who__leave button");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find("[role=status]")).hasText("Sie sind abgemeldet.");
        visitor.open(ACCOUNT);
        assertThat(visitor.page()).hasURL(Pattern.compile("/verwaltung/anmelden"));
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordKeepsTheLoginAndTellsWhereToLook(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen, options -> options.setJavaScriptEnabled(false));
        visitor.expectFault("403");
        signIn(visitor, "gibt-es-nicht");
        assertThat(visitor.find("[data-error-summary]")).isFocused();
        assertThat(visitor.find("[name=login]")).hasValue("gibt-es-nicht");
        assertThat(visitor.find("[name=password]")).hasValue("");
        visitor.page().keyboard().press("Tab");
        visitor.page().keyboard().press("Enter");
        assertThat(visitor.find("[name=login]")).isFocused();
        assertThat(visitor.find("[name=login]")).hasAttribute("aria-invalid", "true");
    }

    @ParameterizedTest
    @EnumSource
    void theNavigationIsOneStepAway(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen, options -> options.setJavaScriptEnabled(false));
        signIn(visitor, person(server, Role.ADMIN));
        Locator log = visitor.find(".desk-menu__nav a[href='/verwaltung/protokoll']");
        if (screen == Screen.PHONE) {
            assertThat(log).isHidden();
            visitor.find(".desk-menu summary").click();
        }
        log.click();
        assertThat(visitor.find("h1")).hasText("Protokoll");
    }

    @ParameterizedTest
    @EnumSource
    void theSecondFactorIsSetUpFromThePage(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        signIn(visitor, person(server, Role.COORDINATOR));
        visitor.find("main a[href='" + FACTOR + "']").click();
        visitor.find("[action$=beginnen] button").click();
        assertThat(visitor.find(".desk-qr")).isVisible();
        TotpApp app = new TotpApp(visitor.find("[data-totp-secret]").textContent());
        visitor.find("[name=code]").fill(app.code(Imports.CLOCK.instant()));
        visitor.find("main [type=submit]").click();
        assertThat(visitor.find("[role=status]")).hasText("Der zweite Faktor ist eingeschaltet.");
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageIsAccessibleAndFits(Screen screen, ColorScheme colours, Visitors visitors, TestServer server) {
        Visitor visitor =
                visitors.on(screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        visitor.expectFault("400");
        visitor.open("/verwaltung/anmelden");
        check(visitor);
        signIn(visitor, person(server, Role.ADMIN));
        assertThat(visitor.find(".desk-who")).isVisible();
        for (String path : List.of(
                ACCOUNT,
                "/verwaltung/konto/passwort",
                "/verwaltung/konten",
                "/verwaltung/konten/neu",
                "/verwaltung/protokoll")) {
            visitor.open(path);
            check(visitor);
        }
        visitor.open("/verwaltung/konten/neu");
        visitor.find("main [type=submit]").click();
        assertThat(visitor.find("[data-error-summary] li")).hasCount(3);
        check(visitor);
        visitor.open("/verwaltung/konten");
        visitor.find("tbody th a").first().click();
        assertThat(visitor.page()).hasURL(Pattern.compile("/verwaltung/konten/\\d+$"));
        check(visitor);
        visitor.open(FACTOR);
        visitor.find("[action$=beginnen] button").click();
        assertThat(visitor.find(".desk-qr")).isVisible();
        check(visitor);
    }

    private static void check(Visitor visitor) {
        AccessibilityTest.assertAccessible(visitor);
        assertEquals(
                visitor.page().evaluate("() => innerWidth"),
                visitor.page().evaluate("() => Math.max(innerWidth, document.documentElement.scrollWidth)"),
                visitor.page().url());
        assertTrue(visitor.find("h1").count() == 1, visitor.page().url());
    }
}
