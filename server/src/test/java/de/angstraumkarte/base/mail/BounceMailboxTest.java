package de.angstraumkarte.base.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.base.config.BounceConfig;
import de.angstraumkarte.base.config.MailConfig;
import de.angstraumkarte.testing.BounceMail;
import de.angstraumkarte.testing.LogLines;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.SmtpTalk;
import de.angstraumkarte.testing.TestDatabase;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real IMAP server and a real store. */
@Timeout(300)
class BounceMailboxTest {
    private static final String BASE_URL = "https://karte.example";
    private static final String GOOD = "/abo/ende/7-good";

    private final TestDatabase store = TestDatabase.open();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T11:00:00Z"));
    private final Outbox outbox = new Outbox(store.database(), new OutboxStore(), true, clock);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;
    private final TreeSet<String> ended = new TreeSet<>();

    BounceMailboxTest() {
        server.start();
        user = server.setUser("bounces@karte.example", "bounces", "geheim");
        outbox.onBounce((tx, unsubscribe) -> {
            // As the real one: only what carries a right signature is ours.
            boolean ours = unsubscribe.endsWith("-good");
            if (ours) {
                ended.add(unsubscribe);
            }
            return ours;
        });
    }

    @AfterEach
    void close() {
        server.stop();
        store.close();
    }

    private void read(String password) {
        BounceConfig config =
                new BounceConfig("127.0.0.1", server.getImap().getPort(), MailConfig.Tls.NONE, "bounces", password);
        new BounceMailbox(config, BASE_URL, outbox).read(OffsetDateTime.now(clock));
    }

    private void read() {
        read("geheim");
    }

    private List<MimeMessage> left() {
        return List.of(server.getReceivedMessagesForDomain("karte.example"));
    }

    private void assertLeftForPeople(BounceMail... mails) throws Exception {
        for (BounceMail mail : mails) {
            user.deliver(mail.message());
        }
        read();
        assertEquals(List.of(), List.copyOf(ended));
        assertEquals(mails.length, left().size());
        for (MimeMessage message : left()) {
            assertTrue(message.isSet(Flags.Flag.SEEN), message.getSubject());
        }
    }

    @Test
    void aMailThatCameBackForGoodEndsWhatItComesFromAndIsDeleted() throws Exception {
        user.deliver(BounceMail.of(BASE_URL + GOOD).message());
        user.deliver(BounceMail.of(BASE_URL + "/abo/ende/8-good").headersOnly().message());
        read();
        assertEquals(List.of(GOOD, "/abo/ende/8-good"), List.copyOf(ended));
        assertEquals(List.of(), left());
        read();
        assertEquals(2, ended.size());
    }

    @Test
    void aReportThatIsReadTwiceAfterACrashChangesNothingMore() throws Exception {
        for (int i = 0; i < 2; i++) {
            user.deliver(BounceMail.of(BASE_URL + GOOD).message());
        }
        read();
        assertEquals(List.of(GOOD), List.copyOf(ended));
        assertEquals(List.of(), left());
    }

    @Test
    void aDelayEndsNothing() throws Exception {
        assertLeftForPeople(
                BounceMail.of(BASE_URL + GOOD).action("delayed", "4.4.1"),
                BounceMail.of(BASE_URL + GOOD).action("failed", "4.2.2"),
                BounceMail.of(BASE_URL + GOOD).action("delivered", "2.1.5"),
                BounceMail.of(BASE_URL + GOOD).action("relayed", "2.0.0"));
    }

    @Test
    void aPolicyThatIsAboutUsEndsNothing() throws Exception {
        assertLeftForPeople(BounceMail.of(BASE_URL + GOOD).action("failed", "5.7.1"));
    }

    @Test
    void aHolidayNoticeAndALetterEndNothing() throws Exception {
        assertLeftForPeople(
                BounceMail.letter(BASE_URL + GOOD),
                BounceMail.of(BASE_URL + GOOD).report("disposition-notification"));
    }

    @Test
    void aForgedReportEndsNothing() throws Exception {
        assertLeftForPeople(
                BounceMail.of(BASE_URL + "/abo/ende/7-forged"),
                BounceMail.of("https://other.example" + GOOD),
                BounceMail.of("mailto:ende@karte.example"),
                BounceMail.of(""));
    }

    @Test
    void aBrokenOrHugeReportIsLeftAndHoldsNoOtherUp() throws Exception {
        user.deliver(BounceMail.of(BASE_URL + "/abo/ende/1-good").broken().message());
        user.deliver(
                BounceMail.of(BASE_URL + "/abo/ende/2-good").padded(400_000).message());
        user.deliver(BounceMail.of(BASE_URL + GOOD).message());
        read();
        assertEquals(List.of(GOOD), List.copyOf(ended));
        assertEquals(2, left().size());
    }

    @Test
    void aMailboxThatDoesNotLetUsInEndsNothingAndSaysNothingAboutPeople() throws Exception {
        try (LogLines log = new LogLines()) {
            user.deliver(BounceMail.of(BASE_URL + GOOD).message());
            read("falsch");
            assertEquals(List.of(), List.copyOf(ended));
            assertEquals(1, left().size());
            user.deliver(BounceMail.letter("").message());
            read();
            String lines = log.text();
            assertTrue(lines.contains("mailbox of bounces: sign-in"), lines);
            assertFalse(lines.contains("anna"), lines);
            assertFalse(lines.contains("/abo/"), lines);
        }
    }

    @Test
    void mailsComeBackToTheAddressThatIsSetForIt() throws Exception {
        try (SmtpTalk smtp = new SmtpTalk()) {
            MailConfig config = new MailConfig(
                    "127.0.0.1",
                    smtp.port(),
                    MailConfig.Tls.NONE,
                    null,
                    null,
                    "karte@karte.example",
                    "bounces@karte.example");
            try (Mailer.Connection connection = new Mailer(config, BASE_URL, clock).connect()) {
                connection.send(new WaitingMail(
                        1, "id", "place-news", "a@example.org", "T", "x", GOOD, 0, null, OffsetDateTime.now(clock)));
            }
            assertTrue(smtp.heard().contains("MAIL FROM:<bounces@karte.example>"), smtp.heard());
            assertTrue(smtp.heard().contains("From: karte@karte.example"), smtp.heard());
        }
    }
}
