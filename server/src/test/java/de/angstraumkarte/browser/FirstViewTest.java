package de.angstraumkarte.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import de.angstraumkarte.testing.TestServer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a first visit costs, and whom it tells. Sizes, no times: they are the same on every machine. */
@ExtendWith(BrowserExtension.class)
class FirstViewTest {
    private static final int LARGEST_BYTES = 150 * 1024;

    @ParameterizedTest
    @EnumSource
    void theMapNeedsFewBytes(Screen screen, Visitors visitors) {
        Visitor visitor = visitors.on(screen);
        Map<String, String> asked = new LinkedHashMap<>();
        Map<String, Long> bytes = new HashMap<>();
        CDPSession network = visitor.context().newCDPSession(visitor.page());
        network.on(
                "Network.requestWillBeSent",
                event -> asked.put(
                        event.get("requestId").getAsString(),
                        event.getAsJsonObject("request").get("url").getAsString()));
        network.on(
                "Network.loadingFinished",
                event -> bytes.put(
                        event.get("requestId").getAsString(),
                        event.get("encodedDataLength").getAsLong()));
        network.send("Network.enable");

        MapWindow.open(visitor, screen, "/");
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        visitor.await(() -> bytes.keySet().containsAll(asked.keySet()));
        assertTrue(asked.values().stream().anyMatch(url -> url.endsWith("/api/layers/plaetze.geojson")), "no layers");
        long sum = bytes.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(sum <= LARGEST_BYTES, () -> sum + " bytes: " + each(asked, bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/einbetten", "/orte", "/orte/angst-westpark", "/daten", "/datenschutz", "/melden"})
    void nobodyElseLearnsOfAVisit(String path, Visitors visitors, TestServer server) {
        Visitor visitor = visitors.on(Screen.PHONE);
        List<String> asked = new CopyOnWriteArrayList<>();
        visitor.context().onRequest(request -> asked.add(request.url()));
        visitor.open(path);
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertTrue(asked.size() > 1, "the page has styles");
        assertEquals(
                List.of(),
                asked.stream()
                        .filter(url -> !url.startsWith(server.url("/")))
                        .filter(url -> !url.startsWith("data:"))
                        .toList());
    }

    /** The largest first. */
    private static List<String> each(Map<String, String> asked, Map<String, Long> bytes) {
        return asked.entrySet().stream()
                .sorted(Comparator.comparing(request -> -bytes.get(request.getKey())))
                .map(request -> bytes.get(request.getKey()) + " " + request.getValue())
                .toList();
    }
}
