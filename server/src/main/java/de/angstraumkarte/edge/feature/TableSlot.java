package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.cache.Recent;
import de.angstraumkarte.base.problem.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of one collection, and the former ones that somebody may still read from. Thread-safe. */
final class TableSlot {
    private static final Logger LOG = LoggerFactory.getLogger(TableSlot.class);

    /** How long after it was known to be right a former table is given out while the new one is being made. */
    private static final long LONGEST_STALE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long somebody waits for a table that is being made. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The same where there is no former one: GDAL and QGIS take the 503 for the end. */
    private static final long LONGEST_FIRST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(15);

    /** Nobody who can have the former table waits for one that takes as long to make. */
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MOST_FORMER = 2;
    private static final long SWEEP_SECONDS = 5;

    /** How long nothing is tried again after the disk or the store has refused. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A state and when it was read, by {@link System#nanoTime}. */
    private record Seen(Object state, long at) {}

    private static final class Entry {
        private final Seen seen;
        private final FeatureTable table;
        private volatile long right;

        Entry(Seen seen, FeatureTable table) {
            this.seen = seen;
            this.table = table;
            this.right = seen.at;
        }

        /** Whether it shows a state, or a later one. */
        boolean serves(Seen wanted) {
            if (!table.isOpen()) {
                return false;
            }
            if (seen.state.equals(wanted.state)) {
                right = wanted.at;
                return true;
            }
            return seen.at - wanted.at >= 0;
        }
    }

    private final Path folder;
    private final TableSource source;
    private final Builder builder;
    private final Recent<Seen> recent;
    private final Deque<FeatureTable> former = new ArrayDeque<>();

    /** Whether it will be looked at the former ones again. */
    private boolean sweeping;

    private volatile @Nullable Entry entry;
    private volatile @Nullable TableWriter writing;
    private volatile boolean closed;

    private @Nullable CompletableFuture<Entry> making;
    private long nextTry = System.nanoTime();
    private volatile boolean slow;
    private volatile boolean failed;

    /**
     * Who makes tables, and when.
     *
     * @param thread one for all tables
     * @param turns of those who wait for it
     * @param check how long it is not looked again whether something has changed
     * @param idle how long a former table is kept after it was last worked with
     */
    record Builder(ScheduledExecutorService thread, Semaphore turns, Duration check, Duration idle) {}

    TableSlot(Path folder, TableSource source, Builder builder) {
        this.folder = folder;
        this.source = source;
        this.builder = builder;
        this.recent = new Recent<>(this::seen, builder.check.toNanos());
    }

    private Seen seen() {
        long now = System.nanoTime();
        return new Seen(source.state().get(), now);
    }

    FeatureTable table() {
        Seen wanted = recent.get();
        Entry now = entry;
        if (now != null && now.serves(wanted)) {
            return given(now);
        }
        long asked = System.nanoTime();
        while (true) {
            CompletableFuture<Entry> next = begin();
            now = entry;
            Entry open = now != null && now.table.isOpen() ? now : null;
            boolean stale = open == null || System.nanoTime() - open.right >= LONGEST_STALE_NANOS;
            if (open != null && (open.serves(wanted) || !stale || !failed && (slow || next == null))) {
                return given(open);
            }
            if (next == null) {
                throw new UnavailableException();
            }
            if (!waited(next, asked + (open == null ? LONGEST_FIRST_WAIT_NANOS : LONGEST_WAIT_NANOS))) {
                if (open == null || failed) {
                    throw new UnavailableException();
                }
                return given(open);
            }
        }
    }

    /** Whether it was made, well or not, before the end. */
    private boolean waited(CompletableFuture<Entry> next, long end) {
        if (!builder.turns.tryAcquire()) {
            return false;
        }
        try {
            next.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            builder.turns.release();
        }
    }

    Optional<FeatureTable> present() {
        Entry now = entry;
        return now != null && now.serves(recent.get()) ? Optional.of(given(now)) : Optional.empty();
    }

    private static FeatureTable given(Entry entry) {
        entry.table.used();
        return entry.table;
    }

    /** Has the next one made; null if it is too soon for that. */
    private synchronized @Nullable CompletableFuture<Entry> begin() {
        if (closed) {
            return null;
        }
        if (making == null && nextTry - System.nanoTime() <= 0) {
            CompletableFuture<Entry> next = new CompletableFuture<>();
            making = next;
            try {
                builder.thread.execute(() -> run(next));
            } catch (RejectedExecutionException e) {
                return null;
            }
        }
        return making;
    }

    private void run(CompletableFuture<Entry> next) {
        long begun = System.nanoTime();
        long pause = PAUSE_NANOS;
        @Nullable Entry made = null;
        try {
            made = make(entry);
            pause = System.nanoTime() - begun;
            slow = pause >= SLOW_NANOS;
        } catch (IOException | RuntimeException | Error e) {
            if (!closed) {
                LOG.error("a table of features could not be made", e);
            }
        }
        failed = made == null;
        synchronized (this) {
            nextTry = System.nanoTime() + pause;
            making = null;
        }
        if (made == null) {
            next.completeExceptionally(new UnavailableException());
        } else {
            next.complete(made);
        }
    }

    private Entry make(@Nullable Entry before) throws IOException {
        // Read before the rows, which are then at least as new.
        Seen seen = seen();
        if (before != null && before.serves(seen)) {
            return before;
        }
        try (TableWriter writer = new TableWriter(folder)) {
            writing = writer;
            if (closed) {
                throw new UnavailableException();
            }
            source.rows().addTo(writer);
            Entry made = new Entry(seen, writer.build());
            entry = made;
            if (before != null) {
                retire(before.table);
            }
            return made;
        } finally {
            writing = null;
        }
    }

    private void retire(FeatureTable table) {
        synchronized (former) {
            former.add(table);
            while (former.size() > MOST_FORMER) {
                closed(former.remove());
            }
        }
        sweep();
    }

    /** Closes former tables that nobody has worked with for a while, and looks again later if some are left. */
    private void sweep() {
        long now = System.nanoTime();
        synchronized (former) {
            former.removeIf(table -> now - table.lastUsed() >= builder.idle.toNanos() && closed(table));
            if (!former.isEmpty() && !sweeping && !closed) {
                try {
                    builder.thread.schedule(this::sweepAgain, SWEEP_SECONDS, TimeUnit.SECONDS);
                    sweeping = true;
                } catch (RejectedExecutionException e) {
                    LOG.debug("closing closes the tables", e);
                }
            }
        }
    }

    private void sweepAgain() {
        synchronized (former) {
            sweeping = false;
            sweep();
        }
    }

    private static boolean closed(FeatureTable table) {
        try {
            table.close();
        } catch (IOException e) {
            LOG.warn("a table of features could not be closed", e);
        }
        return true;
    }

    /** Ends what is being made; the thread ends before {@link #close}. */
    synchronized void stop() {
        closed = true;
        TableWriter now = writing;
        if (now != null) {
            now.stop();
        }
    }

    void close() {
        synchronized (former) {
            former.forEach(TableSlot::closed);
            former.clear();
        }
        Entry now = entry;
        if (now != null) {
            closed(now.table);
        }
    }
}
