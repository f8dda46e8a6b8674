package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.cache.Recent;
import de.angstraumkarte.base.problem.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of one collection, and the former ones that somebody may still read from. Thread-safe. */
final class TableSlot {
    private static final Logger LOG = LoggerFactory.getLogger(TableSlot.class);

    /** How long after it was known to be right a former table is given out while the new one is being made. */
    private static final long LONGEST_STALE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** How long nothing is tried again after the disk has refused. */
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
    private final long idleNanos;
    private final Recent<Seen> recent;
    private final ReentrantLock making = new ReentrantLock();
    private final Queue<FeatureTable> former = new ArrayDeque<>();
    private volatile @Nullable Entry entry;
    private volatile long nextTry = System.nanoTime();

    /** @param idle how long a former table is kept after it was last worked with */
    TableSlot(Path folder, TableSource source, Duration idle) {
        this.folder = folder;
        this.source = source;
        this.idleNanos = idle.toNanos();
        this.recent = new Recent<>(this::look);
    }

    private Seen look() {
        sweep(idleNanos);
        return seen();
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
        if (now == null || !now.table.isOpen()) {
            making.lock();
        } else if (!making.tryLock()) {
            if (System.nanoTime() - now.right < LONGEST_STALE_NANOS) {
                return given(now);
            }
            making.lock();
        }
        try {
            Entry again = entry;
            if (again == null || !again.serves(wanted)) {
                again = make(again);
            }
            return given(again);
        } finally {
            making.unlock();
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

    private Entry make(@Nullable Entry before) {
        if (nextTry - System.nanoTime() > 0) {
            throw new UnavailableException();
        }
        // Read before the rows, which are then at least as new.
        Seen seen = seen();
        if (before != null && before.serves(seen)) {
            return before;
        }
        try (TableWriter writer = new TableWriter(folder)) {
            source.rows().addTo(writer);
            Entry made = new Entry(seen, writer.build());
            entry = made;
            if (before != null) {
                retire(before.table);
            }
            return made;
        } catch (IOException | UncheckedIOException e) {
            nextTry = System.nanoTime() + PAUSE_NANOS;
            LOG.error("a table of features could not be written", e);
            throw new UnavailableException();
        }
    }

    private void retire(FeatureTable table) {
        synchronized (former) {
            former.add(table);
        }
        sweep(idleNanos);
    }

    /** Closes former tables that nobody has worked with for a while. */
    private void sweep(long idle) {
        long now = System.nanoTime();
        synchronized (former) {
            former.removeIf(table -> now - table.lastUsed() >= idle && closed(table));
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

    void close() {
        sweep(0);
        Entry now = entry;
        if (now != null) {
            closed(now.table);
        }
    }
}
