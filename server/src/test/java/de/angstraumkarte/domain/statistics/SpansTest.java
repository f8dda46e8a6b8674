package de.angstraumkarte.domain.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.statistics.Spans.Median;
import de.angstraumkarte.domain.statistics.Spans.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void fewerThanThreeCasesSayNothing() {
        for (Spans spans : List.of(Spans.of(List.of(), 1), Spans.of(List.of(4, 9), 1))) {
            assertEquals(List.of(), spans.ranges());
            assertEquals(0, spans.n());
            assertNull(spans.median());
        }
    }

    @Test
    void theMedianIsTheMiddleOneOrBetweenTheTwoInTheMiddle() {
        assertEquals(new Median(5, 5), Spans.of(List.of(30, 5, 1), 1).median());
        assertEquals(new Median(3.5, 3.5), Spans.of(List.of(9, 1, 5, 2), 1).median());
        assertEquals(new Median(0, 0), Spans.of(List.of(0, 0, 0), 3).median());
    }

    @Test
    void noRowStandsForSingleCases() {
        Spans spans = Spans.of(List.of(1, 1, 1, 2, 9, 10, 30), 3);
        assertEquals(List.of(new Range(1, 2, 4), new Range(9, 30, 3)), spans.ranges());
        assertEquals(new Median(1, 2), spans.median());
    }

    @Test
    void daysWithEnoughCasesStayExact() {
        Spans spans = Spans.of(List.of(4, 4, 4, 7, 7, 7, 7), 3);
        assertEquals(List.of(new Range(4, 4, 3), new Range(7, 7, 4)), spans.ranges());
        assertEquals(new Median(7, 7), spans.median());
    }

    @Test
    void theMedianOfTheRowsHoldsTheTrueOne() {
        Random random = new Random(11);
        for (int run = 0; run < 300; run++) {
            List<Integer> days = new ArrayList<>();
            int n = 3 + random.nextInt(40);
            for (int i = 0; i < n; i++) {
                days.add(random.nextInt(60));
            }
            Spans spans = Spans.of(days, 3);
            Collections.sort(days);
            double median = (days.get((n - 1) / 2) + days.get(n / 2)) / 2.0;
            Median told = spans.median();
            assertTrue(told != null && told.from() <= median && median <= told.to(), () -> days + " " + told);
            assertEquals(n, spans.n());
            assertTrue(spans.ranges().stream().allMatch(range -> range.count() >= 3), spans::toString);
        }
    }
}
