package de.angstraumkarte.domain.report;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.AuditStore;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.account.SubmissionStore;
import de.angstraumkarte.domain.account.Submissions;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.effect.EffectStore;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import de.angstraumkarte.domain.work.NewsDraft;
import de.angstraumkarte.domain.work.NewsService;
import de.angstraumkarte.domain.work.WorkAccess;
import de.angstraumkarte.domain.work.WorkStore;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportEndsTest {
    private static final String PLACE = "angst-westpark";
    private static final Staff COORDINATOR = new Staff(1, "koordination", "Koordination", Role.COORDINATOR, null);
    private TestDatabase store;
    private NewsService news;

    @BeforeEach
    void open() {
        store = TestDatabase.filled();
        Database database = store.database();
        PlaceStore places = new PlaceStore();
        news = new NewsService(
                database,
                places,
                new WorkAccess(places, new WorkStore()),
                new EffectService(database, new EffectStore()),
                new TimelineWriter(
                        new TimelineStore(),
                        places,
                        new LayerRevisionStore(),
                        new ReportEnds(new DecisionStore(), Imports.CLOCK),
                        Imports.CLOCK),
                new AuditLog(new AuditStore(), new ObjectMapper(), Imports.CLOCK),
                new Submissions(new SubmissionStore(), Imports.CLOCK),
                Imports.CLOCK);
        database.change(tx -> tx.handle()
                .execute(
                        "INSERT INTO report (code_hash, submission_hash, state, causes, times, safety, language, channel, place_id,"
                                + " photos, created_at, version) VALUES ('c', 's', 'attached', 'lighting', 'night', 1, 'de', 'api',"
                                + " ?, 0, CURRENT_TIMESTAMP, 1)",
                        PLACE));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void write(@Nullable String status, @Nullable String reason) {
        Place place = store.database()
                .read(tx -> new PlaceStore().findPlace(tx, PLACE).orElseThrow());
        news.write(
                COORDINATOR,
                PLACE,
                place.version(),
                new NewsDraft(true, status, reason, null, "Was dazu zu sagen ist."),
                null);
    }

    private @Nullable Object endedAt() {
        return store.database().read(tx -> tx.handle()
                .createQuery("SELECT ended_at FROM report")
                .mapToMap()
                .one()
                .get("ended_at"));
    }

    @Test
    void reportsEndWithTheClosingOfTheirPlaceAndGoOnWithItsOpening() {
        write(null, null);
        assertNull(endedAt());
        write("no-action", "cost");
        assertNotNull(endedAt());
        write("under-review", null);
        assertNull(endedAt());
    }
}
