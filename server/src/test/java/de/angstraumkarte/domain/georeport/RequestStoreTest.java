package de.angstraumkarte.domain.georeport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the store finds service requests. */
class RequestStoreTest {
    private static final DaySpan DAYS = new DaySpan(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 11, 21));

    @Test
    void everyListIsReadFromTheIndexThatHoldsAllItAsks() {
        try (TestDatabase store = TestDatabase.filled()) {
            for (@Nullable Boolean open : new @Nullable Boolean[] {null, true, false}) {
                for (Set<String> causes : List.of(Set.<String>of(), Set.of("lighting"))) {
                    String sql = RequestStore.idsSql(new RequestQuery(causes, open, DAYS, 10, 20))
                            .replace(":layer", "'angstraeume'")
                            .replace(":from", "TIMESTAMP WITH TIME ZONE '2026-09-01 00:00:00+00:00'")
                            .replace(":until", "TIMESTAMP WITH TIME ZONE '2026-11-22 00:00:00+00:00'")
                            .replace("<causes>", "'lighting'")
                            .replace(":limit", "10")
                            .replace(":offset", "20");
                    List<String> rows = store.database().read(tx -> tx.handle()
                            .createQuery("EXPLAIN " + sql)
                            .mapTo(String.class)
                            .list());
                    String plan = String.join("\n", rows);
                    assertTrue(plan.contains("PLACE_CREATED:"), plan);
                    assertTrue(plan.contains("index sorted"), plan);
                }
            }
        }
    }

    @Test
    void aSpanTakesInAllDaysThatItTouches() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        Instant begin = DaySpan.begin(day).toInstant();
        assertEquals(new DaySpan(day, day), DaySpan.touching(begin, begin));
        assertEquals(new DaySpan(day, day), DaySpan.touching(begin.plusSeconds(1), begin.plusSeconds(86_399)));
        assertEquals(new DaySpan(day.minusDays(1), day), DaySpan.touching(begin.minusSeconds(1), begin));
    }
}
