package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.domain.collection.OpenCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The tables of all open collections, each made when it is asked for and something it is made of has changed.
 *
 * <p>What it shows: everything that was committed two seconds before it was asked for, mostly one. Changes are looked for at
 * most once a second. A thread in the background makes the new table; meanwhile everybody gets the former one until two
 * seconds after it was known to be right, then they wait for the new one, five seconds at most, fifteen if there was none before.
 *
 * <p>Nobody waits for a table that took longer than a second to make the last time (some 20,000 features): the former one is
 * given out until the new one is there, and then for as long again as it took, so that tables that change all the time keep
 * the thread busy half of the time at most. What these show may be older by three times what they take; but
 * what could not be made anew is not given out for longer than the others.
 */
public final class FeatureTables implements AutoCloseable {
    /** How long a replaced table is kept for those who have asked for it and not read yet. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private static final Duration CHECK = Duration.ofSeconds(1);

    /** The others, on other threads of the server, are told to come again. */
    private static final int MOST_WAITING = 16;

    private static final long LONGEST_END_SECONDS = 10;

    private final Map<String, TableSlot> slots = new HashMap<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread made = new Thread(work, "feature-tables");
        made.setDaemon(true);
        return made;
    });

    /** @param folder for nothing else; what a crash has left there is deleted */
    public FeatureTables(Path folder, TableSources sources) {
        this(folder, sources, CHECK, IDLE);
    }

    FeatureTables(Path folder, TableSources sources, Duration check, Duration idle) {
        clear(folder);
        TableSlot.Builder builder = new TableSlot.Builder(thread, new Semaphore(MOST_WAITING), check, idle);
        for (OpenCollection collection : OpenCollection.ALL) {
            slots.put(collection.id(), new TableSlot(folder, sources.of(collection), builder));
        }
    }

    private static void clear(Path folder) {
        try {
            Files.createDirectories(folder);
            List<Path> left;
            try (Stream<Path> files = Files.list(folder)) {
                left = files.toList();
            }
            for (Path file : left) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder for tables of features cannot be used", e);
        }
    }

    /**
     * The collection as it is now.
     *
     * @throws UnavailableException if there is none yet, or the disk or the store refuses a new one
     */
    public FeatureTable table(OpenCollection collection) {
        return slots.get(collection.id()).table();
    }

    /** The collection as it is now if its table is made already: for pages that only tell of it. */
    public Optional<FeatureTable> present(OpenCollection collection) {
        return slots.get(collection.id()).present();
    }

    @Override
    public void close() {
        slots.values().forEach(TableSlot::stop);
        // Without interrupting it, which would close the file of the store under it. What waits is not begun.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.shutdown();
        try {
            thread.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        slots.values().forEach(TableSlot::close);
    }
}
