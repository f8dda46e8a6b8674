package de.angstraumkarte.base.tiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TileServiceTest {
    private static final TileAddress CENTRE = new TileAddress(14, 8531, 5447);
    private static final Duration TTL = Duration.ofDays(7);
    private static final byte[] OLD = TestImages.png(2000);
    private static final byte[] NEW = TestImages.png(2500);

    /** Far below the source's time-out: who returns within it has not waited for the source. */
    private static final Duration AT_ONCE = Duration.ofSeconds(40);

    private static final Duration LONG = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    private final FakeTileSource fake = new FakeTileSource();
    private final TestClock clock = new TestClock();
    private TileService tiles;

    @BeforeEach
    void open() {
        tiles = service(LONG);
    }

    @AfterEach
    void stop() {
        tiles.close();
        fake.close();
    }

    @Test
    void servesTheSecondRequestFromDisk() {
        assertArrayEquals(OLD, tiles.tile(CENTRE).orElseThrow().bytes());
        assertArrayEquals(OLD, tiles.tile(CENTRE).orElseThrow().bytes());
        assertEquals(1, fake.requests());
    }

    @Test
    void servesFromDiskAfterARestart() {
        tiles.tile(CENTRE);
        try (TileService restarted = service(LONG)) {
            assertArrayEquals(OLD, restarted.tile(CENTRE).orElseThrow().bytes());
        }
        assertEquals(1, fake.requests());
    }

    @Test
    void doesNotAskAgainBeforeTheTimeToLiveIsOver() {
        tiles.tile(CENTRE);
        fake.answers(FakeTileSource.image(NEW));
        clock.advance(TTL.minusSeconds(1));
        assertArrayEquals(OLD, tiles.tile(CENTRE).orElseThrow().bytes());
        assertEquals(1, fake.requests());
        clock.advance(Duration.ofSeconds(1));
        tiles.tile(CENTRE);
        Await.until("refresh", () -> fake.requests() == 2);
    }

    @Test
    void renewsATileFromTheFuture() {
        tiles.tile(CENTRE);
        clock.advance(Duration.ofDays(-1));
        assertTrue(tiles.tile(CENTRE).isPresent());
        Await.until("refresh", () -> fake.requests() == 2);
    }

    @Test
    void servesAStaleTileAtOnceAndRefreshesItOnce() {
        tiles.tile(CENTRE);
        CountDownLatch gate = new CountDownLatch(1);
        fake.answersAfter(gate, FakeTileSource.image(NEW));
        clock.advance(TTL);
        for (int i = 0; i < 5; i++) {
            assertTimeoutPreemptively(
                    AT_ONCE,
                    () -> assertArrayEquals(
                            OLD, tiles.tile(CENTRE).orElseThrow().bytes()));
        }
        gate.countDown();
        Await.until("the new tile", () -> tiles.tile(CENTRE).orElseThrow().bytes().length == NEW.length);
        assertEquals(2, fake.requests());
    }

    @Test
    void servesAStaleTileWhileTheSourceIsBroken() {
        tiles.tile(CENTRE);
        breakSource();
        clock.advance(TTL.multipliedBy(10));
        assertArrayEquals(OLD, tiles.tile(CENTRE).orElseThrow().bytes());
        Await.until("refresh", () -> fake.requests() == 2);
        assertArrayEquals(OLD, tiles.tile(CENTRE).orElseThrow().bytes());
    }

    @Test
    void stopsAskingABrokenSourceAndStartsAgainAfterThePause() {
        breakSource();
        for (int column = 0; column < 8; column++) {
            assertEquals(Optional.empty(), tiles.tile(new TileAddress(14, 8525 + column, 5447)));
        }
        assertEquals(3, fake.requests());

        fake.answers(FakeTileSource.image(NEW));
        assertEquals(Optional.empty(), tiles.tile(CENTRE));
        clock.advance(Duration.ofSeconds(30));
        assertTrue(tiles.tile(CENTRE).isPresent());
        assertTrue(tiles.tile(new TileAddress(14, 8530, 5447)).isPresent());
        assertEquals(5, fake.requests());
    }

    @Test
    void doesNotWaitWhileTheBreakerIsOpen() {
        breakSource();
        for (int column = 0; column < 3; column++) {
            tiles.tile(new TileAddress(14, 8525 + column, 5447));
        }
        fake.answersNever();
        assertTimeoutPreemptively(AT_ONCE, () -> assertEquals(Optional.empty(), tiles.tile(CENTRE)));
        assertEquals(3, fake.requests());
    }

    @Test
    void givesUpOnASlowSourceWithinItsTimeout() {
        fake.answersNever();
        try (TileService hasty = service(Duration.ofMillis(200))) {
            assertTimeoutPreemptively(AT_ONCE, () -> assertEquals(Optional.empty(), hasty.tile(CENTRE)));
        }
    }

    @Test
    void doesNotKeepHtml() {
        byte[] page = "<!doctype html><title>Anmeldung</title>".getBytes(UTF_8);
        fake.answers(FakeTileSource.body(200, "image/png", page));
        assertEquals(Optional.empty(), tiles.tile(CENTRE));
        fake.answers(FakeTileSource.image(NEW));
        assertArrayEquals(NEW, tiles.tile(CENTRE).orElseThrow().bytes());
        assertEquals(2, fake.requests());
    }

    @Test
    void remembersForAWhileThatTheSourceHasNoSuchTileAndKeepsAskingForOthers() {
        fake.answers(FakeTileSource.body(404, "text/plain", new byte[10]));
        for (int column = 0; column < 5; column++) {
            assertEquals(Optional.empty(), tiles.tile(new TileAddress(14, 8525 + column, 5447)));
            assertEquals(Optional.empty(), tiles.tile(new TileAddress(14, 8525 + column, 5447)));
        }
        assertEquals(5, fake.requests());
        fake.answers(FakeTileSource.image(NEW));
        assertTrue(tiles.tile(CENTRE).isPresent());
        clock.advance(Duration.ofMinutes(10));
        assertTrue(tiles.tile(new TileAddress(14, 8525, 5447)).isPresent());
    }

    @Test
    void refusesATileOutsideTheArea() {
        assertThrows(IllegalArgumentException.class, () -> tiles.tile(new TileAddress(14, 0, 0)));
        assertEquals(0, fake.requests());
    }

    @Test
    void worksWithoutAWritableFolder() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
        try (TileService diskless = service(LONG, inTheWay)) {
            assertArrayEquals(OLD, diskless.tile(CENTRE).orElseThrow().bytes());
            assertArrayEquals(OLD, diskless.tile(CENTRE).orElseThrow().bytes());
        }
        assertEquals(2, fake.requests());
    }

    private void breakSource() {
        fake.answers(FakeTileSource.body(500, "text/plain", new byte[10]));
    }

    private TileService service(Duration timeout) {
        return service(timeout, folder);
    }

    private TileService service(Duration timeout, Path into) {
        TileSource source = new TileSource(fake.template(), LONG, timeout, clock);
        CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(30), clock);
        return new TileService(source, new TileCache(into, 10, clock), breaker, TTL, clock);
    }
}
