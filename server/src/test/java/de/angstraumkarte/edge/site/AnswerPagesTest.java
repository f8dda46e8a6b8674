package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.BounceMail;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Questions;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.SmtpTalk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** From the mail "Did it help?" to an answer that counts; and what becomes of mails that do not arrive. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerPagesTest {
    private static final String PLACE = MeasureDesk.PLACE;
    private static final String PUBLIC_URL = "http://karte.example";
    private static final Pattern LINK = Pattern.compile(Pattern.quote(PUBLIC_URL) + "(/antwort/\\S+)");
    /** Day the clock of {@link #server} is at. */
    private static final String TODAY = "2026-11-21";

    private TestServer server;
    private Reports reports;
    private Questions questions;

    @BeforeAll
    void start() {
        server = TestServer.start();
        reports = new Reports(server);
        questions = new Questions(reports.database());
    }

    @AfterAll
    void stop() {
        reports.close();
        server.close();
    }

    @BeforeEach
    void clear() {
        questions.change("DELETE FROM safety_rating");
        questions.change("DELETE FROM effect_question");
    }

    private static Map<String, String> mailServer(int port) {
        return new HashMap<>(Map.of(
                "ANGSTRAUM_SMTP_HOST", "127.0.0.1",
                "ANGSTRAUM_SMTP_PORT", Integer.toString(port),
                "ANGSTRAUM_SMTP_TLS", "none",
                "ANGSTRAUM_MAIL_FROM", "karte@karte.example",
                "ANGSTRAUM_PUBLIC_URL", PUBLIC_URL));
    }

    private HttpResponse<String> send(String path) {
        return server.browser().postPlain(path, Map.of());
    }

    private void assertSecret(HttpResponse<String> answer) {
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(
                "no-referrer", answer.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals(
                "noindex, nofollow", answer.headers().firstValue("X-Robots-Tag").orElse(""));
        assertEquals(List.of(), answer.headers().allValues("Set-Cookie"));
    }

    @Test
    void aPersonIsAskedByMailAndEachLinkCountsOncePerLight() throws Exception {
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        try (TestServer own = TestServer.start(clock, mailServer(mails.getSmtp().getPort()));
                Reports ownReports = new Reports(own)) {
            StaffBrowser coordinator = own.signIn(Role.COORDINATOR, null);
            long measure = MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
            MeasureDesk.moved(coordinator, measure, "scheduled", "in-progress", "done");
            assertEquals(
                    201,
                    ownReports
                            .send(Reports.report().put("email", "anna@example.org"))
                            .statusCode());
            ownReports.change("UPDATE report SET state = 'attached', place_id = '" + PLACE + "'");

            clock.advance(Duration.ofDays(28));
            assertTrue(mails.waitForIncomingEmail(60_000, 1));
            MimeMessage mail = mails.getReceivedMessages()[0];
            String body = mail.getContent().toString().replace("\r", "");
            assertTrue(mail.getSubject().startsWith("Hat es geholfen?"), mail.getSubject());
            assertEquals("anna@example.org", mail.getAllRecipients()[0].toString());
            List<String> links =
                    LINK.matcher(body).results().map(found -> found.group(1)).toList();
            assertEquals(10, links.size(), body);

            Questions asked = new Questions(ownReports.database());
            for (String link : links) {
                assertEquals(200, own.get(link).statusCode());
            }
            assertEquals(List.of(), asked.ratings(), "looking changes nothing");
            for (String link : links) {
                assertEquals(303, own.browser().postPlain(link, Map.of()).statusCode());
                assertTrue(own.get(link).body().contains("Danke, Ihre Antwort zählt"));
            }
            assertEquals(
                    List.of(PLACE + " dark 5 2026-12-19", PLACE + " day 5 2026-12-19"),
                    asked.ratings(),
                    "the last one for each light counts, on the day of the click");
            assertEquals(1, mails.getReceivedMessages().length);
        } finally {
            mails.stop();
        }
    }

    @Test
    void theAddressOfAnAnswerIsASecret() {
        String link = questions.link(questions.asked(PLACE, "2026-11-20T08:00:00+01:00"), Light.DARK, 4);
        HttpResponse<String> before = server.get(link);
        assertSecret(before);
        assertTrue(before.body().contains("Im Dunkeln: 4 von 5, eher sicher"), before.body());
        assertTrue(before.body().contains("js/oneclick.js"), before.body());
        assertSecret(send(link));
        HttpResponse<String> after = server.get(link);
        assertSecret(after);
        assertFalse(after.body().contains("js/oneclick.js"), "it is not sent again");
        assertTrue(after.body().contains("name=\"robots\" content=\"noindex, nofollow\""), after.body());
    }

    @Test
    void afterOneLightThePageAsksForTheOther() {
        long question = questions.asked(PLACE, "2026-11-20T08:00:00+01:00");
        String dark = questions.link(question, Light.DARK, 4);
        send(dark);
        String page = server.get(dark).body();
        for (int safety = 1; safety <= 5; safety++) {
            assertTrue(page.contains(questions.link(question, Light.DAY, safety)), page);
        }
        send(questions.link(question, Light.DAY, 2));
        page = server.get(dark).body();
        assertTrue(page.contains("Bei Tageslicht: 2 von 5"), page);
        assertFalse(page.contains("class=\"scale\""), page);
        send(dark);
        assertEquals(List.of(PLACE + " dark 4 " + TODAY, PLACE + " day 2 " + TODAY), questions.ratings());
    }

    private void auto(String link) {
        HttpResponse<String> answer = server.browser().postPlain(link, Map.of("auto", "1"));
        assertEquals(303, answer.statusCode(), answer.body());
    }

    @Test
    void scriptsThatOpenEveryLinkAnswerForNobody() {
        long question = questions.asked(PLACE, "2026-11-20T08:00:00+01:00");
        String four = questions.link(question, Light.DARK, 4);
        String two = questions.link(question, Light.DARK, 2);
        auto(four);
        auto(four);
        auto(questions.link(question, Light.DAY, 3));
        assertEquals(List.of(PLACE + " dark 4 " + TODAY, PLACE + " day 3 " + TODAY), questions.ratings());

        auto(two);
        assertEquals(List.of(PLACE + " day 3 " + TODAY), questions.ratings(), "nobody can know which is meant");
        for (String link : List.of(two, four)) {
            auto(link);
            String page = server.get(link).body();
            assertTrue(page.contains("Welche Antwort soll zählen?"), page);
            assertFalse(page.contains("oneclick"), "only the button counts");
        }
        assertEquals(List.of(PLACE + " day 3 " + TODAY), questions.ratings());

        send(four);
        auto(two);
        assertEquals(List.of(PLACE + " dark 4 " + TODAY, PLACE + " day 3 " + TODAY), questions.ratings());
        assertTrue(server.get(two).body().contains("Welche Antwort soll zählen?"));
        send(two);
        assertEquals(List.of(PLACE + " dark 2 " + TODAY, PLACE + " day 3 " + TODAY), questions.ratings());
    }

    @Test
    void aForgedLinkIsRefused() {
        long question = questions.asked(PLACE, "2026-11-20T08:00:00+01:00");
        String link = questions.link(question, Light.DARK, 1);
        String token = link.substring(link.lastIndexOf('-') + 1);
        for (String forged : List.of(
                "/antwort/" + question + "-dark-5-" + token,
                "/antwort/" + question + "-day-1-" + token,
                "/antwort/" + (question + 1) + "-dark-1-" + token,
                link.substring(0, link.length() - 1),
                link + "0",
                "/antwort/x",
                questions.link(question + 999, Light.DARK, 1))) {
            assertEquals(404, server.get(forged).statusCode(), forged);
            HttpResponse<String> answer = send(forged);
            assertEquals(404, answer.statusCode(), forged);
            assertTrue(answer.body().contains("Dieser Link stimmt nicht"), answer.body());
        }
        assertEquals(400, server.get(link + "?danke=1").statusCode());
        assertEquals(
                400, server.browser().postPlain(link, Map.of("safety", "5")).statusCode());
        assertEquals(List.of(), questions.ratings());
    }

    @Test
    void aLinkCanBeUsedForNinetyDays() {
        String last = questions.link(questions.asked(PLACE, "2026-08-23T08:00:00+02:00"), Light.DAY, 3);
        String late = questions.link(questions.asked(PLACE, "2026-08-22T08:00:00+02:00"), Light.DAY, 3);
        assertEquals(303, send(last).statusCode());
        assertEquals(410, server.get(late).statusCode());
        HttpResponse<String> answer = send(late);
        assertEquals(410, answer.statusCode());
        assertTrue(answer.body().contains("Dieser Link ist abgelaufen"), answer.body());
        assertTrue(answer.body().contains("/orte/" + PLACE), answer.body());
        assertEquals(1, questions.ratings().size());
    }

    @Test
    void anAnswerGoesWithThePlaceThatTookItsPlaceOver() {
        StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
        Inbox inbox = new Inbox(reports);
        String from = inbox.decided(coordinator, "Unterführung am Nordmarkt", inbox.sent(Inbox.report(301)));
        String into = inbox.decided(coordinator, "Tunnel am Nordmarkt", inbox.sent(Inbox.report(302)));
        long question = questions.asked(from, "2026-11-20T08:00:00+01:00");
        questions.change("UPDATE place SET asked_for = DATE '2026-10-20' WHERE id = '" + from + "'");
        send(questions.link(question, Light.DAY, 2));
        HttpResponse<String> merged = coordinator.post(
                "/verwaltung/orte/" + from + "/zusammenfuehren",
                Map.of(
                        "into",
                        into,
                        "version",
                        version(from),
                        "intoVersion",
                        version(into),
                        "text",
                        "Beide sind derselbe Ort."));
        assertEquals(303, merged.statusCode(), merged.body());

        assertEquals(303, send(questions.link(question, Light.DARK, 4)).statusCode());
        assertEquals(List.of(into + " dark 4 " + TODAY, into + " day 2 " + TODAY), questions.ratings());
        assertEquals(LocalDate.of(2026, 10, 20), questions.askedFor(into), "nobody is asked twice about that day");
    }

    private String version(String place) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT version FROM place WHERE id = :id")
                .bind("id", place)
                .mapTo(String.class)
                .one());
    }

    @Test
    void atAPlaceThatHasGoneNothingIsCounted() {
        String link = questions.link(questions.asked(Reports.HOERDE, "2026-11-20T08:00:00+01:00"), Light.DAY, 3);
        questions.change("UPDATE place SET retired_at = CURRENT_TIMESTAMP WHERE id = '" + Reports.HOERDE + "'");
        try {
            for (HttpResponse<String> answer : Arrays.asList(server.get(link), send(link))) {
                assertEquals(410, answer.statusCode());
                assertTrue(answer.body().contains("Diesen Ort gibt es auf der Karte nicht mehr"), answer.body());
            }
            assertEquals(List.of(), questions.ratings());
        } finally {
            questions.change("UPDATE place SET retired_at = NULL WHERE id = '" + Reports.HOERDE + "'");
        }
    }

    @Test
    void anAddressThatDoesNotExistEndsTheFollow() throws Exception {
        GreenMail mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        mailbox.start();
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        try (SmtpTalk smtp = new SmtpTalk()) {
            smtp.refuse("RCPT TO:<gone@", "550 5.1.1 no such user");
            Map<String, String> settings = mailServer(smtp.port());
            settings.putAll(Map.of(
                    "ANGSTRAUM_BOUNCE_HOST", "127.0.0.1",
                    "ANGSTRAUM_BOUNCE_PORT", Integer.toString(mailbox.getImap().getPort()),
                    "ANGSTRAUM_BOUNCE_TLS", "none",
                    "ANGSTRAUM_BOUNCE_USER", "bounces",
                    "ANGSTRAUM_BOUNCE_PASSWORD", "geheim"));
            try (TestServer own = TestServer.start(clock, settings);
                    Reports store = new Reports(own)) {
                Questions asked = new Questions(store.database());
                List.of("gone@example.org", "later@example.org", "stays@example.org")
                        .forEach(email -> asked.follower(PLACE, email, "de"));
                asked.measure(PLACE, "lighting", LocalDate.of(2026, 10, 20));
                clock.advance(Duration.ofMinutes(20));
                Await.until("both others are sent", () -> smtp.taken() == 2);
                Await.until("the follow has ended", () -> following(store).equals(List.of("later", "stays")));
                // The server has taken a mail a moment before the store knows.
                Await.until("no mail is kept", () -> asked.waiting().isEmpty());

                Matcher end = Pattern.compile("List-Unsubscribe: <(\\S+)>").matcher(smtp.heard());
                assertTrue(end.find(), smtp.heard());
                mailbox.setUser("bounces@karte.example", "bounces", "geheim")
                        .deliver(BounceMail.of(end.group(1)).message());
                clock.advance(Duration.ofMinutes(6));
                Await.until("this one too", () -> following(store).equals(List.of("stays")));
                Await.until("the bounce is deleted", () -> mailbox.getReceivedMessages().length == 0);
            }
        } finally {
            mailbox.stop();
        }
    }

    private static List<String> following(Reports store) {
        return store.database().read(tx -> tx.handle()
                .createQuery("SELECT email FROM follow WHERE state = 'confirmed' ORDER BY email")
                .mapTo(String.class)
                .map(email -> email.substring(0, email.indexOf('@')))
                .list());
    }
}
