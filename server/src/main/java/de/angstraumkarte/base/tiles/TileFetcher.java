package de.angstraumkarte.base.tiles;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tiles from the source into the cache: few at a time, each only once however many ask for it, and none while
 * the circuit breaker is open. Thread-safe.
 */
final class TileFetcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TileFetcher.class);
    private static final int THREADS = 4;
    private static final int QUEUE = 64;

    /** How long, and for how many tiles, we remember that the source has none. */
    private static final Duration ABSENCE = Duration.ofMinutes(10);

    private static final int MAX_ABSENT = 2000;

    private final TileSource source;
    private final TileCache cache;
    private final CircuitBreaker breaker;
    private final Duration ttl;
    private final Clock clock;
    private final ThreadPoolExecutor workers;
    private final Map<TileAddress, CompletableFuture<Optional<Tile>>> flights = new ConcurrentHashMap<>();
    private final Map<TileAddress, Instant> absentUntil = Collections.synchronizedMap(new Recent());

    TileFetcher(TileSource source, TileCache cache, CircuitBreaker breaker, Duration ttl, Clock clock) {
        this.source = source;
        this.cache = cache;
        this.breaker = breaker;
        this.ttl = ttl;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "tiles-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
    }

    /** Whether a fetch could bring the tile now. */
    boolean worthwhile(TileAddress address) {
        Instant until = absentUntil.get(address);
        return breaker.wouldAllow() && (until == null || !clock.instant().isBefore(until));
    }

    /** Starts to fetch the tile, or joins who already does. Ends empty if it cannot be had; never exceptionally. */
    CompletableFuture<Optional<Tile>> fetch(TileAddress address) {
        CompletableFuture<Optional<Tile>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Tile>> running = flights.putIfAbsent(address, mine);
        if (running != null) {
            return running;
        }
        try {
            workers.execute(() -> fly(address, mine));
        } catch (RejectedExecutionException tooManyOrClosed) {
            land(address, mine, Optional.empty());
        }
        return mine;
    }

    private void fly(TileAddress address, CompletableFuture<Optional<Tile>> flight) {
        Optional<Tile> result = Optional.empty();
        try {
            // An earlier flight may have landed between the caller's look at the cache and this one's take-off.
            result = cache.find(source.id(), address).filter(this::isFresh);
            if (result.isEmpty() && breaker.tryAcquire()) {
                result = ask(address);
            }
        } finally {
            land(address, flight, result);
        }
    }

    private Optional<Tile> ask(TileAddress address) {
        try {
            Optional<Tile> tile = source.fetch(address);
            if (breaker.succeeded()) {
                LOG.info("The tile source answers again");
            }
            tile.ifPresentOrElse(
                    found -> cache.store(source.id(), address, found),
                    () -> absentUntil.put(address, clock.instant().plus(ABSENCE)));
            return tile;
        } catch (IOException failed) {
            LOG.debug("No tile {}: {}", address, failed.toString());
            if (breaker.failed()) {
                LOG.warn("The tile source fails and is left alone for a while: {}", failed.toString());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void land(TileAddress address, CompletableFuture<Optional<Tile>> flight, Optional<Tile> result) {
        flights.remove(address, flight);
        flight.complete(result);
    }

    /** A tile from the future (the clock was set back) is not fresh, or it would never be renewed. */
    boolean isFresh(Tile tile) {
        Duration age = Duration.between(tile.fetchedAt(), clock.instant());
        return !age.isNegative() && age.compareTo(ttl) < 0;
    }

    /** Ends all fetches; who waits for one gets none. */
    @Override
    public void close() {
        workers.shutdownNow();
        flights.forEach((address, flight) -> land(address, flight, Optional.empty()));
    }

    /** Forgets the oldest entry when full. */
    private static final class Recent extends LinkedHashMap<TileAddress, Instant> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TileAddress, Instant> eldest) {
            return size() > MAX_ABSENT;
        }
    }
}
