package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Effort;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.LogLines;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Overlap;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.SmtpTalk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.web.Messages;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people who reported hear of it by mail, and what staff see of the mails. */
@Timeout(300)
class MailsTest {
    private static final String WORDS = "Dort roch es nach Rauch";
    private static final String PUBLIC_URL = "http://karte.example";
    private static final Pattern CODE = Pattern.compile(Pattern.quote(PUBLIC_URL) + "/meldung/(\\S+)");
    private static final Pattern FORM = Pattern.compile("/verwaltung/mails/(\\d+)/erneut");

    private static Map<String, String> smtp(int port) {
        return new HashMap<>(Map.of(
                "ANGSTRAUM_SMTP_HOST", "127.0.0.1",
                "ANGSTRAUM_SMTP_PORT", Integer.toString(port),
                "ANGSTRAUM_SMTP_TLS", "none",
                "ANGSTRAUM_MAIL_FROM", "karte@karte.example",
                "ANGSTRAUM_PUBLIC_URL", PUBLIC_URL,
                "ANGSTRAUM_REPORT_LIMIT", "0"));
    }

    private static GreenMail greenMail() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static TestServer start(Map<String, String> environment) {
        return TestServer.start(new MovableClock(Imports.CLOCK.instant()), environment);
    }

    private static String send(Reports reports, String email, String language) {
        HttpResponse<String> answer =
                reports.send(Reports.report().put("email", email).put("text", WORDS), "Accept-Language", language);
        assertEquals(201, answer.statusCode(), answer.body());
        return TestServer.parse(answer.body()).get("followCode").asText();
    }

    private static void attach(Reports reports, String email) {
        reports.change("UPDATE report SET state = 'attached', place_id = '" + MeasureDesk.PLACE + "' WHERE email = '"
                + email + "'");
    }

