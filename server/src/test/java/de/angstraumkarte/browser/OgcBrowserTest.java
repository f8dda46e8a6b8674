package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the OGC interface and of its description, as people see them. */
@ExtendWith(BrowserExtension.class)
class OgcBrowserTest {
    @ParameterizedTest
    @EnumSource(Screen.class)
    void fromTheDescriptionToAFeatureOnTheMap(Screen screen, Visitors visitors) {
        ColorScheme colours = screen == Screen.values()[0] ? ColorScheme.DARK : ColorScheme.LIGHT;
        Visitor visitor =
                visitors.on(screen, options -> options.setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
        visitor.open("/daten/schnittstellen");
        visitor.find("details.operation summary").first().click();
        assertThat(visitor.find("details.operation .fields").first()).isVisible();
        AccessibilityTest.assertAccessible(visitor);

        visitor.open("/ogc");
        AccessibilityTest.assertAccessible(visitor);
        visitor.find(".ogc__entry[href$=angstraeume]").click();
        assertThat(visitor.find("[data-ogc-map][data-ready] .ogc-dot")).hasCount(12);
        AccessibilityTest.assertAccessible(visitor);

        visitor.find(".ogc__links a[href$=items]").click();
        assertThat(visitor.find(".ogc__count")).hasText("1 bis 12 von 12");
        visitor.find(".ogc__entry[href$=angst-westpark]").click();
        assertThat(visitor.find("h1")).hasText("Westpark");
        assertThat(visitor.find("[data-ogc-map][data-ready] .ogc-dot")).hasCount(1);
        AccessibilityTest.assertAccessible(visitor);
    }
}
