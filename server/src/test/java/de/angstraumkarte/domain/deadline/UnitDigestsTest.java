package de.angstraumkarte.domain.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.config.Config.UnitDigest;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.mail.OutboxStore;
import de.angstraumkarte.domain.measure.MeasureStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When offices are written to. The Tiefbauamt has a measure that was to be done long ago. */
class UnitDigestsTest {
    private TestDatabase store;
    private Database database;

    @BeforeEach
    void open() {
        store = TestDatabase.filled();
        database = store.database();
        change("UPDATE unit SET email = id || '@dortmund.example' WHERE id IN ('tiefbauamt', 'edg')");
        change(
                "INSERT INTO measure (place_id, type, status, unit, description, due, first_due, created_at, version) VALUES"
                        + " ('angst-westpark', 'lighting', 'approved', 'tiefbauamt', 'Leuchten', DATE '2026-01-31', DATE '2026-01-31',"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 10:00:00+00', 1)");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void change(String sql) {
        database.change(tx -> tx.handle().execute(sql));
    }

    private UnitDigests digests(UnitDigest days, int hour) {
        DeadlineService deadlines = new DeadlineService(
                new HeavyReads(database),
                new DeadlineStore(),
                new DueEffectStore(),
                new MeasureStore(),
                new NewsIntervals(28, 90),
                14,
                Imports.CLOCK);
        Outbox outbox = new Outbox(database, new OutboxStore(), true, Imports.CLOCK);
        return new UnitDigests(database, new UnitDigestStore(), deadlines, outbox, days, hour);
    }

    private List<String> bodies() {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT body FROM outbox WHERE kind = 'unit-digest' ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    /** Whether a run at a moment writes; what it wrote is taken away. */
    private boolean writes(UnitDigests digests, String moment) {
        digests.write(OffsetDateTime.parse(moment));
        boolean any = !bodies().isEmpty();
        change("DELETE FROM outbox");
        return any;
    }

    @Test
    void onceADayFromTheHourOn() {
        UnitDigests digests = digests(UnitDigest.DAILY, 7);
        assertFalse(writes(digests, "2026-11-21T05:59:00Z"));
        assertTrue(writes(digests, "2026-11-21T06:00:00Z"));
        assertFalse(writes(digests, "2026-11-21T22:59:00Z"));
        assertFalse(writes(digests, "2026-11-21T23:30:00Z"), "the next day has begun, its hour has not");
        assertTrue(writes(digests, "2026-11-22T15:00:00Z"), "late is better than never");
    }

    @Test
    void onceAlsoOnTheDaysOnWhichClocksChange() {
        UnitDigests atTwo = digests(UnitDigest.DAILY, 2);
        assertFalse(writes(atTwo, "2026-10-24T23:30:00Z"));
        assertTrue(writes(atTwo, "2026-10-25T00:30:00Z"), "2:30 for the first time");
        assertFalse(writes(atTwo, "2026-10-25T01:30:00Z"), "2:30 for the second time");
        assertFalse(writes(atTwo, "2027-03-28T00:59:00Z"));
        assertTrue(writes(atTwo, "2027-03-28T01:00:00Z"), "3:00, since this day has no 2:00");
        assertFalse(writes(atTwo, "2027-03-28T02:00:00Z"));
    }

    @Test
    void onWorkingDaysOnlyOrNeverIfSoConfigured() {
        UnitDigests weekdays = digests(UnitDigest.WEEKDAYS, 7);
        assertTrue(writes(weekdays, "2026-11-20T09:00:00Z"));
        assertFalse(writes(weekdays, "2026-11-21T09:00:00Z"));
        assertFalse(writes(weekdays, "2026-11-22T09:00:00Z"));
        assertTrue(writes(weekdays, "2026-11-23T09:00:00Z"));
        assertFalse(writes(digests(UnitDigest.OFF, 7), "2026-11-24T09:00:00Z"));
    }

    @Test
    void manyProcessesWriteOneMail() {
        OffsetDateTime now = OffsetDateTime.parse("2026-11-21T09:00:00Z");
        CompletableFuture<?>[] runs = Stream.generate(() -> digests(UnitDigest.DAILY, 7))
                .limit(8)
                .map(digests -> CompletableFuture.runAsync(() -> digests.write(now)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(runs).join();
        assertEquals(1, bodies().size());
    }

    @Test
    void aMailThatStillWaitsIsReplaced() {
        UnitDigests digests = digests(UnitDigest.DAILY, 7);
        digests.write(OffsetDateTime.parse("2026-11-21T09:00:00Z"));
        digests.write(OffsetDateTime.parse("2026-11-22T09:00:00Z"));
        assertEquals(1, bodies().size());
        assertTrue(bodies().get(0).contains("22.11.2026"));
    }

    @Test
    void coordinatorsHearOfWhatNobodyIsInChargeOfAndLongListsAreCut() {
        change(
                "INSERT INTO account (login, name, password, role, unit, must_change_password, totp_confirmed, failed_logins,"
                        + " created_at, version) VALUES ('k', 'K', 'x', 'coordinator', 'edg', FALSE, FALSE, 0, CURRENT_TIMESTAMP, 1)");
        change("UPDATE place SET promised_by = DATE '2026-11-24' WHERE layer = 'angstraeume'");
        digests(UnitDigest.DAILY, 7).write(OffsetDateTime.parse("2026-11-21T09:00:00Z"));
        assertEquals(2, bodies().size());
        String edg = bodies().get(0);
        assertTrue(edg.contains("OHNE ZUSTÄNDIGE STELLE"), edg);
        assertTrue(edg.contains("und 2 weitere"), edg);
        assertEquals(
                10,
                edg.lines().filter(line -> line.endsWith(": bis 24.11.2026")).count());
        String tiefbauamt = bodies().get(1);
        assertFalse(tiefbauamt.contains("OHNE ZUSTÄNDIGE STELLE"), tiefbauamt);
        assertTrue(tiefbauamt.contains("Westpark: bis 24.11.2026"), "news of a place where it has a measure");
    }
}
