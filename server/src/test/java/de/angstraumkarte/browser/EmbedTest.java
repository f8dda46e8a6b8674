package de.angstraumkarte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.sun.net.httpserver.HttpServer;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The map in the page of somebody else: a second server under another name, with a frame. */
@ExtendWith(BrowserExtension.class)
class EmbedTest {
    private static HttpServer other;

    @BeforeAll
    static void start() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // the query is the address to frame
        other.createContext("/", exchange -> {
            String framed = String.valueOf(exchange.getRequestURI().getQuery());
            byte[] page =
                    ("<!doctype html><html lang=de><meta name=viewport content='width=device-width'><title>Andere</title><link rel=icon href=data:,>"
                                    + "<iframe title=Karte width=360 height=500 src='" + framed
                                    + "'></iframe><p style='height:200vh'></p>")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            try (exchange) {
                exchange.getResponseBody().write(page);
            }
        });
        other.start();
    }

    @AfterAll
    static void stop() {
        other.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void theMapWorksInTheFrameOfAnotherPage(Screen screen, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(screen);
        visitor.open(framing(server.url("/einbetten?layer=angstraeume#16/51.51080/7.45000")));
        FrameLocator frame = visitor.page().frameLocator("iframe");
        assertThat(frame.locator("[data-map-page][data-ready]")).hasCount(1);

        Page place = visitor.context()
                .waitForPage(() -> frame.locator("[data-marker=angst-westpark]").click());
        assertThat(place).hasURL(server.url("/orte/angst-westpark"));
        assertThat(place.locator("h1")).hasText("Westpark");

        frame.locator("[data-map-zoom-out]").click();
        assertThat(frame.locator("[data-map-full]"))
                .hasAttribute("href", Pattern.compile("^/\\?layer=angstraeume#15/51\\.51\\d+/7\\.4[45]\\d+$"));
        Page whole = visitor.context()
                .waitForPage(() -> frame.locator("[data-map-full]").click());
        assertThat(whole).hasURL(Pattern.compile("/\\?layer=angstraeume#15/"));
        assertThat(whole.locator("[data-map-page][data-ready]")).hasCount(1);
    }

    @Test
    void theFrameShowsOnlyWhatWasChosenAndLeavesNothingBehind(Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(Screen.PHONE);
        visitor.open(framing(server.url("/einbetten?layer=angstraeume&district=hoerde&lang=en")));
        FrameLocator frame = visitor.page().frameLocator("iframe");
        assertThat(frame.locator("[data-map-page][data-ready]")).hasCount(1);
        assertThat(frame.locator("[data-cluster], [data-marker]")).hasCount(1);
        assertThat(frame.locator(".embed-notice")).containsText("No report does not mean safe");
        assertThat(frame.locator("[data-map-full]")).hasAttribute("href", Pattern.compile("&district=hoerde&lang=en#"));
        // The browser of the test refuses storage to frames of other sites, so nothing here needs any.
        assertEquals(0, visitor.context().cookies().size());
    }

    @Test
    void theWheelScrollsThePageAroundUnlessCtrlIsHeld(Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(Screen.DESKTOP);
        Page page = framedAtTheWestpark(visitor, server);
        FrameLocator frame = page.frameLocator("iframe");
        BoundingBox box = page.locator("iframe").boundingBox();
        page.mouse().move(box.x + 180, box.y + 200);

        page.mouse().wheel(0, 100);
        visitor.await(() -> scrolled(page) > 0);
        assertThat(frame.locator("[data-hint=wheel]")).hasAttribute("data-shown", "");
        assertThat(frame.locator("[data-hint=wheel]")).not().hasAttribute("data-shown", "");
        assertThat(frame.locator("[data-map-full]")).hasAttribute("href", Pattern.compile("#14/"));

        double before = scrolled(page);
        page.keyboard().down("Control");
        page.mouse().wheel(0, 100);
        assertThat(frame.locator("[data-map-full]"))
                .hasAttribute("href", Pattern.compile("^(?!.*#14/).*#1[0-3](\\.5)?/"));
        page.keyboard().up("Control");
        assertEquals(before, scrolled(page));
    }

    @Test
    void oneFingerScrollsThePageAround(Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(Screen.PHONE);
        Page page = framedAtTheWestpark(visitor, server);
        CDPSession fingers = visitor.context().newCDPSession(page);
        BoundingBox box = page.locator("iframe").boundingBox();
        visitor.await(() -> {
            drag(fingers, box.x + 150, box.y + 350, 1);
            return scrolled(page) > 100;
        });
        assertThat(page.frameLocator("iframe").locator("[data-map-full]"))
                .hasAttribute("href", Pattern.compile("#14/51\\.5108\\d*/7\\.45"));
    }

    @Test
    void twoFingersMoveTheMap(Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(Screen.PHONE);
        Page page = framedAtTheWestpark(visitor, server);
        CDPSession fingers = visitor.context().newCDPSession(page);
        BoundingBox box = page.locator("iframe").boundingBox();
        Locator full = page.frameLocator("iframe").locator("[data-map-full]");
        String before = full.getAttribute("href");
        visitor.await(() -> {
            drag(fingers, box.x + 150, box.y + 350, 2);
            return !before.equals(full.getAttribute("href"));
        });
        assertThat(full).hasAttribute("href", Pattern.compile("#14/51\\.(4|50)"));
        assertEquals(0, scrolled(page));
    }

    private static Page framedAtTheWestpark(Visitor visitor, TestServer server) {
        visitor.open(framing(server.url("/einbetten?layer=angstraeume#14/51.51080/7.45000")));
        assertThat(visitor.page().frameLocator("iframe").locator("[data-map-page][data-ready]"))
                .hasCount(1);
        return visitor.page();
    }

    /** Up by 200 pixels, in steps as a hand makes them. */
    private static void drag(CDPSession fingers, double x, double y, int count) {
        for (int step = 0; step <= 10; step++) {
            JsonArray points = new JsonArray();
            for (int finger = 0; finger < count; finger++) {
                JsonObject point = new JsonObject();
                point.addProperty("id", finger);
                point.addProperty("x", x + finger * 80);
                point.addProperty("y", y - step * 20);
                points.add(point);
            }
            touch(fingers, step == 0 ? "touchStart" : "touchMove", points);
        }
        touch(fingers, "touchEnd", new JsonArray());
    }

    private static void touch(CDPSession fingers, String type, JsonArray points) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        fingers.send("Input.dispatchTouchEvent", event);
    }

    @Test
    void aChoiceThatFitsNoPlaceSaysSo(TestServer server) {
        String none =
                server.get("/einbetten?layer=bibliotheken&status=reported").body();
        assertTrue(none.contains("<p class=\"embed-empty\">Zu dieser Auswahl gibt es gerade keinen Ort.</p>"), none);
        assertFalse(none.contains("href=\"/orte"), none);
        assertFalse(server.get("/einbetten?layer=bibliotheken").body().contains("embed-empty\">"));
    }

    @Test
    void withoutScriptsTheFrameIsAShortListThatLeavesIt(TestServer server) {
        HttpResponse<String> answer = server.get("/einbetten?layer=angstraeume&district=hoerde&lang=de");
        String list = answer.body()
                .substring(answer.body().indexOf("<noscript>"), answer.body().indexOf("</noscript>"));
        assertTrue(list.contains(
                "/orte/angst-bahnhof-hoerde-umfeld-und-unterfuehrung?lang=de\" target=\"_blank\" rel=\"noopener\""));
        assertTrue(list.contains("/orte?layer=angstraeume&amp;district=hoerde&amp;lang=de\" target=\"_blank\""), list);
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        assertTrue(answer.body().contains("href=\"/?layer=angstraeume&amp;district=hoerde&amp;lang=de\""));
        assertTrue(server.get("/einbetten").body().contains("href=\"/\" target"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "layer=mond",
                "district=mond",
                "status=mond",
                "district=hoerde&district=mengede",
                "q=park",
                "stand=2026-01-01",
                "callback=x"
            })
    void whatTheFrameDoesNotKnowIsRefusedOnAPage(String query, TestServer server) {
        HttpResponse<String> answer = server.get("/einbetten?" + query, "Accept", "text/html");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("<h1"), answer.body());
        assertFalse(answer.body().contains("<header"), answer.body());
        assertTrue(answer.body().contains("href=\"/\" target=\"_blank\""), answer.body());
        assertTrue(policy(server, "/einbetten?" + query).contains("frame-ancestors *"));
    }

    @Test
    void thePageAboutTheDataMakesTheSnippet(TestServer server) {
        String page = server.get("/daten?layer=angstraeume&layer=plaetze&district=hoerde")
                .body();
        String address = server.url("/einbetten?layer=angstraeume&amp;amp;layer=plaetze&amp;amp;district=hoerde");
        assertTrue(page.contains("&lt;iframe src=\"" + address + "\"") || page.contains("src=&#34;" + address), page);
        String english = server.get("/daten?layer=plaetze&lang=en").body();
        assertTrue(english.contains("/einbetten?layer=plaetze&amp;lang=en\""), english);
        assertTrue(english.contains("name=\"lang\" value=\"en\""));
        assertEquals(400, server.get("/daten?layer=mond").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orte", "/orte/angst-westpark", "/daten", "/orte/gibt-es-nicht"})
    void noOtherPageCanBeFramed(String path, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(Screen.DESKTOP);
        visitor.expectFault("frame");
        visitor.expectFault("404");
        visitor.open(framing(server.url(path)));
        visitor.await(() -> visitor.allFaults().stream().anyMatch(fault -> fault.contains("frame-ancestors")));
        assertThat(visitor.page().frameLocator("iframe").locator("main")).hasCount(0);
    }

    @Test
    void theSmallestFrameLeavesTheHeightToTheMap(Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(Screen.PHONE);
        visitor.page().setViewportSize(320, 240);
        visitor.open("/einbetten");
        assertThat(visitor.find("[data-map-page][data-ready]")).hasCount(1);
        assertTrue(visitor.find("[data-map]").boundingBox().height > 200);
        visitor.find(".embed-more summary").click();
        assertThat(visitor.find(".embed-more")).containsText("Keine Meldung heißt nicht sicher");
        assertThat(visitor.find(".embed-more a[href='tel:110']")).isVisible();
    }

    @Test
    void theFrameHeadersSayTheSame(TestServer server) {
        assertTrue(policy(server, "/einbetten").contains("frame-ancestors *"));
        assertTrue(policy(server, "/einbetten/").contains("frame-ancestors *"));
        assertEquals(
                true,
                server.get("/einbetten").headers().firstValue("X-Frame-Options").isEmpty());
        assertTrue(policy(server, "/").contains("frame-ancestors 'none'"));
        assertEquals(
                "DENY", server.get("/").headers().firstValue("X-Frame-Options").orElseThrow());
    }

    private static double scrolled(Page page) {
        return ((Number) page.evaluate("() => scrollY")).doubleValue();
    }

    private static String policy(TestServer server, String path) {
        return server.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    /** Another host name too: to the browser another port alone would still be the same site. */
    private static String framing(String address) {
        return "http://localhost:" + other.getAddress().getPort() + "/?" + address.replace("#", "%23");
    }
}
