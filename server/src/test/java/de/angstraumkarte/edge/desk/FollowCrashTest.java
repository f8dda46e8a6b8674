package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Followers;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Overlap;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.SmtpTalk;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** News reaches every follower once, whoever hands it out and whenever it stops. */
@Timeout(300)
class FollowCrashTest {
    private static final String PLACE = MeasureDesk.PLACE;

    private static TestServer start(Path folder, MovableClock clock) {
        return TestServer.over(folder, clock, Map.of("ANGSTRAUM_FOLLOW_LIMIT", "0"));
    }

    private static void followers(Reports store, int count, String rhythm) {
        store.change(
                """
                INSERT INTO follow (email, language, place_id, rhythm, state, created_at, confirmed_at)
                SELECT 'p' || x || '@example.org', 'de', '%s', '%s', 'confirmed', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP
                FROM SYSTEM_RANGE(1, %d)
                """
                        .formatted(PLACE, rhythm, count));
    }

    private static long number(Reports store, String sql) {
        return store.database()
                .read(tx -> tx.handle().createQuery(sql).mapTo(Long.class).one());
    }

    private static void everybodyOnce(Reports store, int count) {
        Await.until("handed out", () -> number(store, "SELECT count(*) FROM follow_news") == 0);
        assertEquals(count, number(store, "SELECT count(*) FROM outbox WHERE kind = 'follow-news'"));
        assertEquals(count, number(store, "SELECT count(DISTINCT recipient) FROM outbox"));
    }

    @Test
    void twoProcessesServeEverybodyOnce() throws Exception {
        Path folder = Files.createTempDirectory("angstraumkarte-followers");
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        try (TestServer first = start(folder, clock)) {
            // The second closes before the first, which deletes the folder.
            TestServer second = start(folder, clock);
            try (Reports store = new Reports(first)) {
                followers(store, 1_500, "at-once");
                second.account("zweite", Role.COORDINATOR, null);
                StaffBrowser staff = second.browser();
                assertEquals(303, staff.signIn("zweite", TestServer.PASSWORD).statusCode());
                store.database().change(tx -> {
                    tx.handle()
                            .createQuery("SELECT id FROM follow FOR UPDATE")
                            .mapTo(Long.class)
                            .list();
                    // Nobody can hand anything out now, and staff do not wait for that.
                    Followers.publish(first, PLACE, "Für alle.", null);
                });
                Followers.publish(staff, PLACE, "Noch einmal für alle.", null);
                Await.until("handed out", () -> number(store, "SELECT count(*) FROM follow_news") == 0);
                assertEquals(3_000, number(store, "SELECT count(*) FROM outbox WHERE kind = 'follow-news'"));
                assertEquals(
                        1_500,
                        number(
                                store,
                                "SELECT count(*) FROM (SELECT recipient FROM outbox GROUP BY recipient HAVING count(*) = 2)"));

                store.change("DELETE FROM outbox");
                store.change("UPDATE follow SET rhythm = 'daily'");
                Followers.publish(first, PLACE, "Für morgen.", null);
                Await.until(
                        "all pending",
                        () -> number(store, "SELECT count(*) FROM follow_pending") == 1_500
                                && number(store, "SELECT count(*) FROM follow_news") == 0);
                clock.advance(Duration.ofDays(1));
                Await.until("all written", () -> number(store, "SELECT count(*) FROM follow_pending") == 0);
                assertEquals(1_500, number(store, "SELECT count(*) FROM outbox WHERE kind = 'follow-digest'"));
                assertEquals(1_500, number(store, "SELECT count(DISTINCT recipient) FROM outbox"));
            } finally {
                second.app().close();
            }
        }
    }

    @Test
    void whatAStopLeftIsHandedOutByTheNextStart() throws Exception {
        Path folder = Files.createTempDirectory("angstraumkarte-followers");
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        TestServer first = start(folder, clock);
        try (Reports store = new Reports(first)) {
            followers(store, 1_000, "at-once");
            Followers.publish(first, PLACE, "Für alle.", null);
            first.app().close();
            long left = number(store, "SELECT count(*) FROM follow_news");
            try (TestServer next = start(folder, clock)) {
                everybodyOnce(store, 1_000);
                assertTrue(left <= 1, next.url("/"));
            }
        }
    }

    @Test
    void aCrashBetweenTheEntryAndTheMailsLosesAndRepeatsNothing() throws Exception {
        Path folder = Files.createTempDirectory("angstraumkarte-followers");
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        TestServer first = start(folder, clock);
        try (Reports store = new Reports(first)) {
            first.app().close();
            followers(store, 450, "at-once");
            // As a crash after the first batch of 200 leaves it.
            store.change(
                    """
                    INSERT INTO follow_news (update_id, place_id, district, after_follow)
                    SELECT max(id), place_id, NULL, 200 FROM status_update
                    WHERE place_id = '%s' AND visibility = 'public' GROUP BY place_id
                    """
                            .formatted(PLACE));
            assertEquals(200, number(store, "SELECT count(*) FROM follow WHERE id <= 200"));
            try (TestServer next = start(folder, clock)) {
                everybodyOnce(store, 250);
                assertEquals(0, number(store, "SELECT count(*) FROM outbox WHERE recipient = 'p200@example.org'"));
                assertEquals(200, next.get("/abo").statusCode());
            }
        }
    }

    @Test
    void whoEndsWhileNewsIsHandedOutGetsNone() throws Exception {
        Path folder = Files.createTempDirectory("angstraumkarte-followers");
        try (TestServer server = start(folder, new MovableClock(Imports.CLOCK.instant()));
                Reports store = new Reports(server)) {
            followers(store, 1, "at-once");
            Overlap.of(
                    store.database(),
                    tx -> tx.handle().execute("UPDATE follow SET state = 'ended', ended_at = CURRENT_TIMESTAMP"),
                    () -> {
                        Followers.publish(server, PLACE, "Zu spät.", null);
                        Await.until("handed out", () -> number(store, "SELECT count(*) FROM follow_news") == 0);
                        return true;
                    });
            assertEquals(0, number(store, "SELECT count(*) FROM outbox"));
        }
    }

    @Test
    void anAddressThatIsRefusedEndsItsFollow() throws Exception {
        try (SmtpTalk smtp = new SmtpTalk();
                TestServer server =
                        TestServer.start(new MovableClock(Imports.CLOCK.instant()), Followers.settings(smtp.port()));
                Reports store = new Reports(server)) {
            smtp.refuse("RCPT TO:<p1@", "550 5.1.1 no such user");
            followers(store, 1, "at-once");
            Followers.publish(server, PLACE, "Kommt nicht an.", null);
            Await.until("ended", () -> number(store, "SELECT count(*) FROM follow WHERE state = 'ended'") == 1);
            Await.until("and forgotten", () -> number(store, "SELECT count(*) FROM outbox") == 0);
        }
    }
}
