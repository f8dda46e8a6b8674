package de.angstraumkarte.testing;

import de.angstraumkarte.App;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Stores as the program makes them for its first start, to be copied: the migrations and the bundled data take a second of work,
 * and many tests want a store of their own.
 */
final class ReadyStore {
    private static final Map<Instant, Path> FILLED = new HashMap<>();
    private static final Map<String, Path> EMPTY = new HashMap<>();

    private ReadyStore() {}

    /** Puts a store without any data into an empty folder. */
    static void copyEmptyTo(Path folder) {
        copy(EMPTY, "empty", made -> Database.open(made).close(), folder);
    }

    /** Puts a store with the bundled data, loaded at the moment of a clock, into an empty folder. */
    static void copyFilledTo(Path folder, Clock clock) {
        copy(FILLED, clock.instant(), made -> fill(made, clock), folder);
    }

    private static void fill(Path folder, Clock clock) {
        try (App app = App.open(Config.from(Map.of("ANGSTRAUM_DATA", folder.toString())), clock)) {
            app.loadBaseData();
        }
        try (Database database = Database.open(folder)) {
            // Each server makes keys of its own.
            database.change(tx -> tx.handle().execute("DELETE FROM secret"));
        }
    }

    private static synchronized <K> void copy(Map<K, Path> made, K key, Consumer<Path> make, Path target) {
        try {
            Path folder = made.get(key);
            if (folder == null) {
                folder = Files.createTempDirectory("angstraumkarte-ready");
                Path ours = folder;
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(ours)));
                make.accept(folder);
                made.put(key, folder);
            }
            for (Path file : files(folder)) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
