package de.angstraumkarte.base.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.base.config.MailConfig;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.SmtpTalk;
import de.angstraumkarte.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real SMTP server and a real store. */
@Timeout(300)
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
        MailConfig config =
                new MailConfig("127.0.0.1", port, MailConfig.Tls.NONE, null, null, "karte@karte.example", null);
        MailWorker worker = new MailWorker(outbox, new Mailer(config, BASE_URL, clock), clock);
        worker.start();
        return worker;
    }

    private void write(String recipient, String title, String body) {
        write(new NewMail("place-news", "1", recipient, title, body, null));
    }

    private void write(NewMail mail) {
        store.database().change(tx -> outbox.enqueue(tx, List.of(mail)));
    }

    @Test
    void deliversWithUmlautsAndTheAddressOfTheMap() throws Exception {
        GreenMail server = server(0);
        try (MailWorker worker = worker(server.getSmtp().getPort())) {
            write("a@example.org", "Neuigkeit zum Ort „Brügmannplatz“", "Grüße\n" + Outbox.BASE + "/orte/x\n");
            assertTrue(server.waitForIncomingEmail(60_000, 1));
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
    void whatCanBeEndedIsEndedByAButtonOfTheMailProgram() throws Exception {
        GreenMail server = server(0);
        try (MailWorker worker = worker(server.getSmtp().getPort())) {
            write(new NewMail("place-news", "1", "a@example.org", "Titel", "Text", "/abo/ende/7." + "ab".repeat(32)));
            write("b@example.org", "Titel", "Text");
            assertTrue(server.waitForIncomingEmail(60_000, 2));
            MimeMessage follower = server.getReceivedMessages()[0];
            assertEquals(
                    "<https://karte.example/abo/ende/7." + "ab".repeat(32) + ">",
                    follower.getHeader("List-Unsubscribe", null));
            assertEquals("List-Unsubscribe=One-Click", follower.getHeader("List-Unsubscribe-Post", null));
            MimeMessage other = server.getReceivedMessages()[1];
            assertNull(other.getHeader("List-Unsubscribe"));
            assertNull(other.getHeader("List-Unsubscribe-Post"));
            assertNotNull(worker);
        } finally {
            server.stop();
        }
    }

    @Test
    void aRecipientWhoDoesNotExistEndsWhatTheMailComesFrom() throws Exception {
        List<String> ended = new CopyOnWriteArrayList<>();
        outbox.onBounce((tx, unsubscribe) -> unsubscribe.startsWith("/abo/ende/") && ended.add(unsubscribe));
        try (SmtpTalk server = new SmtpTalk();
                MailWorker worker = worker(server.port())) {
            server.refuse("RCPT TO:", "550 5.1.1 a@example.org is unknown");
            write(new NewMail("place-news", "1", "a@example.org", "Titel", "Text", "/abo/ende/7"));
            Await.until("ended", () -> !ended.isEmpty());
            Await.until("nothing is kept", () -> outbox.state().waiting() == 0);
            assertEquals(0, outbox.state().dead());

            write(new NewMail("place-news", "1", "b@example.org", "Titel", "Text", "/other/8"));
            write("c@example.org", "Titel", "Text");
            Await.until(
                    "mails that end nothing are kept for staff",
                    () -> outbox.state().dead() == 2);
            assertEquals(List.of("/abo/ende/7"), ended);
            assertNotNull(worker);
        }
    }

    @Test
    void aServerThatDoesNotRelayForUsEndsNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        outbox.onBounce((tx, unsubscribe) -> asked.incrementAndGet() > 0);
        try (SmtpTalk server = new SmtpTalk();
                MailWorker worker = worker(server.port())) {
            server.refuse("RCPT TO:", "554 5.7.1 <a@example.org>: Relay access denied");
            write(new NewMail("place-news", "1", "a@example.org", "Titel", "Text", "/abo/ende/7"));
            Await.until("given up", () -> outbox.state().dead() == 1);
            server.refuse(".", "550 5.6.0 no such mails");
            write(new NewMail("place-news", "1", "b@example.org", "Titel", "Text", "/abo/ende/8"));
            Await.until("given up", () -> outbox.state().dead() == 2);
            assertEquals(0, asked.get());
            assertNotNull(worker);
        }
    }

    @Test
    void aPathCannotAddHeaders() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new NewMail(
                        "place-news", "1", "a@example.org", "Titel", "Text", "/abo/ende/7\r\nBcc: b@example.org"));
    }

    @Test
    void aTitleCannotAddHeaders() throws Exception {
        GreenMail server = server(0);
        try (MailWorker worker = worker(server.getSmtp().getPort())) {
            write("a@example.org", "Ort\r\nBcc: b@example.org\r\n\r\nText", "Text");
            assertTrue(server.waitForIncomingEmail(60_000, 1));
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
    void whileTheServerIsAwayMailsWaitTogetherAndNoneIsGivenUp() throws Exception {
        int port = freePort();
        try (MailWorker worker = worker(port)) {
            for (int night = 1; night <= 12; night++) {
                clock.advance(Duration.ofHours(1));
                store.database().change(tx -> tx.handle().execute("UPDATE outbox SET last_error = NULL"));
                // Wakes the worker, too.
                write("a@example.org", "Titel", "Text");
                Await.until(
                        "tonight's attempt fails", () -> outbox.findLastError().isPresent());
                assertEquals("unreachable", outbox.findLastError().orElseThrow());
                assertEquals(night, outbox.state().waiting());
            }
            assertEquals(0, outbox.state().dead());
            GreenMail server = server(port);
            try {
                // Longer than the longest pause: it does not matter how long the server was away.
                clock.advance(Duration.ofMinutes(17));
                assertTrue(server.waitForIncomingEmail(60_000, 12));
                Await.until("the outbox is empty", () -> outbox.state().waiting() == 0);
            } finally {
                server.stop();
            }
            assertNotNull(worker);
        }
    }

    @Test
    void anAddressThatIsAlwaysRefusedForNowIsGivenUpAfterTenAttemptsUntilSomebodyTriesAgain() throws Exception {
        try (SmtpTalk server = new SmtpTalk();
                MailWorker worker = worker(server.port())) {
            server.refuse("RCPT TO:<later", "451 try later@example.org again");
            write("later@example.org", "Titel", "Text");
            Await.until("given up", () -> {
                clock.advance(Duration.ofHours(7));
                return outbox.state().dead() == 1;
            });
            WaitingMail mail = outbox.listDead(10).get(0);
            assertEquals(10, mail.attempts());
            assertEquals("recipient 451", mail.lastError());
            server.refuse("nothing", "");
            boolean there = store.database().write(tx -> outbox.retry(tx, mail.id()));
            assertTrue(there);
            Await.until(
                    "the outbox is empty",
                    () -> outbox.state().dead() == 0 && outbox.state().waiting() == 0);
            assertEquals(1, server.taken());
            assertNotNull(worker);
        }
    }

    @Test
    void aTemporaryRefusalIsTriedAgainAfterAMinuteUnderTheSameId() throws Exception {
        try (SmtpTalk server = new SmtpTalk();
                MailWorker worker = worker(server.port())) {
            server.refuse(".", "451 busy");
            write("a@example.org", "Titel", "Text");
            Await.until("refused", () -> outbox.findLastError().isPresent());
            assertEquals("content 451", outbox.findLastError().orElseThrow());
            String first = server.lastMessageId();
            server.refuse("nothing", "");
            clock.advance(Duration.ofSeconds(50));
            assertEquals(1, outbox.state().waiting());
            clock.advance(Duration.ofSeconds(20));
            Await.until("sent", () -> outbox.state().waiting() == 0);
            assertEquals(first, server.lastMessageId());
            assertEquals(1, server.taken());
            assertNotNull(worker);
        }
    }

    @Test
    void aRefusedSenderIsNoFaultOfTheMails() throws Exception {
        try (SmtpTalk server = new SmtpTalk();
                MailWorker worker = worker(server.port())) {
            server.refuse("MAIL FROM", "550 karte@karte.example may not send");
            write("a@example.org", "Titel", "Text");
            write("b@example.org", "Titel", "Text");
            Await.until("refused", () -> outbox.findLastError().isPresent());
            assertEquals("sender 550", outbox.findLastError().orElseThrow());
            server.refuse("nothing", "");
            Await.until("the outbox is empty", () -> {
                clock.advance(Duration.ofMinutes(1));
                return outbox.state().waiting() == 0;
            });
            assertEquals(0, outbox.state().dead());
            assertEquals(2, server.taken());
            assertNotNull(worker);
        }
    }

    @Test
    void aConnectionThatBreaksOffHoldsNobodyElseUp() throws Exception {
        try (SmtpTalk server = new SmtpTalk();
                MailWorker worker = worker(server.port())) {
            server.refuse("RCPT TO:<broken", SmtpTalk.HANG_UP);
            store.database()
                    .change(tx -> outbox.enqueue(
                            tx,
                            List.of(
                                    new NewMail("place-news", "1", "broken@example.org", "T", "x", null),
                                    new NewMail("place-news", "2", "a@example.org", "T", "x", null),
                                    new NewMail("place-news", "3", "b@example.org", "T", "x", null))));
            Await.until("the others are sent", () -> server.taken() == 2);
            Await.until("only one waits", () -> outbox.state().waiting() == 1);
            assertEquals("broken", outbox.findLastError().orElseThrow());
            assertNotNull(worker);
        }
    }

    @Test
    void withoutTheProtectionThatIsAskedForNothingIsSaid() throws Exception {
        try (SmtpTalk server = new SmtpTalk()) {
            MailConfig config = new MailConfig(
                    "127.0.0.1", server.port(), MailConfig.Tls.STARTTLS, "user", "geheim", "karte@karte.example", null);
            try (MailWorker worker = new MailWorker(outbox, new Mailer(config, BASE_URL, clock), clock)) {
                worker.start();
                write("a@example.org", "Titel", "Text");
                Await.until("refused", () -> outbox.findLastError().isPresent());
                assertEquals(0, server.taken());
                assertFalse(server.heard().contains("AUTH"), server.heard());
                assertFalse(server.heard().contains("a@example.org"), server.heard());
            }
        }
    }

    @Test
    void whatIsLeftWhenTheProcessStopsIsFreeAtOnce() throws Exception {
        write("a@example.org", "Titel", "Text");
        try (MailWorker worker = worker(freePort())) {
            Await.until("the first attempt fails", () -> outbox.findLastError().isPresent());
            assertNotNull(worker);
        }
        assertEquals(1, outbox.claim(10).size(), "nothing is claimed any more");
        assertEquals(0, outbox.claim(10).size(), "now it is");
        clock.advance(Outbox.LEASE.plusSeconds(1));
        assertEquals(1, outbox.claim(10).size(), "a process that died holds nothing for ever");
    }

    @Test
    void aRefusedAddressIsGivenUpAtOnceAndTheOthersGoOn() throws Exception {
        try (SmtpTalk server = new SmtpTalk();
                MailWorker worker = worker(server.port())) {
            server.refuse("RCPT TO:<nobody", "550 no such user nobody@example.org");
            write("nobody@example.org", "Titel", "Text");
            write("a@example.org", "Titel", "Text");
            Await.until(
                    "the outbox is empty",
                    () -> outbox.state().dead() == 1 && outbox.state().waiting() == 0);
            WaitingMail mail = outbox.listDead(10).get(0);
            assertEquals("nobody@example.org", mail.recipient());
            assertEquals("recipient 550", mail.lastError());
            assertEquals(1, server.taken());
            assertEquals(1, mail.attempts());
            assertNotNull(worker);
        }
    }

    @Test
    void twoWorkersSendEveryMailOnce() {
        GreenMail server = server(0);
        int port = server.getSmtp().getPort();
        try (MailWorker one = worker(port);
                MailWorker two = worker(port)) {
            store.database()
                    .change(tx -> outbox.enqueue(
                            tx,
                            IntStream.range(0, 100)
                                    .mapToObj(i -> new NewMail("place-news", "1", i + "@example.org", "T", "x", null))
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
}
