package de.angstraumkarte.base.tiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileSourceTest {
    private static final TileAddress CENTRE = new TileAddress(14, 8531, 5447);
    private static final byte[] HTML = "<!doctype html><title>Anmeldung</title>".getBytes(UTF_8);
    private static final Duration PATIENT = Duration.ofSeconds(120);
    /** Far below the other time-out, so that it is not that which ends something. */
    private static final Duration SOON = Duration.ofSeconds(40);

    private static final Duration SHORT = Duration.ofMillis(300);

    private final FakeTileSource fake = new FakeTileSource();
    private final TestClock clock = new TestClock();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void fetchesATileAtItsPlaceInTheTemplate() throws Exception {
        Tile tile = source(PATIENT).fetch(CENTRE).orElseThrow();
        assertArrayEquals(TestImages.png(2000), tile.bytes());
        assertEquals("image/png", tile.contentType());
        assertEquals(clock.instant(), tile.fetchedAt());
        assertTrue(tile.etag().matches("\"[0-9a-f]{32}\""), tile.etag());
        assertEquals(List.of("/grey/14/5447/8531.png"), fake.paths());
    }

    @Test
    void saysOnlyWhoItIs() throws Exception {
        source(PATIENT).fetch(CENTRE);
        Set<String> names = new TreeSet<>(fake.headers().get(0).keySet());
        assertEquals(Set.of("Accept", "Host", "User-agent"), withoutConnectionManagement(names));
        assertEquals("Angstraumkarte-Tiles/1", fake.headers().get(0).getFirst("User-Agent"));
    }

    @Test
    void aTileTheSourceDoesNotHaveIsNoFailure() throws Exception {
        fake.answers(FakeTileSource.body(404, "text/html", HTML));
        assertEquals(Optional.empty(), source(PATIENT).fetch(CENTRE));
    }

    @Test
    void anErrorIsAFailure() {
        assertFails(FakeTileSource.body(500, "image/png", TestImages.png(2000)));
        assertFails(FakeTileSource.body(403, "image/png", TestImages.png(2000)));
    }

    @Test
    void htmlIsAFailureWhateverItCallsItself() {
        assertFails(FakeTileSource.body(200, "text/html; charset=utf-8", HTML));
        assertFails(FakeTileSource.body(200, "image/png", HTML));
        assertFails(FakeTileSource.body(200, "text/html", TestImages.png(2000)));
    }

    @Test
    void aTruncatedImageIsAFailureWithAndWithoutDeclaredLength() {
        byte[] half = Arrays.copyOf(TestImages.png(2000), 1000);
        assertFails(FakeTileSource.chunked("image/png", half));
        assertFails(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, 2000);
            exchange.getResponseBody().write(half);
        });
    }

    @Test
    void anOversizedImageIsAFailure() throws Exception {
        fake.answers(FakeTileSource.chunked("image/png", TestImages.png(TileSource.MAX_BYTES)));
        assertTrue(source(PATIENT).fetch(CENTRE).isPresent());
        assertFails(FakeTileSource.chunked("image/png", TestImages.png(TileSource.MAX_BYTES + 1)));
        assertFails(FakeTileSource.image(TestImages.png(TileSource.MAX_BYTES + 1)));
    }

    @Test
    void anEndlessBodyIsCutOff() {
        byte[] part = new byte[64 * 1024];
        fake.answers(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, 0);
            while (!Thread.currentThread().isInterrupted()) {
                exchange.getResponseBody().write(part);
            }
        });
        assertTimeoutPreemptively(
                SOON,
                () -> assertThrows(IOException.class, () -> source(PATIENT).fetch(CENTRE)));
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (FakeTileSource elsewhere = new FakeTileSource()) {
            assertFails(exchange -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url() + "/tile.png");
                exchange.sendResponseHeaders(302, -1);
            });
            assertEquals(0, elsewhere.requests());
        }
    }

    @Test
    void waitsNoLongerThanToldForSilenceOrAHalfBody() {
        fake.answersNever();
        assertTimeoutPreemptively(
                SOON, () -> assertThrows(IOException.class, () -> source(SHORT).fetch(CENTRE)));
        fake.answersHalf();
        assertTimeoutPreemptively(
                SOON, () -> assertThrows(IOException.class, () -> source(SHORT).fetch(CENTRE)));
    }

    @Test
    void aRefusedConnectionIsAFailure() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        TileSource nobody = source("http://127.0.0.1:" + port + "/{z}/{x}/{y}.png", PATIENT);
        assertThrows(IOException.class, () -> nobody.fetch(CENTRE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://tiles.example/{z}/{x}.png",
                "ftp://tiles.example/{z}/{x}/{y}.png",
                "/tiles/{z}/{x}/{y}.png",
                "https://tiles.example/{s}/{z}/{x}/{y}.png"
            })
    void refusesAnUnusableTemplate(String template) {
        assertThrows(IllegalArgumentException.class, () -> source(template, PATIENT));
    }

    @Test
    void hasAnotherIdForAnotherTemplate() {
        String one =
                source("https://tiles.example/one/{z}/{x}/{y}.png", PATIENT).id();
        assertNotEquals(
                one,
                source("https://tiles.example/two/{z}/{x}/{y}.png", PATIENT).id());
        assertEquals(
                one,
                source("https://tiles.example/one/{z}/{x}/{y}.png", PATIENT).id());
        assertTrue(one.matches("[0-9a-f]{16}"), one);
    }

    private void assertFails(HttpHandler answer) {
        fake.answers(answer);
        assertThrows(IOException.class, () -> source(PATIENT).fetch(CENTRE));
    }

    private static Set<String> withoutConnectionManagement(Set<String> names) {
        names.removeAll(Set.of("Connection", "Content-length"));
        return names;
    }

    private TileSource source(Duration timeout) {
        return source(fake.template(), timeout);
    }

    private TileSource source(String template, Duration timeout) {
        return new TileSource(template, PATIENT, timeout, clock);
    }
}
