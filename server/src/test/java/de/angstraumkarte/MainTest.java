package de.angstraumkarte;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.testing.Child;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees: one clear sentence and an exit code, never a stack trace. */
@Timeout(300)
class MainTest {
    @TempDir
    private Path folder;

    private Map<String, String> environment(String... more) {
        Map<String, String> all = new HashMap<>(
                Map.of("ANGSTRAUM_PORT", "0", "ANGSTRAUM_DATA", folder.toString(), "ANGSTRAUM_TILES_URL", ""));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static void failsWith(Child child, String sentence) {
        try (child) {
            String output = child.awaitEnd();
            assertTrue(output.contains(sentence), output);
            assertFalse(output.contains("\tat "), "a stack trace: " + output);
            assertFalse(output.contains("Exception"), output);
            assertNotEquals(0, child.exitCode());
        }
    }

    @Test
    void servesUntilToldToStopAndThenEndsWell() throws Exception {
        try (Child child = Child.program(environment())) {
            String address = child.awaitAddress();
            HttpResponse<String> ready = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + "/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, ready.statusCode());
            child.terminate();
            String output = child.awaitEnd();
            assertFalse(output.contains("\tat "), output);
            // 128 + SIGTERM is how a JVM that shut down in order reports it
            assertEquals(143, child.exitCode());
        }
    }

    @Test
    void aKilledServerStartsAgainWithItsDataAndLoadsNothingTwice() throws Exception {
        try (Child first = Child.program(environment())) {
            first.awaitAddress();
            first.kill();
            first.awaitEnd();
        }
        try (Child second = Child.program(environment())) {
            String layers = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(second.awaitAddress() + "/api/layers"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertTrue(layers.contains("\"count\":71"), layers);
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            failsWith(Child.program(environment("ANGSTRAUM_PORT", port)), "Port " + port + " ist belegt");
        }
    }

    @Test
    void aSecondProcessOnTheSameStoreIsRefused() {
        try (Child first = Child.program(environment())) {
            first.awaitAddress();
            failsWith(Child.program(environment()), "wird schon von einem anderen Prozess benutzt");
        }
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("datei"));
        failsWith(Child.program(environment("ANGSTRAUM_DATA", file.toString())), "kann nicht geschrieben werden");
    }

    @Test
    void aStoreOfANewerVersionIsLeftAlone() throws Exception {
        Database.open(folder).close();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("angstraumkarte"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO "flyway_schema_history"
                    SELECT MAX("installed_rank") + 1, '9999', 'from the future', 'SQL', 'V9999__from_the_future.sql', 1, 'x',
                      CURRENT_TIMESTAMP, 1, TRUE FROM "flyway_schema_history"
                    """);
        }
        failsWith(Child.program(environment()), "stammt von einer neueren Version");
    }

    @Test
    void allFaultsOfTheConfigurationAreReportedAtOnce() {
        Child child = Child.program(environment(
                "ANGSTRAUM_PORT", "achtzig",
                "ANGSTRAUM_TILES_URL", "ftp://example.org",
                "ANGSTRAUM_PUBLIC_URL", "https://example.org/karte",
                "ANGSTRAUM_PROT", "1"));
        try (child) {
            String output = child.awaitEnd();
            assertTrue(output.contains("ANGSTRAUM_PORT: „achtzig“"), output);
            assertTrue(output.contains("ANGSTRAUM_TILES_URL: „ftp://example.org“"), output);
            assertTrue(output.contains("ANGSTRAUM_PUBLIC_URL: „https://example.org/karte“"), output);
            assertTrue(output.contains("ANGSTRAUM_PROT ist keine bekannte Einstellung"), output);
            assertEquals(1, child.exitCode());
        }
    }

    @Test
    void anUnknownCommandShowsWhatThereIs() {
        try (Child child = Child.program(environment(), "tanzen")) {
            String output = child.awaitEnd();
            assertTrue(output.contains("tanzen"), output);
            assertEquals(2, child.exitCode());
        }
    }
}
