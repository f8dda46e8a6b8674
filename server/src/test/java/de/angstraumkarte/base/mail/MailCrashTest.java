package de.angstraumkarte.base.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import de.angstraumkarte.App;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.domain.account.AccountDraft;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Child;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was told "done" can rely on the mail, whatever happens to the process in between. */
@Timeout(120)
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
        try (Database database = Database.open(folder)) {
            database.change(tx -> tx.handle()
                    .execute(
                            """
                            INSERT INTO report (code_hash, submission_hash, state, causes, times, safety, email, language,
                              channel, place_id, photos, created_at, version)
                            VALUES ('c', 's', 'attached', 'lighting', 'night', 2, 'anna@example.org', 'de', 'json', ?, 0,
                              CURRENT_TIMESTAMP, 1)
                            """,
                            MeasureDesk.PLACE));
        }
    }

    @Test
    void aMailArrivesAlthoughTheProcessIsKilledRightAfterTheCommit() throws Exception {
        prepare();
        try (Child first = Child.program(environment())) {
            String address = first.awaitAddress();
            StaffBrowser coordinator = new StaffBrowser(path -> address.replace("localhost", "127.0.0.1") + path);
            coordinator.signIn("koordination", TestServer.PASSWORD);
            MeasureDesk.planned(
                    coordinator,
                    MeasureDesk.plan(
                            MeasureDesk.PLACE,
                            "tiefbauamt",
                            "approved",
                            LocalDate.now().plusDays(90).toString()));
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
            assertTrue(mails.waitForIncomingEmail(60_000, 1));
            assertEquals("anna@example.org", mails.getReceivedMessages()[0].getAllRecipients()[0].toString());
        } finally {
            mails.stop();
        }
    }
}
