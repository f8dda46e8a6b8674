package de.angstraumkarte.domain.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.AuditStore;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.account.SubmissionStore;
import de.angstraumkarte.domain.account.Submissions;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Overlap;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a write leaves behind beside the measure itself: the audit log, and nothing at all when something fails. */
class MeasureServiceTest {
    private static final String PLACE = "angst-westpark";
    private static final Staff COORDINATOR = new Staff(7, "koord", "Kim Koordination", Role.COORDINATOR, null);
    private static final Staff ADMIN = new Staff(8, "admin", "Alex Admin", Role.ADMIN, null);
    private static final Staff WORKER = new Staff(9, "bau", "Bo Bau", Role.CASE_WORKER, "tiefbauamt");

    private TestDatabase store;
    private boolean listenerFails;
    private MeasureService measures;
    private UnitService units;

    @BeforeEach
    void open() {
        store = TestDatabase.filled();
        PlaceStore places = new PlaceStore();
        MeasureStore measureStore = new MeasureStore();
        UnitStore unitStore = new UnitStore();
        TimelineWriter timelines = new TimelineWriter(
                new TimelineStore(),
                places,
                new LayerRevisionStore(),
                (tx, place, update) -> {
                    if (listenerFails) {
                        throw new IllegalStateException("the outbox is broken");
                    }
                },
                Imports.CLOCK);
        AuditLog audit = new AuditLog(new AuditStore(), new ObjectMapper(), Imports.CLOCK);
        measures = new MeasureService(
                store.database(),
                measureStore,
                unitStore,
                places,
                timelines,
                audit,
                new Submissions(new SubmissionStore(), Imports.CLOCK),
                Imports.CLOCK);
        units = new UnitService(store.database(), unitStore, measureStore, places, timelines, audit, Imports.CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private long planned() {
        return measures.plan(
                COORDINATOR,
                PLACE,
                new NewMeasure("lighting", "tiefbauamt", "Leuchten.", "2026-12-31", "approved", "Zu dunkel."),
                null);
    }

    @Test
    void everyWriteIsOneRowInTheAuditLog() {
        long id = planned();
        measures.move(WORKER, id, 1, "in-progress", "Begonnen.", "");
        measures.change(
                COORDINATOR, id, 2, new MeasureService.Change("lighting", "Leuchten.", "2027-01-31", "Später.", false));
        measures.handBack(WORKER, id, 3, "Keine Leute.");
        measures.passOn(COORDINATOR, id, 4, "edg", "Die EDG kann.");
        String unit = units.create(ADMIN, "Neues Amt", "");
        units.change(ADMIN, unit, 1, "Anderes Amt", "amt@example.org");
        units.disable(ADMIN, unit, 2, null);
        units.enable(ADMIN, unit, 3);
        assertEquals(
                List.of(
                        "7 measure.plan measure 1 null {\"description\":\"Leuchten.\",\"done\":null,\"due\":\"2026-12-31\","
                                + "\"place\":\"angst-westpark\",\"status\":\"approved\",\"type\":\"lighting\",\"unit\":\"tiefbauamt\"}",
                        "9 measure.move measure 1 {\"status\":\"approved\"} {\"status\":\"in-progress\"}",
                        "7 measure.change measure 1 {\"due\":\"2026-12-31\"} {\"due\":\"2027-01-31\"}",
                        "9 measure.hand-back measure 1 {\"unit\":\"tiefbauamt\"} {\"unit\":null}",
                        "7 measure.pass-on measure 1 {\"unit\":null} {\"unit\":\"edg\"}",
                        "8 unit.create unit neues-amt null {\"disabled\":false,\"email\":null,\"title\":\"Neues Amt\"}",
                        "8 unit.change unit neues-amt {\"email\":null,\"title\":\"Neues Amt\"} "
                                + "{\"email\":\"amt@example.org\",\"title\":\"Anderes Amt\"}",
                        "8 unit.disable unit neues-amt {\"disabled\":false} {\"disabled\":true}",
                        "8 unit.enable unit neues-amt {\"disabled\":true} {\"disabled\":false}"),
                rows(
                        """
                        SELECT account_id || ' ' || action || ' ' || subject_kind || ' ' || subject_id || ' ' ||
                          coalesce(before_json, 'null') || ' ' || coalesce(after_json, 'null')
                        FROM audit_entry ORDER BY id
                        """));
    }

    @Test
    void aWriteThatFailsLeavesNothingBehind() {
        long id = planned();
        String before = state();
        listenerFails = true;
        assertThrows(IllegalStateException.class, () -> measures.move(WORKER, id, 1, "in-progress", "Los.", ""));
        assertThrows(
                IllegalStateException.class,
                () -> units.disable(ADMIN, "tiefbauamt", 1, new UnitService.Handover(null, "Aufgelöst.")));
        listenerFails = false;
        assertThrows(Stale.class, () -> measures.move(WORKER, id, 2, "in-progress", "Los.", ""));
        Staff police = new Staff(10, "polizei", "Pat Polizei", Role.CASE_WORKER, "polizei");
        assertThrows(Forbidden.class, () -> measures.move(police, id, 1, "in-progress", "Los.", ""));
        assertThrows(Forbidden.class, () -> units.create(COORDINATOR, "Amt", ""));
        assertEquals(before, state());
    }

    /** Everything a measure could change. */
    private String state() {
        return String.join(
                "\n",
                rows(
                        """
                        SELECT 'measure ' || id || ' ' || status || ' ' || coalesce(unit, '-') || ' ' || version FROM measure
                        UNION ALL SELECT 'unit ' || id || ' ' || version FROM unit WHERE id = 'tiefbauamt'
                        UNION ALL SELECT 'place ' || version || ' ' || measures_open || ' ' || public_updates
                          FROM place WHERE id = 'angst-westpark'
                        UNION ALL SELECT 'entries ' || count(*) FROM status_update
                        UNION ALL SELECT 'audit ' || count(*) FROM audit_entry
                        UNION ALL SELECT 'revision ' || revision FROM layer_revision WHERE layer = 'angstraeume'
                        """));
    }

    @Test
    void noQueryReadsAWholeTable() {
        for (String sql : List.of(
                "SELECT * FROM measure m WHERE m.unit = 'edg' AND m.status IN ('approved') ORDER BY m.place_id, m.id",
                "SELECT * FROM measure m WHERE m.place_id = 'x'",
                "SELECT * FROM status_update WHERE place_id = 'x' AND measure_id = 1",
                """
                SELECT p.id FROM place p WHERE p.layer = 'angstraeume' AND p.last_update < DATE '2026-10-01'
                  AND p.status IN ('reported', 'planned') AND p.retired_at IS NULL ORDER BY p.last_update, p.id LIMIT 200
                """)) {
            String plan = plan(sql);
            assertFalse(plan.contains("tableScan"), plan);
        }
    }

    private String plan(String sql) {
        return String.join("\n", rows("EXPLAIN " + sql));
    }

    private List<String> rows(String sql) {
        return store.database()
                .read(tx -> tx.handle().createQuery(sql).mapTo(String.class).list());
    }

    private static void merge(Tx tx) {
        tx.handle()
                .execute(
                        "UPDATE place SET retired_at = created_at, merged_into = ?, version = version + 1 WHERE id = ?",
                        Reports.HOERDE,
                        PLACE);
        new MeasureStore().join(tx, PLACE, Reports.HOERDE);
    }

    @Test
    void aMeasureIsNotPlannedAtAPlaceThatIsBeingMerged() {
        Overlap.of(store.database(), MeasureServiceTest::merge, () -> assertThrows(Conflict.class, this::planned));
        int planned = store.database().read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM measure")
                .mapTo(Integer.class)
                .one());
        assertEquals(0, planned);
    }

    @Test
    void whoMovesAMeasureWhileItsPlaceIsMergedIsToldSo() {
        long id = planned();
        Overlap.of(
                store.database(),
                MeasureServiceTest::merge,
                () -> assertThrows(Stale.class, () -> measures.move(WORKER, id, 1, "in-progress", "Los.", "")));
        Measure after = store.database()
                .read(tx -> new MeasureStore().findMeasure(tx, id).orElseThrow());
        assertEquals(Reports.HOERDE, after.placeId());
        assertEquals(MeasureStatus.APPROVED, after.status());
        measures.move(WORKER, id, 2, "in-progress", "Los.", "");
    }

    @Test
    void theMeasureOfAPlaceThatLeftTheMapCanStillBeEnded() {
        long id = planned();
        store.database()
                .change(tx -> tx.handle().execute("UPDATE place SET retired_at = created_at WHERE id = ?", PLACE));
        assertThrows(Conflict.class, this::planned);
        measures.move(COORDINATOR, id, 1, "cancelled", "Den Ort gibt es nicht mehr.", "");
    }
}
