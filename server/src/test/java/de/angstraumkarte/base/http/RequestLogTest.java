package de.angstraumkarte.base.http;

import static org.junit.jupiter.api.Assertions.assertFalse;

import de.angstraumkarte.testing.LogLines;
import de.angstraumkarte.testing.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log says what was asked of which route, and nothing about who asked or for what. */
class RequestLogTest {
    @Test
    void nothingThatCouldTellWhoWasWhereIsLogged() {
        String log;
        try (TestServer server = TestServer.start();
                LogLines lines = new LogLines()) {
            server.get("/api/places/near?lon=7.123456&lat=51.654321", "User-Agent", "Geheimagent", "Cookie", "lang=xx");
            server.get("/api/search?q=geheim");
            server.get("/orte/geheim?farbe=geheim");
            server.get("/geheim/pfad");
            lines.await("GET /api/places/near 200");
            lines.await("GET /api/search 200");
            lines.await("GET /orte/{id} 400");
            lines.await("404");
            log = lines.text();
        }
        for (String secret : List.of("geheim", "Geheim", "7.123456", "51.654321", "127.0.0.1", "lang", "?")) {
            assertFalse(log.contains(secret), secret + " in " + log);
        }
    }
}
