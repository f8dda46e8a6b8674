package de.angstraumkarte.domain.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.http.HourlyLimit;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.TooMany;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RatingServiceTest {
    private static final String PLACE = "angst-westpark";
    private static final String OTHER = "angst-bahnhof-hoerde-umfeld-und-unterfuehrung";
    private static final LocalDate DONE = LocalDate.of(2026, 6, 1);

    private static TestDatabase store;
    private EffectService effects;
    private RatingService ratings;

    @BeforeAll
    static void open() {
        store = TestDatabase.filled();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void start() {
        for (String table : List.of("safety_rating", "measure", "report")) {
            execute("DELETE FROM " + table);
        }
        execute("UPDATE place SET retired_at = NULL WHERE id = ?", PLACE);
        EffectStore effectStore = new EffectStore();
        effects = new EffectService(store.database(), effectStore);
        ratings = new RatingService(
                store.database(), new PlaceStore(), effectStore, new HourlyLimit(3, Imports.CLOCK), Imports.CLOCK);
    }

    private static void execute(String sql, Object... args) {
        store.database().change(tx -> tx.handle().execute(sql, args));
    }

    private static void done(String place, LocalDate day) {
        execute(
                "INSERT INTO measure (place_id, type, status, description, due, first_due, done, created_at, version)"
                        + " VALUES (?, 'lighting', 'done', 'Licht', ?, ?, ?, CURRENT_TIMESTAMP, 1)",
                place,
                day,
                day,
                day);
    }

    private static void report(String place, String state, String times, String createdAt, int safety) {
        execute(
                "INSERT INTO report (code_hash, submission_hash, state, causes, times, safety, language, channel, place_id,"
                        + " photos, created_at, version) VALUES (random_uuid(), random_uuid(), ?, 'lighting', ?, ?, 'de',"
                        + " 'api', ?, 0, CAST(? AS TIMESTAMP WITH TIME ZONE), 1)",
                state,
                times,
                safety,
                place,
                createdAt);
    }

    private Effect effect() {
        return effects.find(PLACE).orElseThrow();
    }

    @Test
    void anAnswerCountsFromTodayOn() {
        done(PLACE, DONE);
        ratings.rate(PLACE, Light.DARK, 4, "a");
        assertEquals(Answers.of(4), effect().dark().after());
        assertEquals(Answers.NONE, effect().day().after());
    }

    @Test
    void withoutAMeasureThatIsDoneThereIsNoEffect() {
        ratings.rate(PLACE, Light.DARK, 4, "a");
        assertTrue(effects.find(PLACE).isEmpty());
        assertTrue(effects.find("gibt-es-nicht").isEmpty());
    }

    @Test
    void reportsCountForTheirDayInDortmundAndTheLightTheyName() {
        done(PLACE, DONE);
        // In Dortmund this is already the day of the measure, and the other one still the day before.
        report(PLACE, "attached", "day", "2026-05-31 22:00:00+00", 1);
        report(PLACE, "attached", "day", "2026-05-31 21:59:59+00", 2);
        report(PLACE, "attached", "dusk|night", "2026-05-01 12:00:00+00", 3);
        report(PLACE, "attached", "day|dusk", "2026-05-01 12:00:00+00", 5);
        assertEquals(Answers.of(2, 5), effect().day().before());
        assertEquals(Answers.of(3, 5), effect().dark().before());
    }

    @Test
    void onlyReportsThatBelongToThePlaceCount() {
        done(PLACE, DONE);
        report(PLACE, "withdrawn", "day", "2026-05-01 12:00:00+00", 1);
        report(OTHER, "attached", "day", "2026-05-01 12:00:00+00", 1);
        assertEquals(Answers.NONE, effect().day().before());
    }

    @Test
    void allEffectsAtOnceAreThoseOfEachPlace() {
        done(PLACE, DONE);
        done(OTHER, DONE.plusDays(3));
        done(OTHER, DONE);
        ratings.rate(PLACE, Light.DARK, 4, "a");
        ratings.rate(OTHER, Light.DAY, 2, "a");
        report(OTHER, "attached", "day|night", "2026-05-01 12:00:00+00", 1);
        List<Effect> all = store.database().read(effects::all);
        assertEquals(List.of(effects.find(OTHER).orElseThrow(), effect()), all);
        assertEquals(DONE.plusDays(31), all.get(0).afterFrom());
    }

    @Test
    void aPlaceThatIsNotOnTheMapHasNoEffectAndTakesNoAnswers() {
        done(PLACE, DONE);
        execute("UPDATE place SET retired_at = CURRENT_TIMESTAMP WHERE id = ?", PLACE);
        assertTrue(effects.find(PLACE).isEmpty());
        assertEquals(List.of(), store.database().read(effects::all));
        assertThrows(NotFound.class, () -> ratings.rate(PLACE, Light.DAY, 3, "a"));
    }

    @Test
    void onlyFearSpacesAreRated() {
        String library = store.database().read(tx -> tx.handle()
                .createQuery("SELECT min(id) FROM place WHERE layer = 'bibliotheken'")
                .mapTo(String.class)
                .one());
        assertThrows(NotFound.class, () -> ratings.rate(library, Light.DAY, 3, "a"));
        assertThrows(NotFound.class, () -> ratings.rate("gibt-es-nicht", Light.DAY, 3, "a"));
        assertThrows(Invalid.class, () -> ratings.rate(PLACE, Light.DAY, 6, "a"));
    }

    @Test
    void oneSenderHasALimit() {
        for (int i = 0; i < 3; i++) {
            ratings.rate(PLACE, Light.DAY, 3, "a");
        }
        assertThrows(TooMany.class, () -> ratings.rate(PLACE, Light.DAY, 3, "a"));
        ratings.rate(PLACE, Light.DAY, 3, "b");
    }

    @Test
    void anotherAnswerToTheSameMailReplacesTheFirst() {
        done(PLACE, DONE);
        LocalDate day = LocalDate.of(2026, 11, 21);
        store.database().change(tx -> {
            ratings.answer(tx, 1, PLACE, new Rating(Light.DARK, day, 1), false);
            ratings.answer(tx, 1, PLACE, new Rating(Light.DAY, day, 2), false);
            ratings.answer(tx, 2, PLACE, new Rating(Light.DARK, day, 3), false);
            ratings.answer(tx, 1, PLACE, new Rating(Light.DARK, day, 5), false);
        });
        assertEquals(Answers.of(3, 5), effect().dark().after());
        assertEquals(Answers.of(2), effect().day().after());
    }
}
