package de.angstraumkarte.domain.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import de.angstraumkarte.domain.statistics.Spans.Median;
import de.angstraumkarte.domain.statistics.Step.Decided;
import de.angstraumkarte.domain.statistics.Step.Planned;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepTest {
    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, 1).plusDays(day);
    }

    private static Decided report(@Nullable String place, int received, int decided) {
        return new Decided(place, day(received), day(decided));
    }

    @Test
    void theEarliestReportAndTheFirstMeasureCount() {
        List<Decided> reports = new ArrayList<>();
        List<Planned> measures = new ArrayList<>();
        for (String place : List.of("a", "b", "c")) {
            reports.add(report(place, 9, 10));
            reports.add(report(place, 0, 5));
            measures.add(new Planned(place, day(20), null));
            measures.add(new Planned(place, day(12), null));
            measures.add(new Planned(place, day(30), day(42)));
        }
        Map<Step, Spans> spans = Step.spans(reports, measures);
        assertEquals(6, spans.get(Step.REPORT_TO_DECISION).n());
        assertEquals(new Median(3, 3), spans.get(Step.REPORT_TO_DECISION).median());
        assertEquals(new Median(7, 7), spans.get(Step.DECISION_TO_PLAN).median());
        assertEquals(new Median(30, 30), spans.get(Step.PLAN_TO_DONE).median());
    }

    @Test
    void aPlanFromBeforeTheDecisionIsNoAnswerToIt() {
        List<Decided> reports = Stream.of("a", "b", "c", "d")
                .map(place -> report(place, 10, 12))
                .toList();
        List<Planned> measures = Stream.of("a", "b", "c", "d")
                .map(place -> new Planned(place, day(place.equals("d") ? 3 : 12), null))
                .toList();
        assertEquals(3, Step.spans(reports, measures).get(Step.DECISION_TO_PLAN).n());
        assertNull(Step.spans(reports, measures.subList(1, 4))
                .get(Step.DECISION_TO_PLAN)
                .median());
    }

    @Test
    void fewRejectedReportsCannotBeFoundAsADifference() {
        List<Decided> reports = new ArrayList<>(Collections.nCopies(5, report("a", 0, 2)));
        reports.addAll(Collections.nCopies(2, report(null, 0, 9)));
        assertEquals(
                5, Step.spans(reports, List.of()).get(Step.REPORT_TO_DECISION).n());
        reports.add(report(null, 0, 9));
        assertEquals(
                8, Step.spans(reports, List.of()).get(Step.REPORT_TO_DECISION).n());
    }
}
