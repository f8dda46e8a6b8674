package de.angstraumkarte.testing;

import de.angstraumkarte.base.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A real, empty store in a folder of its own that disappears when it is closed. */
public final class TestDatabase implements AutoCloseable {
    private final Path folder;
    private final Database database;

    private TestDatabase(Path folder) {
        this.folder = folder;
        this.database = Database.open(folder);
    }

    public static TestDatabase open() {
        try {
            Path folder = Files.createTempDirectory("angstraumkarte-test");
            ReadyStore.copyEmptyTo(folder);
            return new TestDatabase(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
