package de.angstraumkarte.base.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that ask for much and read nothing. */
class LargeAnswersTest {
    private static final int MORE_THAN_THREADS = 70;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc/collections/neuigkeiten/items?limit=10000",
                "/api/layers/angstraeume.geojson?limit=5000",
                "/daten/neuigkeiten.csv"
            })
    void whoDoesNotReadStopsNobodyElse(String path) throws IOException {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                deaf.add(ask(path, 4));
            }
            long before = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                assertEquals(200, server.get("/health/live").statusCode());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            // After 20 s those who do not read lose their connection, which would free threads as well.
            assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, took.toString());
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    /** Sends a request several times at once without reading, so that no buffer of the system holds the answers. */
    private static Socket ask(String path, int times) throws IOException {
        URI address = URI.create(server.url(path));
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.repeat(times).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
