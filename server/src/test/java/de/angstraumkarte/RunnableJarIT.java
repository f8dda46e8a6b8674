package de.angstraumkarte;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.Child;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar that {@code mvn package} leaves: everything must work out of it as it does from the class path. */
@Timeout(300)
class RunnableJarIT {
    private static final Path JAR = Path.of(System.getProperty("angstraumkarte.jar"));

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void importsServesPagesScriptsAndLayers() throws Exception {
        Path file = folder.resolve("orte.csv");
        Files.writeString(file, "id;name;lon;lat\njar-probe;Probe aus dem Jar;7.4653;51.5142\n");
        Map<String, String> environment = Map.of(
                "ANGSTRAUM_PORT", "0", "ANGSTRAUM_DATA", folder.resolve("data").toString(), "ANGSTRAUM_TILES_URL", "");
        try (Child importing = Child.jar(JAR, environment, "import", "--layer", "angstraeume", file.toString())) {
            String output = importing.awaitEnd();
            assertEquals(0, importing.exitCode(), output);
        }
        try (Child server = Child.jar(JAR, environment)) {
            String address = server.awaitAddress();
            assertTrue(get(address + "/api/layers/angstraeume.geojson").contains("Probe aus dem Jar"));
            String page = get(address + "/");
            Matcher scripts = Pattern.compile("src=\"(/static/[^\"]+\\.js)\"").matcher(page);
            assertTrue(scripts.find(), page);
            get(address + scripts.group(1));
            get(address + scripts.group(1).replaceAll("/js/.*", "/lib/leaflet.js"));
        }
    }

    private String get(String url) throws Exception {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), url);
        return answer.body();
    }
}
