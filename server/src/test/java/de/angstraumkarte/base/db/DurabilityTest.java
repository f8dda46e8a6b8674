package de.angstraumkarte.base.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was acknowledged survives {@code kill -9} at any moment: a child process writes, and is killed while it does. */
class DurabilityTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 60, 400})
    @Timeout(300)
    void acknowledgedWritesSurviveAKill(int acknowledgedBeforeTheKill, @TempDir Path folder) throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DurabilityWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Set<String> acknowledged = acknowledgements(child, acknowledgedBeforeTheKill);
        assertTrue(acknowledged.size() >= acknowledgedBeforeTheKill, "the child stopped early");

        try (Database database = Database.open(folder)) {
            Set<String> stored = new TreeSet<>();
            database.change(tx -> tx.handle()
                    .createQuery("SELECT name FROM data_load")
                    .mapTo(String.class)
                    .forEach(stored::add));
            Set<String> lost = new TreeSet<>(acknowledged);
            lost.removeAll(stored);
            assertEquals(Set.of(), lost, "acknowledged but lost");
        }
    }

    private static Set<String> acknowledgements(Process child, int enough) throws IOException, InterruptedException {
        Set<String> acknowledged = new TreeSet<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = out.readLine()) != null) {
                acknowledged.add(line);
                if (acknowledged.size() == enough) {
                    // kill -9 on Linux. By its handle, because Process.destroyForcibly would close what is still to be
                    // read.
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        return acknowledged;
    }

    @Test
    void aFailedWriteLeavesNothingAndRunsNoFollowUp(@TempDir Path folder) {
        try (Database database = Database.open(folder)) {
            StringBuilder told = new StringBuilder();
            try {
                database.change(tx -> {
                    DurabilityWriter.insert(tx, "half");
                    tx.afterCommit(() -> told.append("told"));
                    throw new IllegalStateException("in the middle");
                });
            } catch (IllegalStateException expected) {
                assertEquals("in the middle", expected.getMessage());
            }
            int rows = database.read(tx -> tx.handle()
                    .createQuery("SELECT count(*) FROM data_load")
                    .mapTo(Integer.class)
                    .one());
            assertEquals(0, rows);
            assertEquals("", told.toString());
        }
    }
}
