package de.angstraumkarte.base.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import de.angstraumkarte.testing.TestServer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log says what was asked of which route, and nothing about who asked or for what. */
class RequestLogTest {
    @Test
    void nothingThatCouldTellWhoWasWhereIsLogged() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger requests = (Logger) LoggerFactory.getLogger("requests");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        root.addAppender(lines);
        requests.setLevel(Level.INFO);
        try (TestServer server = TestServer.start()) {
            server.get("/api/places/near?lon=7.123456&lat=51.654321", "User-Agent", "Geheimagent", "Cookie", "lang=xx");
            server.get("/api/search?q=geheim");
            server.get("/orte/geheim?farbe=geheim");
            server.get("/geheim/pfad");
        } finally {
            requests.setLevel(Level.WARN);
            root.detachAppender(lines);
        }
        String log = List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .collect(Collectors.joining("\n"));
        assertTrue(log.contains("GET /api/places/near 200"), log);
        assertTrue(log.contains("GET /orte/{id} 400"), log);
        for (String secret : List.of("geheim", "Geheim", "7.123456", "51.654321", "127.0.0.1", "lang", "?")) {
            assertFalse(log.contains(secret), secret + " in " + log);
        }
    }
}
