package de.angstraumkarte.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one browser of a test run: the Chromium that is installed on this machine. Nothing is ever downloaded. */
final class Browsers implements AutoCloseable {
    /** Names a Chromium that is installed somewhere else. */
    static final String CHROMIUM = "ANGSTRAUM_TEST_CHROMIUM";

    /** {@code true} turns a missing browser from a skipped test into a failure. */
    static final String REQUIRED = "ANGSTRAUM_REQUIRE_BROWSER";

    /** Long enough for a busy machine; a test that works never waits for it. */
    static final double PATIENCE_MS = 60_000;

    private static final List<Path> USUAL_PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final Playwright playwright;
    private final Browser browser;

    private Browsers(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * The installed Chromium, empty if there is none.
     *
     * @throws IllegalStateException if the environment names one that cannot be run
     */
    static Optional<Path> installed(Map<String, String> environment) {
        String named = environment.getOrDefault(CHROMIUM, "");
        if (named.isEmpty()) {
            return USUAL_PLACES.stream().filter(Files::isExecutable).findFirst();
        }
        Path path = Path.of(named);
        if (!Files.isExecutable(path)) {
            throw new IllegalStateException(CHROMIUM + " names no program: " + named);
        }
        return Optional.of(path);
    }

    static boolean required(Map<String, String> environment) {
        return Boolean.parseBoolean(environment.get(REQUIRED));
    }

    static Browsers start(Path chromium) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setTimeout(PATIENCE_MS)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        return new Browsers(playwright, playwright.chromium().launch(options));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
