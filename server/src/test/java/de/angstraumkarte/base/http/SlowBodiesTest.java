package de.angstraumkarte.base.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send bodies slowly, on purpose or not. */
class SlowBodiesTest {
    private static final int ANNOUNCED = 50_000;

    @Test
    void whoSendsNextToNothingLosesTheBody() throws IOException {
        try (HttpServer server = server(8, Duration.ofSeconds(1), 1000)) {
            try (Socket socket = begin(server.start(), "/api/size", ANNOUNCED)) {
                String answer = drip(socket, 1, Duration.ofMillis(50));
                assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
                assertTrue(answer.contains("urn:angstraumkarte:problem:too-slow"), answer);
                assertTrue(answer.contains("Connection: close"), answer);
            }
        }
    }

    @Test
    void whoFallsSilentLosesTheBody() throws IOException {
        try (HttpServer server = server(8, Duration.ofSeconds(1), 1000)) {
            try (Socket socket = begin(server.start(), "/api/size", ANNOUNCED)) {
                String answer = drip(socket, 0, Duration.ofMillis(50));
                assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
            }
        }
    }

    @Test
    void whoSendsSteadilyIsWaitedForHoweverLongItTakes() throws IOException {
        // 50,000 bytes at 7,000 a second: longer than anybody may be next to silent.
        try (HttpServer server = server(8, Duration.ofSeconds(5), 1000)) {
            try (Socket socket = begin(server.start(), "/api/size", ANNOUNCED)) {
                String answer = drip(socket, 350, Duration.ofMillis(50));
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                assertTrue(answer.endsWith("" + ANNOUNCED), answer);
            }
        }
    }

    @Test
    void whoeverIsOneTooManyIsRefused() throws IOException {
        try (HttpServer server = server(0, Duration.ofMinutes(1), 1000)) {
            try (Socket socket = begin(server.start(), "/api/size", ANNOUNCED)) {
                String answer = drip(socket, 0, Duration.ofMillis(50));
                assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
                assertTrue(answer.contains("Retry-After: "), answer);
            }
        }
    }

    @Test
    void thePlaceOfWhoHasSentAllIsFreeAgain() throws IOException {
        try (HttpServer server = server(1, Duration.ofMinutes(1), 1000)) {
            int port = server.start();
            for (int i = 0; i < 3; i++) {
                try (Socket socket = begin(port, "/api/size", ANNOUNCED)) {
                    String answer = drip(socket, 10_000, Duration.ofMillis(50));
                    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/melden", "/api/reports", "/verwaltung/anmelden"})
    void whoDoesNotSendStopsNobodyElse(String path) throws IOException {
        List<Socket> silent = new ArrayList<>();
        try (TestServer server = TestServer.start()) {
            int port = URI.create(server.url("/")).getPort();
            for (int i = 0; i < 150; i++) {
                silent.add(begin(port, path, ANNOUNCED));
            }
            long before = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                assertEquals(200, server.get("/health/live").statusCode());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            // Those who are silent lose their threads after twenty seconds at the earliest.
            assertTrue(took.compareTo(Duration.ofSeconds(15)) < 0, took.toString());
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    private static HttpServer server(int atOnce, Duration patience, long leastBytes) {
        ProblemMapper problems = new ProblemMapper(
                new ObjectMapper(), (ctx, messages, status, title, detail, id) -> title + ": " + detail, List.of());
        return new HttpServer(
                "127.0.0.1",
                0,
                problems,
                new BodyRules(1_000_000, Map.of(), List.of(), List.of()),
                new SlowBodies(atOnce, patience.toNanos(), leastBytes),
                List.of(routes -> routes.post("/api/size", ctx -> ctx.result("" + ctx.bodyAsBytes().length))));
    }

    /** Sends a request that has a body, and the first byte of that. */
    private static Socket begin(int port, String path, int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        String type = path.equals("/melden")
                ? "multipart/form-data; boundary=x"
                : path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded";
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\nConnection: close\r\n\r\n ";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends the rest of the body so many bytes at a time, until it is complete or there is an answer; returns that. */
    private static String drip(Socket socket, int atATime, Duration pause) throws IOException {
        socket.setSoTimeout((int) Math.max(1, pause.toMillis()));
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] bytes = new byte[ANNOUNCED];
        Arrays.fill(bytes, (byte) ' ');
        int left = ANNOUNCED - 1;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() - end < 0) {
            int now = Math.min(atATime, left);
            left -= now;
            try {
                out.write(bytes, 0, now);
            } catch (SocketException e) {
                left = 0; // The connection has ended, after the answer.
            }
            // Waits for the answer as long as the pause is.
            try {
                int got = in.read();
                if (got >= 0) {
                    socket.setSoTimeout(5_000);
                    answer.write(got);
                    readToEnd(in, answer);
                }
                return answer.toString(StandardCharsets.UTF_8);
            } catch (SocketTimeoutException e) {
                assertTrue(answer.size() == 0, "an answer that does not end");
            }
        }
        throw new AssertionError("no answer for half a minute");
    }

    private static void readToEnd(InputStream in, OutputStream answer) throws IOException {
        try {
            in.transferTo(answer);
        } catch (SocketException e) {
            // A byte that was sent meanwhile met the end of the connection: that is one way to end, too.
            answer.flush();
        }
    }
}
