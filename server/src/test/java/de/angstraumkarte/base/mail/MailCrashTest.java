package de.angstraumkarte.base.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.App;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.domain.account.AccountDraft;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Child;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was told "done" can rely on the mail, whatever happens to the process in between. */
@Timeout(300)
class MailCrashTest {
    @TempDir
    private Path folder;

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "ANGSTRAUM_PORT", "0",
                "ANGSTRAUM_HOST", "127.0.0.1",
                "ANGSTRAUM_DATA", folder.toString(),
                "ANGSTRAUM_TILES_URL", ""));
    }

    private void prepare() {
        try (App app = App.open(Config.from(environment()), Clock.systemUTC())) {
            app.loadBaseData();
            app.accounts()
                    .create(
                            AccountService.COMMAND_LINE,
                            new AccountDraft("koordination", "Koordination", Role.COORDINATOR, null),
                            TestServer.PASSWORD,
                            false);
        }
    }

    private static void report(String address) throws Exception {
        String report = Reports.report().put("email", "anna@example.org").toString();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address + "/api/reports"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(report))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
    }

    @Test
    void theMailArrivesAlthoughTheProcessIsKilledRightAfterTheDecision() throws Exception {
        prepare();
        try (Child first = Child.program(environment())) {
            String address = first.awaitAddress();
            StaffBrowser coordinator = new StaffBrowser(path -> address + path);
            report(address);
            coordinator.signIn("koordination", TestServer.PASSWORD);
            HttpResponse<String> decided =
                    Inbox.post(coordinator, 1, "zuordnen", Map.of("version", "1", "placeId", MeasureDesk.PLACE));
            assertEquals(303, decided.statusCode(), decided.body());
            first.kill();
            first.awaitEnd();
        }
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        Map<String, String> environment = environment();
        environment.putAll(Map.of(
                "ANGSTRAUM_SMTP_HOST", "127.0.0.1",
                "ANGSTRAUM_SMTP_PORT", Integer.toString(mails.getSmtp().getPort()),
                "ANGSTRAUM_SMTP_TLS", "none",
                "ANGSTRAUM_MAIL_FROM", "karte@karte.example",
                "ANGSTRAUM_PUBLIC_URL", "https://karte.example"));
        try (Child second = Child.program(environment)) {
            assertNotNull(second);
            assertTrue(mails.waitForIncomingEmail(120_000, 1));
            assertEquals("anna@example.org", mails.getReceivedMessages()[0].getAllRecipients()[0].toString());
        } finally {
            mails.stop();
        }
    }
}
