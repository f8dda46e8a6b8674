package de.angstraumkarte.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowsersTest {
    @Test
    void aNamedChromiumIsTaken(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(folder.resolve("chromium"));
        assertTrue(program.toFile().setExecutable(true));
        assertEquals(Optional.of(program), Browsers.installed(Map.of(Browsers.CHROMIUM, program.toString())));
    }

    @Test
    void aNamedChromiumThatIsNotThereIsAFault(@TempDir Path folder) {
        Map<String, String> environment =
                Map.of(Browsers.CHROMIUM, folder.resolve("chromium").toString());
        assertThrows(IllegalStateException.class, () -> Browsers.installed(environment));
    }

    @Test
    void onlyTrueRequiresABrowser() {
        assertTrue(Browsers.required(Map.of(Browsers.REQUIRED, "true")));
        assertFalse(Browsers.required(Map.of(Browsers.REQUIRED, "")));
        assertFalse(Browsers.required(Map.of()));
    }
}
