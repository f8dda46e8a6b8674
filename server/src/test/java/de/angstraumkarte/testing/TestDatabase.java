package de.angstraumkarte.testing;

import de.angstraumkarte.base.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A real store in a folder of its own that disappears when it is closed. */
public final class TestDatabase implements AutoCloseable {
    private final Path folder;
    private final Database database;

    private TestDatabase(Path folder) {
        this.folder = folder;
        this.database = Database.open(folder);
    }

    public static TestDatabase open() {
        return over(ReadyStore::copyEmptyTo);
    }

    /** With the bundled data, loaded at the moment of {@link Imports#CLOCK}. */
    public static TestDatabase filled() {
        return over(folder -> ReadyStore.copyFilledTo(folder, Imports.CLOCK));
    }

    private static TestDatabase over(Consumer<Path> copy) {
        try {
            Path folder = Files.createTempDirectory("angstraumkarte-test");
            copy.accept(folder);
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
