package de.angstraumkarte.base.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.Await;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many requests at one time, against a source that holds its answers back. */
class TileServiceLoadTest {
    private static final TileAddress CENTRE = new TileAddress(14, 8531, 5447);
    private static final Duration TTL = Duration.ofDays(7);
    /** Far below the source's time-out: who returns within it has not waited for the source. */
    private static final Duration AT_ONCE = Duration.ofSeconds(40);

    private static final Duration LONG = Duration.ofSeconds(120);
    private static final byte[] IMAGE = TestImages.png(2000);

    @TempDir
    Path folder;

    private final FakeTileSource fake = new FakeTileSource();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Thread> visitors = new ArrayList<>();
    private final Clock clock = new TestClock();
    private TileService tiles;

    @BeforeEach
    void open() {
        fake.answersAfter(gate, FakeTileSource.image(IMAGE));
        tiles = new TileService(source(), new TileCache(folder, 10, clock), breaker(), TTL, clock);
    }

    @AfterEach
    void stop() {
        gate.countDown();
        tiles.close();
        fake.close();
    }

    @Test
    void fetchesOnceForConcurrentMisses() throws Exception {
        List<FutureTask<Optional<Tile>>> requests =
                IntStream.range(0, 16).mapToObj(i -> request(CENTRE)).toList();
        awaitAllWaiting();
        gate.countDown();
        for (FutureTask<Optional<Tile>> request : requests) {
            assertArrayEquals(IMAGE, request.get().orElseThrow().bytes());
        }
        assertEquals(1, fake.requests());
    }

    /** Its look at the cache and its fetch are two steps; another fetch may end in between. */
    @Test
    void aMissThatComesTooLateToJoinFetchesNothing() {
        gate.countDown();
        try (TileFetcher fetcher = new TileFetcher(source(), new TileCache(folder, 10, clock), breaker(), TTL, clock)) {
            assertTrue(fetcher.fetch(CENTRE).join().isPresent());
            assertTrue(fetcher.fetch(CENTRE).join().isPresent());
        }
        assertEquals(1, fake.requests());
    }

    @Test
    void asksForFewTilesAtATime() throws Exception {
        List<FutureTask<Optional<Tile>>> requests =
                IntStream.range(0, 12).mapToObj(i -> request(tile(i))).toList();
        awaitAllWaiting();
        Await.until("four requests", () -> fake.requests() == 4);
        gate.countDown();
        for (FutureTask<Optional<Tile>> request : requests) {
            assertTrue(request.get().isPresent());
        }
        assertEquals(12, fake.requests());
    }

    @Test
    void letsOnlySoManyRequestsWait() {
        IntStream.range(0, 24).forEach(i -> request(CENTRE));
        awaitAllWaiting();
        assertTimeoutPreemptively(AT_ONCE, () -> assertEquals(Optional.empty(), tiles.tile(CENTRE)));
    }

    @Test
    void closingReleasesWhoWaitsAndEndsTheFetches() throws Exception {
        List<FutureTask<Optional<Tile>>> requests =
                IntStream.range(0, 12).mapToObj(i -> request(tile(i))).toList();
        awaitAllWaiting();
        Await.until("four requests", () -> fake.requests() == 4);
        tiles.close();
        for (FutureTask<Optional<Tile>> request : requests) {
            assertTimeoutPreemptively(AT_ONCE, () -> assertEquals(Optional.empty(), request.get()));
        }
        Await.until("no thread left", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("tiles-")));
        assertEquals(Optional.empty(), tiles.tile(CENTRE));
        assertEquals(4, fake.requests());
    }

    private TileSource source() {
        return new TileSource(fake.template(), LONG, LONG, clock);
    }

    private CircuitBreaker breaker() {
        return new CircuitBreaker(3, Duration.ofSeconds(30), clock);
    }

    private static TileAddress tile(int i) {
        return new TileAddress(16, 34120 + i, 21790);
    }

    private FutureTask<Optional<Tile>> request(TileAddress address) {
        FutureTask<Optional<Tile>> task = new FutureTask<>(() -> tiles.tile(address));
        Thread visitor = new Thread(task);
        visitor.setDaemon(true);
        visitor.start();
        visitors.add(visitor);
        return task;
    }

    private void awaitAllWaiting() {
        Await.until("all requests wait", () -> visitors.stream()
                .allMatch(visitor -> visitor.getState() == Thread.State.TIMED_WAITING));
    }
}
