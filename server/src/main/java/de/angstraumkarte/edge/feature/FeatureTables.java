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
import java.util.stream.Stream;

/**
 * The tables of all open collections, each made when it is asked for and something it is made of has changed.
 *
 * <p>What it shows: everything that was committed two seconds before it was asked for, mostly one. Changes are looked for at
 * most once a second. One thread makes the new table and waits for it; meanwhile the others get the former one until two
 * seconds after it was known to be right, then they wait too.
 */
public final class FeatureTables implements AutoCloseable {
    /** How long a replaced table is kept for those who have asked for it and not read yet. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Map<String, TableSlot> slots = new HashMap<>();

    /** @param folder for nothing else; what a crash has left there is deleted */
    public FeatureTables(Path folder, TableSources sources) {
        this(folder, sources, IDLE);
    }

    FeatureTables(Path folder, TableSources sources, Duration idle) {
        clear(folder);
        for (OpenCollection collection : OpenCollection.ALL) {
            slots.put(collection.id(), new TableSlot(folder, sources.of(collection), idle));
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
     * @throws UnavailableException if the disk refuses a new table
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
        slots.values().forEach(TableSlot::close);
    }
}
