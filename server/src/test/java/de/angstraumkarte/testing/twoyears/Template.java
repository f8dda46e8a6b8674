package de.angstraumkarte.testing.twoyears;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store that is filled when it is first needed, and copied from then on. Thread-safe. */
final class Template {
    private @Nullable Path folder;
    private @Nullable Truth truth;

    /** Puts a copy into an empty folder. */
    synchronized Truth copyTo(Path target) throws IOException {
        if (folder == null || truth == null) {
            Path filled = Files.createTempDirectory("angstraumkarte-template");
            truth = TwoYears.fill(filled);
            folder = filled;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(filled)));
        }
        for (Path file : files(folder)) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
        return truth;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path folder) {
        try {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
