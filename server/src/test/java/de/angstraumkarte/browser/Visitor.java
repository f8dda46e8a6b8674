package de.angstraumkarte.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;

/** Somebody at a browser window. Remembers everything that went wrong in it, in further tabs too. */
final class Visitor implements AutoCloseable {
    /** More than any page of ours has; a walk that long has gone in a circle. */
    private static final int LONGEST_WALK = 300;

    private final BrowserContext context;
    private final Page page;
    private final UnaryOperator<String> url;
    private final List<String> faults = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Visitor(BrowserContext context, UnaryOperator<String> url) {
        this.context = context;
        this.url = url;
        context.setDefaultTimeout(Browsers.PATIENCE_MS);
        context.setDefaultNavigationTimeout(Browsers.PATIENCE_MS);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> faults.add(error.error()));
        this.page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens a page of the server, or any page by its whole address. */
    Response open(String path) {
        Response response = page.navigate(path.startsWith("/") ? url.apply(path) : path);
        if (response == null) {
            throw new IllegalStateException("no answer for " + path);
        }
        return response;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Console errors that contain these words belong to the test. */
    void expectFault(String words) {
        expected.add(words);
    }

    /** Everything that went wrong and was not expected. */
    List<String> faults() {
        return faults.stream()
                .filter(fault -> expected.stream().noneMatch(fault::contains))
                .toList();
    }

    /** Everything that went wrong, expected or not. */
    List<String> allFaults() {
        return List.copyOf(faults);
    }

    /** Waits, while the browser goes on working, until something is the case. */
    void await(BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(Browsers.PATIENCE_MS));
    }

    /** Waits until the page that is there has arrived as a whole: what is asked without waiting would find a part of it. */
    void awaitWhole() {
        page.waitForLoadState();
    }

    /** Goes on with the tabulator key, as people without a mouse do, until one of the elements has the focus. */
    void tabTo(String selector) {
        awaitWhole();
        for (int step = 0; step < LONGEST_WALK; step++) {
            page.keyboard().press("Tab");
            if (focusIsOn(selector)) {
                return;
            }
        }
        Assertions.fail("the keyboard never reaches " + selector);
    }

    void awaitFocus(String selector) {
        await(() -> focusIsOn(selector));
    }

    boolean focusIsOn(String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    void keepPicture(Path file) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        } catch (PlaywrightException gone) {
            // a window that crashed has no picture; the test has failed for a better reason
        }
    }

    private void heard(ConsoleMessage message) {
        if (message.type().equals("error")) {
            faults.add(message.text() + " (" + message.location() + ")");
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
