package de.angstraumkarte.domain.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.statistics.NewsPromises.Entry;
import de.angstraumkarte.domain.statistics.NewsPromises.Facts;
import de.angstraumkarte.domain.statistics.Promise.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewsPromisesTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private static Entry entry(int day, @Nullable String status) {
        return new Entry(START.plusDays(day), status, null);
    }

    /** Outcomes of a place with news every 28 days, seen on a day. */
    private static List<Outcome> outcomes(boolean open, @Nullable Integer retired, int today, Entry... entries) {
        return promises(open, retired, today, entries).stream()
                .map(Promise::outcome)
                .toList();
    }

    private static List<Promise> promises(boolean open, @Nullable Integer retired, int today, Entry... entries) {
        Facts place =
                new Facts("p", "Ort", Layer.FEAR_SPACE, "edg", open, retired == null ? null : START.plusDays(retired));
        return NewsPromises.of(place, List.of(entries), 28, START.plusDays(today));
    }

    @Test
    void newsOnTheLastDayKeepsThePromiseAndADayLaterBreaksIt() {
        assertEquals(
                List.of(Outcome.KEPT, Outcome.RUNNING),
                outcomes(true, null, 30, entry(0, "reported"), entry(28, null)));
        assertEquals(
                List.of(Outcome.BROKEN, Outcome.RUNNING),
                outcomes(true, null, 30, entry(0, "reported"), entry(29, null)));
    }

    @Test
    void aPromiseRunsUntilItsDayIsOver() {
        assertEquals(List.of(Outcome.RUNNING), outcomes(true, null, 28, entry(0, "reported")));
        assertEquals(List.of(Outcome.BROKEN), outcomes(true, null, 29, entry(0, "reported")));
        assertEquals(true, promises(true, null, 29, entry(0, "reported")).get(0).newsOverdue());
    }

    @Test
    void closingAnswersThePromiseAndMakesNone() {
        assertEquals(List.of(Outcome.KEPT), outcomes(false, null, 400, entry(0, "reported"), entry(10, "no-action")));
    }

    @Test
    void aClosedTimePromisesNothing() {
        assertEquals(
                List.of(Outcome.KEPT, Outcome.BROKEN),
                outcomes(
                        true,
                        null,
                        400,
                        entry(0, "reported"),
                        entry(10, "no-action"),
                        entry(20, null),
                        entry(300, "under-review")));
    }

    @Test
    void whatWasTakenFromTheMapInTimeKeptItsPromise() {
        assertEquals(List.of(Outcome.KEPT), outcomes(true, 20, 400, entry(0, "reported")));
        assertEquals(List.of(Outcome.BROKEN), outcomes(true, 60, 400, entry(0, "reported")));
        assertEquals(List.of(Outcome.KEPT), outcomes(true, 20, 400, entry(0, "reported"), entry(30, null)));
    }

    @Test
    void severalEntriesOfADayPromiseOnceAndTheLastOneSaysWhen() {
        Entry extended = new Entry(START, null, START.plusDays(60));
        List<Promise> promises = promises(true, null, 60, entry(0, "reported"), extended);
        assertEquals(1, promises.size());
        assertEquals(START.plusDays(60), promises.get(0).by());
        assertEquals(Outcome.RUNNING, promises.get(0).outcome());
        assertEquals(
                START.plusDays(28),
                promises(true, null, 60, extended, entry(0, "reported")).get(0).by());
    }

    @Test
    void nothingIsPromisedWhileTheStatusIsUnknown() {
        assertEquals(List.of(), outcomes(false, null, 400, entry(0, null), entry(40, null)));
    }

    @Test
    void officesAreCountedApartAndRunningPromisesNotAtAll() {
        List<Promise> promises = promises(true, null, 30, entry(0, "reported"), entry(28, null));
        assertEquals(new PromiseCount(1, 0, 0, 0, 0), PromiseCount.of(promises));
        assertEquals(100.0, PromiseCount.of(promises).percentKept());
        assertEquals(
                List.of(new PromiseCount.OfUnit("edg", new PromiseCount(1, 0, 0, 0, 0))),
                PromiseCount.byUnit(promises));
        assertEquals(List.of(), PromiseCount.byUnit(promises(true, null, 5, entry(0, "reported"))));
    }
}
