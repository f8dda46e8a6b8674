package de.angstraumkarte;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.testing.Child;
import de.angstraumkarte.testing.StaffBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trying everything out, without touching anything real. */
@Timeout(300)
class DemoTest {
    private static final Pattern ACCOUNT = Pattern.compile("/verwaltung: (\\w+) \\([^)]+\\), Passwort (\\S+)");
    private static final Pattern STORE = Pattern.compile("Datenspeicher (\\S+) wird beim Beenden");

    @TempDir
    private Path folder;

    private Map<String, String> environment() {
        return Map.of("ANGSTRAUM_PORT", "0", "ANGSTRAUM_DATA", folder.toString(), "ANGSTRAUM_TILES_URL", "");
    }

    private static Matcher found(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow(() -> new AssertionError(lines));
    }

    @Test
    void showsMarkedExamplesToEveryRoleAndLeavesNothingBehind() throws IOException {
        try (Child child = Child.program(environment(), "serve", "--demo")) {
            String address = child.awaitAddress();
            List<String> lines = child.lines();
            Path store = Path.of(found(STORE, lines).group(1));
            assertTrue(Files.isDirectory(store));

            StaffBrowser visitor = new StaffBrowser(path -> address + path);
            String place = visitor.get("/orte/angst-hauptbahnhof-nordseite-und-personentunnel?lang=de")
                    .body();
            assertTrue(place.contains("Vorführung mit Beispieldaten"), place);
            assertTrue(place.contains("[Beispiel] Vier Leuchten am Durchgang ersetzen."), place);
            assertTrue(place.contains("3 Meldungen"), place);

            List<String[]> accounts = lines.stream()
                    .map(ACCOUNT::matcher)
                    .filter(Matcher::find)
                    .map(line -> new String[] {line.group(1), line.group(2)})
                    .toList();
            assertEquals(3, accounts.size(), lines.toString());
            for (String[] account : accounts) {
                StaffBrowser staff = new StaffBrowser(path -> address + path);
                assertEquals(303, staff.signIn(account[0], account[1]).statusCode());
                String measures = staff.get("/verwaltung/massnahmen").body();
                assertTrue(measures.contains("[Beispiel] Vier Leuchten"), measures);
                assertTrue(measures.contains("Vorführung mit Beispieldaten"), measures);
            }

            child.terminate();
            child.awaitEnd();
            assertFalse(Files.exists(store));
            try (Stream<Path> real = Files.list(folder)) {
                assertEquals(0, real.count());
            }
        }
    }

    @Test
    void aStoreOfATryOutIsNeverServedAsTheRealOne() {
        App.openDemo(Config.from(environment()), Clock.systemUTC()).close();
        try (Child child = Child.program(environment())) {
            String output = child.awaitEnd();
            assertTrue(output.contains("stammt aus einer Vorführung"), output);
            assertEquals(1, child.exitCode());
        }
    }
}
