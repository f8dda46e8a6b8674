package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.domain.statistics.Promise.Outcome;
import de.angstraumkarte.domain.statistics.StatisticsStore.MeasureRow;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the day that was promised first for a measure (server/docs/decisions/0019). What everybody could read decides:
 * neither calling a measure off nor an earlier day said afterwards makes a promise that was broken a kept one.
 */
final class MeasurePromises {
    /** Days after the promised one on which it can still be said in public that the measure was done in time. */
    static final int LATEST_WORD = 14;

    private MeasurePromises() {}

    /** Empty for work that was done before it was planned in public: then nothing was promised. */
    static Optional<Promise> of(MeasureRow measure, String title, LocalDate today) {
        @Nullable LocalDate done = measure.done();
        if (done != null && done.isBefore(measure.planned())) {
            return Optional.empty();
        }
        @Nullable LocalDate met = done == null ? null : met(done, measure);
        return Optional.of(new Promise(
                measure.placeId(),
                title,
                measure.id(),
                measure.unit(),
                measure.planned(),
                measure.firstDue(),
                met,
                measure.cancelled() ? calledOff(measure) : Outcome.of(measure.firstDue(), met, today)));
    }

    /** The day it was done, or that of the public word for it if that came too late to be believed without further ado. */
    private static LocalDate met(LocalDate done, MeasureRow measure) {
        @Nullable LocalDate told = measure.ended();
        return told != null && told.isAfter(measure.firstDue().plusDays(LATEST_WORD)) && told.isAfter(done)
                ? told
                : done;
    }

    private static Outcome calledOff(MeasureRow measure) {
        @Nullable LocalDate told = measure.ended();
        return told != null && measure.firstDue().isBefore(told) ? Outcome.BROKEN : Outcome.CALLED_OFF;
    }
}
