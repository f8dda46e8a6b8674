package de.angstraumkarte.base.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.webhook.WebhookSender.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a receiver does, an attempt ends soon, and none reaches what only this machine should. */
@Timeout(300)
class WebhookSenderTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    /** Of tests that are about what is said: nothing on this machine takes as long. */
    private static final Duration PATIENT = Duration.ofSeconds(60);

    /** Of tests that are about giving up. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Targets LOCAL = new Targets(Set.of("127.0.0.1"));

    /** What a server says and does after somebody has connected. */
    private interface Talk {
        void with(Socket socket) throws IOException;
    }

    private static Outcome post(String scheme, Talk talk) throws Exception {
        return post(scheme, PATIENT, talk);
    }

    private static Outcome post(String scheme, Duration longest, Talk talk) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                WebhookSender sender = new WebhookSender(LOCAL, longest, CLOCK)) {
            Thread server = new Thread(() -> {
                try (Socket socket = listening.accept()) {
                    talk.with(socket);
                } catch (IOException e) {
                    // The other side hung up.
                }
            });
            server.start();
            URI address = URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + "/für?n=ä%20b");
            Outcome outcome = sender.post(address, Map.of("webhook-id", "msg_1"), "{\"ä\":1}");
            server.join();
            return outcome;
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void forEver(Socket socket, String text) throws IOException {
        while (true) {
            say(socket, text);
        }
    }

    @Test
    void onlyTheHeadOfAnAnswerIsRead() throws Exception {
        Outcome outcome = post("http", socket -> {
            say(socket, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Gut\r\nRetry-After: 7\r\n\r\n");
            forEver(socket, "und so weiter ");
        });
        assertEquals("202", outcome.result());
        assertTrue(outcome.delivered());
        assertEquals(Duration.ofSeconds(7), outcome.retryAfter());
    }

    @Test
    void whatIsNotAsciiGoesInPercentSigns() throws Exception {
        StringBuilder request = new StringBuilder();
        post("http", socket -> {
            int next = 0;
            while ((next = socket.getInputStream().read()) != '\n') {
                request.append((char) next);
            }
            say(socket, "HTTP/1.1 200 OK\r\n\r\n");
        });
        assertEquals("POST /f%C3%BCr?n=%C3%A4%20b HTTP/1.1\r", request.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 01 Jan 2026 12:02:00 GMT', PT2M",
        "'Thu, 01 Jan 2026 11:00:00 GMT', PT0S",
        "120, PT2M",
        "bald,",
        "'Thu, 99 Jan 2026 12:02:00 GMT',"
    })
    void theReceiverMayNameATimeOrADuration(String said, Duration meant) throws Exception {
        Outcome outcome =
                post("http", socket -> say(socket, "HTTP/1.1 503 Later\r\nRetry-After: " + said + "\r\n\r\n"));
        assertEquals(meant, outcome.retryAfter());
    }

    @Test
    void whereNobodyListensAtOneAddressTheNextIsTried() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try (ServerSocket listening = new ServerSocket(0, 5, here)) {
            long end = System.nanoTime() + PATIENT.toNanos();
            List<InetAddress> both = List.of(InetAddress.getByName("127.0.0.2"), here);
            try (Socket socket = WebhookSender.connect(both, listening.getLocalPort(), end)) {
                assertEquals(here, socket.getInetAddress());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://0x7f000001/",
                "https://portal.example.org:0/",
                "https://x.de:65536/"
            })
    void numbersAndImpossiblePortsAreNoAddress(String address) {
        assertEquals("hook-address", LOCAL.fault(address).orElseThrow());
    }

    @Test
    void whoSaysNothingOrDripsOrSaysNonsenseIsGivenUpSoon() throws Exception {
        assertEquals(
                "timeout",
                post("http", SHORT, socket -> socket.getInputStream().readAllBytes())
                        .result());
        assertEquals(
                "timeout",
                post("http", SHORT, socket -> {
                            while (true) {
                                say(socket, "H");
                                pause(socket);
                            }
                        })
                        .result());
        assertEquals(
                "no-answer", post("http", socket -> forEver(socket, "X: y\r\n")).result());
        assertEquals(
                "no-answer",
                post("http", socket -> say(socket, "220 mail.example ESMTP\r\n\r\n"))
                        .result());
        assertEquals(
                "no-answer",
                post("http", socket -> {
                            socket.getInputStream().read(new byte[5_000]);
                            socket.shutdownOutput();
                        })
                        .result());
        assertEquals(
                "tls",
                post("https", socket -> say(socket, "HTTP/1.1 200 OK\r\n\r\n")).result());
    }

    /** Waits a little by waiting for what never comes. */
    private static void pause(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        try {
            while (socket.getInputStream().read() >= 0) {
                // the request
            }
        } catch (SocketTimeoutException e) {
            // that was the pause
        }
    }

    @Test
    void whereNobodyListensTheConnectionFails() {
        try (WebhookSender sender = new WebhookSender(LOCAL, PATIENT, CLOCK)) {
            int port = freePort();
            URI address = URI.create("http://127.0.0.1:" + port + "/");
            assertEquals("connection", sender.post(address, Map.of(), "{}").result());
            assertEquals(
                    "unknown-host",
                    sender.post(URI.create("https://gibt-es-nicht.invalid/"), Map.of(), "{}")
                            .result());
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://LOCALHOST./",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://0/",
                "https://10.0.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://169.254.169.254/",
                "https://100.64.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::]/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fc00::1]/",
                "https://[fe80::1]/",
                "https://[ff02::1]/",
                "http://192.0.2.1/"
            })
    void whatOnlyThisMachineReachesIsRefusedAtSending(String address) {
        try (WebhookSender sender = new WebhookSender(new Targets(Set.of()), PATIENT, CLOCK)) {
            assertEquals(
                    "refused-address",
                    sender.post(URI.create(address), Map.of(), "{}").result());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "193.99.144.80", "172.32.0.1", "2a02:2e0:3fe:1001:302::", "2606:4700::1111"})
    void addressesOfTheInternetAreAllowed(String address) throws Exception {
        assertTrue(PublicAddress.is(InetAddress.getByName(address)));
    }

    @Test
    void namedHostsMayBeInside() throws Exception {
        Targets targets = new Targets(Set.of("localhost"));
        assertTrue(targets.fault("http://localhost:8080/x").isEmpty());
        assertTrue(targets.resolve(URI.create("http://LocalHost/")).stream().allMatch(InetAddress::isLoopbackAddress));
        assertThrows(IOException.class, () -> targets.resolve(URI.create("https://127.0.0.1/")));
    }

    /** The example of the reference implementations of Standard Webhooks. */
    @Test
    void signsAsTheStandardDoes() {
        byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        WebhookSecret secret = new WebhookSecret(key);
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));
        assertEquals("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", secret.text());
        assertFalse(secret.toString().contains("MfKQ"));
    }
}