    private static long id(Reports reports, String email) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT id FROM report WHERE email = :email")
                .bind("email", email)
                .mapTo(Long.class)
                .one());
    }

    private static void decide(StaffBrowser coordinator, long id, String form, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("version", Inbox.version(coordinator, id));
        HttpResponse<String> answer = Inbox.post(coordinator, id, form, all);
        assertEquals(303, answer.statusCode(), answer.body());
    }

    private static void news(StaffBrowser staff, String visibility, String text) {
        String page = "/verwaltung/orte/" + MeasureDesk.PLACE;
        Map<String, String> form = Map.of(
                "version",
                Inbox.version(staff.get(page).body()),
                "visibility",
                visibility,
                "text",
                text,
                "step",
                "publish");
        HttpResponse<String> answer = staff.post(page + "/neuigkeit", form);
        assertEquals(303, answer.statusCode(), answer.body());
    }

    private static int stored(Reports reports) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM outbox")
                .mapTo(Integer.class)
                .one());
    }

    private static String text(MimeMessage message) throws Exception {
        return message.getContent().toString().replace("\r", "");
    }

    private static MimeMessage to(GreenMail server, String address) throws Exception {
        for (MimeMessage message : server.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                return message;
            }
        }
        throw new AssertionError("nothing for " + address);
    }

    @Test
    void theDecisionComesInTheLanguageOfTheSenderWithALinkThatOpensTheReport() throws Exception {
        GreenMail mails = greenMail();
        try (TestServer server = start(smtp(mails.getSmtp().getPort()));
                Reports reports = new Reports(server)) {
            String code = send(reports, "anna@example.org", "de");
            send(reports, "ben@example.org", "en");
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            decide(coordinator, id(reports, "anna@example.org"), "zuordnen", Map.of("placeId", Reports.HOERDE));
            decide(
                    coordinator,
                    id(reports, "ben@example.org"),
                    "ablehnen",
                    Map.of("reason", "other-authority", "rejectAnswer", "The railway looks after it."));
            assertTrue(mails.waitForIncomingEmail(60_000, 2));

            MimeMessage german = to(mails, "anna@example.org");
            assertEquals(
                    "Ihre Meldung gehört jetzt zum Ort „Bahnhof Hörde, Umfeld und Unterführung“", german.getSubject());
            String body = text(german);
            assertTrue(body.contains(PUBLIC_URL + "/orte/" + Reports.HOERDE), body);
            assertTrue(body.contains("Hörde"), body);
            assertFalse(body.contains(WORDS), body);
            Matcher link = CODE.matcher(body);
            assertTrue(link.find(), body);
            assertEquals(code, link.group(1));
            assertEquals(
                    "attached",
                    server.json("/api/reports/" + link.group(1)).get("state").asText());

            MimeMessage english = to(mails, "ben@example.org");
            assertEquals("Answer to your report", english.getSubject());
            assertTrue(text(english).contains("The railway looks after it."), text(english));
            assertTrue(text(english).contains(Messages.of("en").text("reason.other-authority")), text(english));
            assertFalse(text(english).contains(WORDS));
            Await.until("nothing is kept of what was sent", () -> stored(reports) == 0);
        } finally {
            mails.stop();
        }
    }

    @Test
    void whoeverReportedCanEndTheMailsAndTheReportStays() throws Exception {
        GreenMail mails = greenMail();
        try (TestServer server = start(smtp(mails.getSmtp().getPort()));
                Reports reports = new Reports(server)) {
            String anna = send(reports, "anna@example.org", "de");
            String ben = send(reports, "ben@example.org", "de");
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            decide(coordinator, id(reports, "anna@example.org"), "zuordnen", Map.of("placeId", Reports.HOERDE));
            assertTrue(mails.waitForIncomingEmail(60_000, 1));
            MimeMessage mail = to(mails, "anna@example.org");
            String end = mail.getHeader("List-Unsubscribe", null).replaceAll("[<>]", "");
            assertTrue(text(mail).contains(end) && end.startsWith(PUBLIC_URL + "/meldung/ende/"), text(mail));
            String path = end.substring(PUBLIC_URL.length());

            assertTrue(server.get(path).body().contains("Keine Mails mehr</button>"));
            assertEquals(2, addresses(reports), "looking ends nothing");
            assertEquals(404, server.get(path.replaceAll("..$", "zz")).statusCode());
            String form = "application/x-www-form-urlencoded";
            String wrong = path.substring(0, path.length() - 1) + (path.endsWith("0") ? "1" : "0");
            assertEquals(
                    404, server.post(wrong, form, "List-Unsubscribe=One-Click").statusCode());
            assertEquals(2, addresses(reports));
            assertEquals(
                    200, server.post(path, form, "List-Unsubscribe=One-Click").statusCode());
            assertEquals(1, addresses(reports));
            assertEquals(
                    "attached", server.json("/api/reports/" + anna).get("state").asText());
            assertFalse(server.get("/meldung/" + anna).body().contains("stop-mails"));

            assertTrue(server.get("/meldung/" + ben).body().contains("value=\"stop-mails\""));
            assertEquals(
                    303,
                    server.post("/meldung/" + ben, form, "action=stop-mails").statusCode());
            assertEquals(0, addresses(reports));
            assertEquals("new", server.json("/api/reports/" + ben).get("state").asText());
        } finally {
            mails.stop();
        }
    }

    private static int addresses(Reports reports) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM report WHERE email IS NOT NULL")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void publicNewsGoesOnceToEverybodyWhoseReportBelongsToThePlace() throws Exception {
        GreenMail mails = greenMail();
        try (TestServer server = start(smtp(mails.getSmtp().getPort()));
                Reports reports = new Reports(server)) {
            for (String name : List.of("anna", "ben", "anna2", "cem", "dora")) {
                send(reports, name + "@example.org", "ben".equals(name) ? "en" : "de");
                attach(reports, name + "@example.org");
            }
            reports.change("UPDATE report SET email = 'Anna@example.org' WHERE email = 'anna2@example.org'");
            reports.change("UPDATE report SET state = 'rejected' WHERE email = 'cem@example.org'");
            reports.change("UPDATE report SET place_id = '" + Reports.HOERDE + "' WHERE email = 'dora@example.org'");
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            news(coordinator, "internal", "Nur für die Akten.");
            news(coordinator, "public", "Die Leuchten sind bestellt.");
            assertTrue(mails.waitForIncomingEmail(60_000, 2));
            Await.until("all is sent", () -> stored(reports) == 0);

            TreeSet<String> recipients = new TreeSet<>();
            for (MimeMessage message : mails.getReceivedMessages()) {
                recipients.add(message.getAllRecipients()[0].toString());
                String body = text(message);
                assertTrue(body.contains("Die Leuchten sind bestellt."), body);
                assertTrue(body.contains(PUBLIC_URL + "/orte/" + MeasureDesk.PLACE), body);
                assertFalse(body.contains(WORDS), body);
            }
            assertEquals(2, mails.getReceivedMessages().length);
            assertEquals(new TreeSet<>(List.of("Anna@example.org", "ben@example.org")), recipients);
            assertTrue(to(mails, "ben@example.org").getSubject().startsWith("News on the place"));
        } finally {
            mails.stop();
        }
    }

    @Test
    void withoutAMailServerEverythingWorksAndStaffSeeThatMailsWait() {
        try (TestServer server = start(Map.of());
                Reports reports = new Reports(server)) {
            String code = send(reports, "anna@example.org", "de");
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            decide(coordinator, id(reports, "anna@example.org"), "zuordnen", Map.of("placeId", MeasureDesk.PLACE));
            assertEquals(1, stored(reports));
            String inbox = coordinator.get(Inbox.PATH).body();
            assertTrue(inbox.contains(Messages.of("de").text("desk.inbox.mails-wait", 1)), inbox);
            String page =
                    server.signIn(Role.ADMIN, null).get("/verwaltung/mails").body();
            assertTrue(page.contains("Es ist kein Mailserver eingerichtet."), page);
            assertTrue(page.contains("Eine Mail wartet."), page);
            assertFalse(page.contains("example.org"), "no address of somebody whose mail waits");

            MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
            assertEquals(2, stored(reports));
            assertEquals(
                    303,
                    server.browser().postPlain("/meldung/" + code, Map.of()).statusCode());
            assertEquals(0, stored(reports), "who takes the report back hears nothing more");
        }
    }

    @Test
    void aRefusedAddressIsSeenByAdminsOnlyAndMasked() throws Exception {
        try (LogLines log = new LogLines();
                SmtpTalk smtp = new SmtpTalk();
                TestServer server = start(smtp(smtp.port()));
                Reports reports = new Reports(server)) {
            smtp.refuse("RCPT TO:<annabel", "550 annabel@example.org is unknown here");
            send(reports, "annabel@example.org", "de");
            attach(reports, "annabel@example.org");
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            MeasureDesk.planned(coordinator, "tiefbauamt", "approved");
            StaffBrowser admin = server.signIn(Role.ADMIN, null);
            Await.until("given up", () -> admin.get("/verwaltung/mails").body().contains("a***@example.org"));
            String page = admin.get("/verwaltung/mails").body();
            assertTrue(page.contains("Die Adresse wurde nicht angenommen. (SMTP 550)"), page);
            assertFalse(page.contains("annabel"), page);
            assertEquals(403, coordinator.get("/verwaltung/mails").statusCode());

            String path = "/verwaltung/mails/" + mailId(page);
            assertEquals(403, coordinator.post(path + "/erneut", Map.of()).statusCode());
            assertEquals(303, admin.post(path + "/erneut", Map.of()).statusCode());
            Await.until(
                    "given up again",
                    () -> admin.get("/verwaltung/mails").body().contains("a***@example.org"));
            assertEquals(303, admin.post(path + "/verwerfen", Map.of()).statusCode());
            assertEquals(0, stored(reports));
            String again = admin.get(admin.post(path + "/erneut", Map.of())
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .body();
            assertTrue(again.contains("Diese Mail gibt es nicht mehr."), again);

            List<String> audit = reports.database().read(tx -> tx.handle()
                    .createQuery("SELECT action || ' ' || COALESCE(before_json, '') || COALESCE(after_json, '')"
                            + " FROM audit_entry WHERE subject_kind = 'mail' ORDER BY id")
                    .mapTo(String.class)
                    .list());
            assertEquals(2, audit.size(), audit.toString());
            assertFalse(audit.toString().contains("example.org"), audit.toString());
            String lines = log.text();
            assertTrue(lines.contains("recipient 550"), lines);
            assertFalse(lines.contains("annabel"), lines);
        }
    }

    private static String mailId(String page) {
        Matcher matcher = FORM.matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1);
    }

    @Test
    void newsOfAPlaceWithAThousandSendersIsStoredInOneGo() {
        try (TestServer server = start(Map.of());
                Reports reports = new Reports(server)) {
            reports.change(
                    """
                    INSERT INTO report (code_hash, submission_hash, state, causes, times, safety, email, language, channel,
                      place_id, photos, created_at, version)
                    SELECT 'c' || x, 's' || x, 'attached', 'lighting', 'night', 2, 'p' || x || '@example.org', 'de', 'json',
                      '%s', 0, CURRENT_TIMESTAMP, 1 FROM SYSTEM_RANGE(1, 1000)
                    """
                            .formatted(MeasureDesk.PLACE));
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            Effort.atMost(Duration.ofSeconds(20), () -> MeasureDesk.planned(coordinator, "tiefbauamt", "approved"));
            assertEquals(1000, stored(reports));
        }
    }

    @Test
    void allFaultsOfTheMailSettingsAreNamedWithoutThePassword() {
        Map<String, String> wrong = smtp(25);
        wrong.remove("ANGSTRAUM_PUBLIC_URL");
        wrong.put("ANGSTRAUM_SMTP_HOST", "mail.example.org");
        wrong.put("ANGSTRAUM_SMTP_USER", "karte");
        wrong.put("ANGSTRAUM_SMTP_PASSWORD", "streng-geheim");
        wrong.put("ANGSTRAUM_MAIL_FROM", "Karte <karte@example.org>");
        try (TestServer server = start(wrong)) {
            throw new AssertionError("started at " + server.url("/"));
        } catch (StartupException e) {
            List<String> keys = e.reasons().stream()
                    .map(StartupException.Reason::key)
                    .sorted()
                    .toList();
            assertEquals(Arrays.asList("mail-from", "mail-open", "mail-public-url"), keys);
            assertFalse(e.reasons().toString().contains("streng-geheim"));
        }
    }

    @Test
    void aMailboxOfBouncesIsSetAllOrNot() {
        Map<String, String> wrong = smtp(25);
        wrong.put("ANGSTRAUM_BOUNCE_HOST", "imap.example.org");
        wrong.put("ANGSTRAUM_BOUNCE_TLS", "none");
        wrong.put("ANGSTRAUM_BOUNCE_PORT", "0");
        wrong.put("ANGSTRAUM_BOUNCE_PASSWORD", "streng-geheim");
        wrong.put("ANGSTRAUM_BOUNCE_ADDRESS", "Karte <karte@example.org>");
        assertEquals(List.of("bounce-user", "mail-from", "mail-open", "number"), faults(wrong));
        Map<String, String> alone =
                Map.of("ANGSTRAUM_BOUNCE_USER", "karte", "ANGSTRAUM_BOUNCE_ADDRESS", "karte@example.org");
        assertEquals(List.of("bounce-without-host", "mail-without-host"), faults(alone));
    }

    private static List<String> faults(Map<String, String> settings) {
        try {
            throw new AssertionError("taken: " + Config.from(settings).bounces());
        } catch (StartupException e) {
            assertFalse(e.reasons().toString().contains("streng-geheim"));
            return e.reasons().stream()
                    .map(StartupException.Reason::key)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whoWithdrawsWhileNewsIsPublishedGetsNone() {
        try (TestServer server = start(Map.of());
                Reports reports = new Reports(server)) {
            send(reports, "anna@example.org", "de");
            attach(reports, "anna@example.org");
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            Overlap.of(
                    reports.database(),
                    tx -> tx.handle().execute("UPDATE report SET state = 'withdrawn', email = NULL"),
                    () -> MeasureDesk.planned(coordinator, "tiefbauamt", "approved"));
            assertEquals(0, stored(reports));
        }
    }
}
