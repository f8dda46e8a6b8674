package de.angstraumkarte.domain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.mail.NewMail;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.mail.OutboxStore;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportServiceTest {
    private static final Sender SENDER = new Sender("192.0.2.1", false);
    private static final String OTHER = "angst-piepenstock-tunnel";

    private final MovableClock clock = new MovableClock(Imports.CLOCK.instant());
    private TestDatabase store;
    private Database database;
    private ReportService reports;

    @BeforeEach
    void open() {
        store = TestDatabase.filled();
        database = store.database();
        reports = service();
    }

    /** As another process over the same store would have it. */
    private ReportService service() {
        PlaceService places = new PlaceService(
                database, new PlaceStore(), new LayerRevisionStore(), new NewsIntervals(28, 90), clock);
        Signer followCodes = new Keys(database, new SecretStore(), clock).signer("follow-code");
        return new ReportService(
                database,
                new ReportStore(),
                new ReportRules(Imports.over(database).bundled().outline(), places),
                new Photos(),
                new SenderLimits(0, clock),
                followCodes,
                new ReportMails(
                        new Outbox(database, new OutboxStore(), false, clock),
                        new ReportMailStore(),
                        new PlaceStore(),
                        followCodes),
                14,
                clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aWithdrawnReportLosesEverythingAtOnceAndStaysWithdrawn() {
        String code = receive(report("geheim", "anna@example.org", null), List.of(TestPhotos.jpeg(8, 8)));
        reports.withdraw(code);
        Map<String, Object> row = newest();
        for (String column : List.of("body", "email", "lon", "lat", "geom_utm", "answer")) {
            assertNull(row.get(column), column);
        }
        assertEquals("withdrawn", row.get("state"));
        assertEquals(2, row.get("version"));
        assertEquals(0L, count("photo"));
        assertEquals(1L, count("report"));
        assertEquals(ReportState.WITHDRAWN, reports.byCode(code).state());

        reports.withdraw(code);
        assertEquals(2, newest().get("version"));
        assertThrows(NotFound.class, () -> reports.withdraw("0000-0000-0000-0000-0000-0000-0000"));
    }

    @Test
    void addressesAreErasedThirtyDaysAfterTheEnd() {
        String code = receive(report("a", "anna@example.org", null), List.of());
        database.change(tx -> tx.handle()
                .createUpdate("UPDATE report SET state = 'rejected', ended_at = :now")
                .bind("now", OffsetDateTime.now(clock))
                .execute());
        receive(report("b", "bert@example.org", null), List.of());
        clock.advance(Duration.ofDays(30));
        assertEquals(0, reports.erase(OffsetDateTime.now(clock)));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, reports.erase(OffsetDateTime.now(clock)));
        assertEquals(0, reports.erase(OffsetDateTime.now(clock)));
        assertEquals("bert@example.org", newest().get("email"));
        assertEquals(ReportState.REJECTED, reports.byCode(code).state());
    }

    @Test
    void aDecisionIsPromisedByADay() {
        assertEquals(LocalDate.of(2026, 12, 5), reports.nextBy());
    }

    @Test
    void twoProcessesKeepTheSameSubmissionOnce() throws Exception {
        ReportService other = service();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            NewReport report = report("dasselbe", null, null);
            Callable<String> one = () -> receive(reports, report);
            Callable<String> two = () -> receive(other, report);
            Set<String> codes = threads.invokeAll(List.of(one, two, one, two, one, two, one, two)).stream()
                    .map(future -> assertDone(future::get))
                    .collect(Collectors.toSet());
            assertEquals(1, codes.size());
            assertEquals(1L, count("report"));
        } finally {
            threads.shutdown();
        }
        assertTrue(other.receive(report("dasselbe", null, null), List.of(), "key", SENDER)
                .repeated());
    }

    @Test
    void aReportAboutAMergedPlaceIsAboutTheOneThatTookItOver() {
        database.change(tx -> tx.handle()
                .execute(
                        "UPDATE place SET retired_at = created_at, merged_into = ? WHERE id = ?",
                        Reports.HOERDE,
                        OTHER));
        receive(report("a", null, OTHER), List.of());
        assertEquals(Reports.HOERDE, newest().get("place_hint"));

        String code = receive(report("b", null, null), List.of());
        database.change(tx ->
                tx.handle().execute("UPDATE report SET state = 'attached', place_id = ? WHERE body = 'b'", OTHER));
        assertEquals(Reports.HOERDE, reports.byCode(code).placeId());
    }

    @Test
    void nothingCanBeReportedAboutARetiredPlaceOrALibrary() {
        database.change(
                tx -> tx.handle().execute("UPDATE place SET retired_at = created_at WHERE id = ?", Reports.HOERDE));
        assertThrows(Invalid.class, () -> receive(report("a", null, Reports.HOERDE), List.of()));
        String library = database.read(tx -> tx.handle()
                .createQuery("SELECT min(id) FROM place WHERE layer = 'bibliotheken'")
                .mapTo(String.class)
                .one());
        Invalid refused = assertThrows(Invalid.class, () -> receive(report("a", null, library), List.of()));
        assertEquals("no-such-fear-space", refused.errors().get(0).code());
    }

    @Test
    void aFailingPhotoLeavesNoReport() {
        byte[] damaged = java.util.Arrays.copyOf(TestPhotos.jpeg(80, 48), 400);
        assertThrows(Invalid.class, () -> receive(report("a", null, null), List.of(TestPhotos.jpeg(8, 8), damaged)));
        assertEquals(0L, count("report"));
        assertEquals(0L, count("photo"));
    }

    @Test
    void theFormGuardStopsTheHastyTheLateAndTheForged() {
        FormGuard guard = new FormGuard(new Keys(database, new SecretStore(), clock).signer("form"), clock);
        String stamp = guard.stamp();
        assertEquals("form-too-fast", guard.check("", stamp).orElseThrow().code());
        clock.advance(Duration.ofSeconds(3));
        assertFalse(guard.check("", stamp).isPresent());
        assertFalse(guard.check(null, stamp).isPresent());
        assertEquals(
                "form-filled-by-machine", guard.check("x", stamp).orElseThrow().code());
        assertEquals("form-expired", guard.check("", "1" + stamp).orElseThrow().code());
        assertEquals("form-expired", guard.check("", null).orElseThrow().code());
        clock.advance(Duration.ofHours(24));
        assertEquals("form-expired", guard.check("", stamp).orElseThrow().code());
        assertNotEquals(stamp, guard.stamp());
    }

    private static NewReport report(String text, @Nullable String email, @Nullable String place) {
        return new NewReport(
                Reports.LON,
                Reports.LAT,
                List.of("lighting"),
                List.of("night"),
                1,
                text,
                email,
                place,
                "de",
                Channel.FORM);
    }

    private String receive(NewReport report, List<byte[]> photos) {
        return reports.receive(report, photos, "key", SENDER).code().text();
    }

    private static String receive(ReportService service, NewReport report) {
        return service.receive(report, List.of(), "key", SENDER).code().text();
    }

    private static <T> T assertDone(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> newest() {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT * FROM report ORDER BY id DESC LIMIT 1")
                .mapToMap()
                .one());
    }

    private long count(String table) {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void mailsToErasedAddressesAreForgotten() {
        receive(report("a", null, null), List.of());
        mail("place-news");
        mail("report-decided");
        mail("effect-question");
        receive(report("b", "bert@example.org", null), List.of());
        mail("place-news");
        mail("other");
        reports.erase(OffsetDateTime.now(clock));
        assertEquals(2L, count("outbox"));
    }

    private void mail(String kind) {
        String report = newest().get("id").toString();
        database.change(tx -> new Outbox(database, new OutboxStore(), false, clock)
                .enqueue(tx, List.of(new NewMail(kind, report, "x@example.org", "Titel", "Text", null))));
    }
}
