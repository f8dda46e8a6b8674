package de.angstraumkarte.base.tiles;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tiles from the disk if they are there, else from the source. A tile older than the time to live is still handed out
 * at once, however old, while a newer one is fetched behind the visitor's back. Thread-safe.
 */
public final class TileService implements AutoCloseable {
    /**
     * Requests that may wait for the source at one time; further ones go without. Each holds one of the web server's 64
     * threads, and most of those must stay free for everything else while a source is slow.
     */
    private static final int MAX_WAITING = 24;

    private final TileSource source;
    private final TileCache cache;
    private final TileFetcher fetcher;
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    /** @param ttl age from which a stored tile is renewed, positive */
    public TileService(TileSource source, TileCache cache, CircuitBreaker breaker, Duration ttl, Clock clock) {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("Time to live not positive: " + ttl);
        }
        this.source = source;
        this.cache = cache;
        this.fetcher = new TileFetcher(source, cache, breaker, ttl, clock);
    }

    /**
     * The tile, if it can be had now. Waits for the source at most its own time-out, and not at all while it is known
     * to fail.
     *
     * @throws IllegalArgumentException if the address is not {@link TileAddress#covered()}
     */
    public Optional<Tile> tile(TileAddress address) {
        if (!address.covered()) {
            throw new IllegalArgumentException("Outside the served area: " + address);
        }
        Optional<Tile> stored = cache.find(source.id(), address);
        if (stored.isPresent()) {
            if (!fetcher.isFresh(stored.get()) && fetcher.worthwhile(address)) {
                fetcher.fetch(address);
            }
            return stored;
        }
        if (!fetcher.worthwhile(address) || !waiting.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return await(fetcher.fetch(address));
        } finally {
            waiting.release();
        }
    }

    private Optional<Tile> await(CompletableFuture<Optional<Tile>> fetch) {
        try {
            return fetch.get(source.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException none) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Ends running fetches. Afterwards only stored tiles are handed out. */
    @Override
    public void close() {
        fetcher.close();
    }
}
