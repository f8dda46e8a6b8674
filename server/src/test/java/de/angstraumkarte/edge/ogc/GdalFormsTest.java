package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests as GDAL's OAPIF driver makes them of attribute filters, written down from GDAL 3.6 and 3.12. */
class GdalFormsTest {
    private static final String NEWS = "/ogc/collections/neuigkeiten/items";
    private static final String FEAR_SPACES = "/ogc/collections/angstraeume/items";

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        try (Database database = Database.open(folder)) {
            String csv = "id,name,lon,lat\nkomma,\"Tunnel,Nord\",7.47,51.51\nnord,Nord,7.48,51.51\n";
            CommandLineImport imports =
                    new CommandLineImport(folder, Imports.over(database).withBaseData());
            assertEquals(0, imports.run("angstraeume", csv).exitCode());
        }
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_DATA", folder.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int matched(String path) {
        return server.json(path).get("numberMatched").asInt();
    }

    @Test
    void truthIsANumberToo() {
        assertTrue(matched(FEAR_SPACES + "?open=1") > 0);
        assertEquals(matched(FEAR_SPACES + "?open=true"), matched(FEAR_SPACES + "?open=1"));
        assertEquals(matched(FEAR_SPACES + "?open=false"), matched(FEAR_SPACES + "?open=0"));
        assertEquals(400, server.get(FEAR_SPACES + "?open=2").statusCode());
    }

    @Test
    void aDayMayEndWithTheTOfATimeThatDoesNotFollow() {
        for (String interval : new String[] {"2026-11-21%s/..", "../2026-11-20%s", "2026-11-21%s"}) {
            int expected = matched(NEWS + "?datetime=" + interval.formatted(""));
            assertTrue(expected > 0, interval);
            assertEquals(expected, matched(NEWS + "?datetime=" + interval.formatted("T")), interval);
        }
        assertEquals(400, server.get(NEWS + "?datetime=2026-11-21T10").statusCode());
    }

    @Test
    void aTextWithACommaIsFoundAsAWhole() {
        JsonNode found =
                server.json(FEAR_SPACES + "?title=" + URLEncoder.encode("Tunnel,Nord", StandardCharsets.UTF_8));
        assertEquals(2, found.get("numberMatched").asInt(), "and \"Nord\", which is one of both parts");
        assertEquals("komma", found.at("/features/0/id").asText());
        assertEquals(1, matched(FEAR_SPACES + "?title=Nord"));
    }

    @Test
    void aPathCanBeAppendedToTheAddressOfTheItems() {
        int seen = 0;
        for (JsonNode collection : server.json("/ogc/collections").get("collections")) {
            for (JsonNode link : collection.get("links")) {
                if (link.get("rel").asText().equals("items")
                        && link.get("type").asText().equals(MediaTypes.GEOJSON)) {
                    String path = link.get("href").asText().replace(server.url(""), "");
                    String id = server.json(path).at("/features/0/id").asText();
                    assertEquals(id, server.json(path + "/" + id).get("id").asText());
                    seen++;
                }
            }
        }
        assertEquals(7, seen);
    }
}
