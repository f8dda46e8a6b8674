package de.angstraumkarte.base.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.base.config.MailConfig;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real SMTP server and a real store. */
@Timeout(60)
class OutboxTest {
    private static final String BASE_URL = "https://karte.example";

    private final TestDatabase store = TestDatabase.open();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
    private final Outbox outbox = new Outbox(store.database(), new OutboxStore(), true, clock);

    @AfterEach
    void close() {
        store.close();
    }

    private static GreenMail server(int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private MailWorker worker(int port) {
        MailConfig config = new MailConfig("127.0.0.1", port, MailConfig.Tls.NONE, null, null, "karte@karte.example");
        MailWorker worker = new MailWorker(outbox, new Mailer(config, BASE_URL, clock));
        worker.start();
        return worker;
    }

    private void write(String recipient, String title, String body) {
        store.database()
                .change(tx -> outbox.enqueue(tx, List.of(new NewMail("place-news", "1", recipient, title, body))));
    }

    @Test
    void deliversWithUmlautsAndTheAddressOfTheMap() throws Exception {
        GreenMail server = server(freePort());
        try (MailWorker worker = worker(server.getSmtp().getPort())) {
            write("a@example.org", "Neuigkeit zum Ort „Brügmannplatz“", "Grüße\n" + Outbox.BASE + "/orte/x\n");
            assertTrue(server.waitForIncomingEmail(20_000, 1));
            MimeMessage message = server.getReceivedMessages()[0];
            assertEquals("Neuigkeit zum Ort „Brügmannplatz“", message.getSubject());
            assertEquals(
                    "Grüße\nhttps://karte.example/orte/x",
                    message.getContent().toString().replace("\r", "").strip());
            assertEquals("karte@karte.example", message.getFrom()[0].toString());
            assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
            assertTrue(message.getMessageID().endsWith("@karte.example>"));
            Await.until("the outbox is empty", () -> outbox.state().waiting() == 0);
            assertEquals(0, outbox.state().dead());
            assertNotNull(worker);
        } finally {
            server.stop();
        }
    }

    @Test
    void aTitleCannotAddHeaders() throws Exception {
        GreenMail server = server(freePort());
        try (MailWorker worker = worker(server.getSmtp().getPort())) {
            write("a@example.org", "Ort\r\nBcc: b@example.org\r\n\r\nText", "Text");
            assertTrue(server.waitForIncomingEmail(20_000, 1));
            assertEquals(1, server.getReceivedMessages().length);
            MimeMessage message = server.getReceivedMessages()[0];
            assertNull(message.getHeader("Bcc"));
            assertEquals("Ort Bcc: b@example.org Text", message.getSubject());
            assertNotNull(worker);
        } finally {
            server.stop();
        }
    }

    @Test
    void whatCouldNotBeSentIsSentLaterUnderTheSameId() throws Exception {
        int port = freePort();
        try (MailWorker worker = worker(port)) {
            write("a@example.org", "Titel", "Text");
            Await.until("the first attempt fails", () -> outbox.findLastError().isPresent());
            String error = outbox.findLastError().orElseThrow();
            assertFalse(error.contains("example.org"), error);
            assertEquals(1, outbox.state().waiting());
            GreenMail server = server(port);
            try {
                clock.advance(Duration.ofMinutes(2));
                assertTrue(server.waitForIncomingEmail(20_000, 1));
                Await.until("the outbox is empty", () -> outbox.state().waiting() == 0);
            } finally {
                server.stop();
            }
            assertNotNull(worker);
        }
    }

    @Test
    void givesUpAfterTenAttemptsUntilSomebodyTriesAgain() {
        int port = freePort();
        try (MailWorker worker = worker(port)) {
            write("a@example.org", "Titel", "Text");
            Await.until("given up", () -> {
                clock.advance(Duration.ofHours(7));
                return outbox.state().dead() == 1;
            });
            WaitingMail mail = outbox.listDead(10).get(0);
            assertEquals(10, mail.attempts());
            GreenMail server = server(port);
            try {
                boolean there = store.database().write(tx -> outbox.retry(tx, mail.id()));
                assertTrue(there);
                assertTrue(server.waitForIncomingEmail(20_000, 1));
                Await.until(
                        "the outbox is empty",
                        () -> outbox.state().dead() == 0 && outbox.state().waiting() == 0);
            } finally {
                server.stop();
            }
            assertNotNull(worker);
        }
    }

    @Test
    void aRefusedAddressIsGivenUpAtOnceAndTheOthersGoOn() throws Exception {
        try (Refusing server = new Refusing();
                MailWorker worker = worker(server.port())) {
            write("nobody@example.org", "Titel", "Text");
            write("a@example.org", "Titel", "Text");
            Await.until(
                    "the outbox is empty",
                    () -> outbox.state().dead() == 1 && outbox.state().waiting() == 0);
            WaitingMail mail = outbox.listDead(10).get(0);
            assertEquals("nobody@example.org", mail.recipient());
            assertEquals("SMTP 550", mail.lastError());
            assertEquals(1, mail.attempts());
            assertNotNull(worker);
        }
    }

    @Test
    void twoWorkersSendEveryMailOnce() {
        GreenMail server = server(freePort());
        int port = server.getSmtp().getPort();
        try (MailWorker one = worker(port);
                MailWorker two = worker(port)) {
            store.database()
                    .change(tx -> outbox.enqueue(
                            tx,
                            IntStream.range(0, 100)
                                    .mapToObj(i -> new NewMail("place-news", "1", i + "@example.org", "T", "x"))
                                    .toList()));
            Await.until("the outbox is empty", () -> outbox.state().waiting() == 0);
            assertEquals(100, server.getReceivedMessages().length);
            assertNotNull(one);
            assertNotNull(two);
        } finally {
            server.stop();
        }
    }

    @Test
    void whatIsForgottenIsNotSent() {
        write("a@example.org", "Titel", "Text");
        store.database().change(tx -> outbox.forget(tx, List.of("place-news", "report-decided"), "1"));
        assertEquals(0, outbox.state().waiting());
    }

    /** Says no to one address, as servers do; GreenMail takes everything. */
    private static final class Refusing implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        Refusing() throws IOException {
            Thread thread = new Thread(this::serve, "smtp");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept();
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                        Writer out =
                                new java.io.OutputStreamWriter(client.getOutputStream(), StandardCharsets.US_ASCII)) {
                    talk(in, out);
                } catch (IOException e) {
                    // the client went away, or the test is over
                }
            }
        }

        private static void talk(BufferedReader in, Writer out) throws IOException {
            say(out, "220 ready");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (text) {
                    text = !line.equals(".");
                    if (!text) {
                        say(out, "250 taken");
                    }
                } else if (line.startsWith("RCPT TO:<nobody")) {
                    say(out, "550 no such user nobody@example.org");
                } else if (line.equals("DATA")) {
                    text = true;
                    say(out, "354 go on");
                } else {
                    say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
                }
            }
        }

        private static void say(Writer out, String line) throws IOException {
            out.write(line + "\r\n");
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
