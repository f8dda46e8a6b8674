package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The mail that tells an office what is due, as the office gets it. */
@Timeout(300)
class UnitDigestMailTest {
    private static final String WORDS = "Dort roch es nach Rauch";

    @Test
    void anOfficeIsToldInTheMorningWhatIsDueAndOneWithoutAnythingDueIsNot() throws Exception {
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        // Five in the morning in Dortmund.
        MovableClock clock = new MovableClock(Instant.parse("2026-11-21T04:00:00Z"));
        try (TestServer server = TestServer.start(
                        clock,
                        Map.of(
                                "ANGSTRAUM_SMTP_HOST", "127.0.0.1",
                                "ANGSTRAUM_SMTP_PORT",
                                        Integer.toString(mails.getSmtp().getPort()),
                                "ANGSTRAUM_SMTP_TLS", "none",
                                "ANGSTRAUM_MAIL_FROM", "karte@karte.example",
                                "ANGSTRAUM_PUBLIC_URL", "http://karte.example"));
                Reports reports = new Reports(server)) {
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            long late = MeasureDesk.planned(
                    coordinator, MeasureDesk.plan(MeasureDesk.PLACE, "edg", "approved", "2026-11-21"));
            long soon = MeasureDesk.planned(
                    coordinator, MeasureDesk.plan(MeasureDesk.PLACE, "edg", "approved", "2026-11-27"));
            reports.sent(Reports.report().put("text", WORDS));
            reports.change("UPDATE report SET unit = 'edg'");
            StaffBrowser admin = server.signIn(Role.ADMIN, null);
            for (String unit : new String[] {"edg", "polizei"}) {
                String page = "/verwaltung/stellen/" + unit;
                assertTrue(admin.get(page).body().contains("Bisher nicht per Mail"));
                assertEquals(
                        303,
                        admin.post(
                                        page,
                                        Map.of(
                                                "version",
                                                MeasureDesk.version(admin, page),
                                                "title",
                                                unit,
                                                "email",
                                                unit + "@dortmund.example"))
                                .statusCode());
            }
            clock.advance(Duration.ofHours(26));
            Await.until("the mail of the second day", () -> mails.getReceivedMessages().length == 1);
            clock.advance(Duration.ofDays(1));
            Await.until("that of the third", () -> mails.getReceivedMessages().length == 2);
            MimeMessage mail = mails.getReceivedMessages()[0];
            assertEquals("edg@dortmund.example", mail.getAllRecipients()[0].toString());
            assertEquals("Fristen edg: 1 überfällig, 1 in 7 Tagen", mail.getSubject());
            String body = mail.getContent().toString().replace("\r", "");
            assertTrue(body.contains("das steht am 22.11.2026"), body);
            assertTrue(
                    body.contains("Beleuchtung: überfällig, vorgesehen war der 21.11.2026\n" + "  http://karte.example"
                            + MeasureDesk.page(late)),
                    body);
            assertTrue(
                    body.contains("Beleuchtung: bis 27.11.2026\n  http://karte.example" + MeasureDesk.page(soon)),
                    body);
            assertTrue(body.contains("Eine Meldung ist noch nicht entschieden, die älteste vom 21.11.2026."), body);
            assertFalse(body.contains(WORDS), body);
            assertFalse(body.contains("{{url}}"), body);
            for (MimeMessage each : mails.getReceivedMessages()) {
                assertEquals("edg@dortmund.example", each.getAllRecipients()[0].toString());
            }
            String page = server.signIn(Role.ADMIN, null)
                    .get("/verwaltung/stellen/edg")
                    .body();
            assertTrue(page.contains("Zuletzt am 23.11.2026 per Mail"), page);
        } finally {
            mails.stop();
        }
    }
}
