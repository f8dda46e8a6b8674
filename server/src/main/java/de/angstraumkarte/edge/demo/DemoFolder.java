package de.angstraumkarte.edge.demo;

import de.angstraumkarte.base.problem.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A new, empty folder of its own for the store of a try-out; closing deletes it. */
public record DemoFolder(Path path) implements AutoCloseable {
    /** @throws StartupException if none can be made */
    public static DemoFolder make() {
        try {
            return new DemoFolder(Files.createTempDirectory("angstraumkarte-demo"));
        } catch (IOException e) {
            throw new StartupException("folder-not-writable", System.getProperty("java.io.tmpdir"));
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
