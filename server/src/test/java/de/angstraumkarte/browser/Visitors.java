package de.angstraumkarte.browser;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;

/** The visitors of one test. Each has a browser profile of its own: no cookies, nothing in the cache. */
final class Visitors implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "browser");

    private final Browser browser;
    private final UnaryOperator<String> url;
    private final List<Visitor> all = new ArrayList<>();

    Visitors(Browser browser, UnaryOperator<String> url) {
        this.browser = browser;
        this.url = url;
    }

    /** A German visitor. */
    Visitor on(Screen screen) {
        return on(screen, options -> {});
    }

    /** @param options what is special about this visitor, such as dark mode or no scripts */
    Visitor on(Screen screen, Consumer<Browser.NewContextOptions> options) {
        boolean phone = screen == Screen.PHONE;
        Browser.NewContextOptions all = new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setIsMobile(phone)
                .setHasTouch(phone)
                .setLocale("de-DE");
        options.accept(all);
        Visitor visitor = new Visitor(browser.newContext(all), url);
        this.all.add(visitor);
        return visitor;
    }

    void assertNoFaults() {
        List<String> faults = all.stream().flatMap(v -> v.faults().stream()).toList();
        Assertions.assertEquals(List.of(), faults, "in the console of the browser");
    }

    /** Keeps what the visitors of a failed test saw last, for whoever looks into it. */
    void keepPictures(String test) {
        for (int i = 0; i < all.size(); i++) {
            String name = test.replaceAll("[^\\p{Alnum}]+", "-") + (i == 0 ? "" : "-" + i) + ".png";
            all.get(i).keepPicture(PICTURES.resolve(name));
        }
    }

    @Override
    public void close() {
        all.forEach(Visitor::close);
    }
}
