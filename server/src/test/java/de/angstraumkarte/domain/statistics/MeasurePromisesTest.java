package de.angstraumkarte.domain.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import de.angstraumkarte.domain.statistics.Promise.Outcome;
import de.angstraumkarte.domain.statistics.StatisticsStore.MeasureRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A measure planned on day 0 and promised for day 20. */
class MeasurePromisesTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private static @Nullable LocalDate day(@Nullable Integer day) {
        return day == null ? null : START.plusDays(day);
    }

    private static Optional<Promise> promise(
            boolean cancelled, @Nullable Integer done, @Nullable Integer ended, int today) {
        MeasureRow measure =
                new MeasureRow(7, "p", "lighting", cancelled, "edg", START.plusDays(20), day(done), START, day(ended));
        return MeasurePromises.of(measure, "Ort", START.plusDays(today));
    }

    private static Outcome outcome(boolean cancelled, @Nullable Integer done, @Nullable Integer ended, int today) {
        return promise(cancelled, done, ended, today).orElseThrow().outcome();
    }

    @Test
    void whatIsOpenRunsUntilItsDayIsOver() {
        assertEquals(Outcome.RUNNING, outcome(false, null, null, 20));
        assertEquals(Outcome.BROKEN, outcome(false, null, null, 21));
    }

    @Test
    void callingOffABrokenPromiseLeavesItBroken() {
        assertEquals(Outcome.CALLED_OFF, outcome(true, null, 20, 300));
        assertEquals(Outcome.BROKEN, outcome(true, null, 21, 300));
    }

    @Test
    void whatWasCalledOffInTimeCountsNeitherWay() {
        Promise promise = promise(true, null, 5, 300).orElseThrow();
        assertEquals("called-off", promise.outcome().slug());
        assertEquals(0, PromiseCount.of(List.of(promise)).due());
        assertEquals(List.of(), PromiseCount.byUnit(List.of(promise)));
    }

    @Test
    void workThatWasDoneBeforeItWasPlannedWasNeverPromised() {
        assertEquals(Optional.empty(), promise(false, -1, 3, 300));
        assertEquals(Outcome.KEPT, outcome(false, 0, 0, 300));
    }

    @Test
    void doneInTimeIsKeptIfItIsSaidWithinTwoWeeks() {
        assertEquals(Outcome.KEPT, outcome(false, 20, 34, 300));
        assertEquals(Outcome.BROKEN, outcome(false, 20, 35, 300));
        assertEquals(
                START.plusDays(35), promise(false, 20, 35, 300).orElseThrow().met());
        assertEquals(Outcome.BROKEN, outcome(false, 21, 21, 300));
    }
}
