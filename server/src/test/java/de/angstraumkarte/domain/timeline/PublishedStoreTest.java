package de.angstraumkarte.domain.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the store finds the entries of a feed. */
class PublishedStoreTest {
    @Test
    void noFeedReadsAWholeTable() {
        try (TestDatabase store = TestDatabase.filled()) {
            for (NewsScope scope : List.of(
                    NewsScope.CITY, NewsScope.district("hoerde"), NewsScope.place("angst-piepenstock-tunnel"))) {
                String sql = PublishedStore.ids(scope, "u.id < 900", "DESC")
                        .replace(":scope", "'" + scope.id() + "'")
                        .replace(":limit", "51");
                String plan = plan(store, sql);
                assertFalse(plan.contains("tableScan"), plan);
                assertEquals(scope.kind() == NewsScope.Kind.CITY, plan.contains("STATUS_UPDATE_PUBLIC:"), plan);
                // A district's entries are sorted: they lie apart in every index.
                assertEquals(scope.kind() != NewsScope.Kind.DISTRICT, plan.contains("index sorted"), plan);
            }
            String between = plan(
                    store,
                    PublishedStore.BETWEEN
                            .replace(":layer", "'angstraeume'")
                            .replace(":from", "TIMESTAMP WITH TIME ZONE '2026-09-01 00:00:00+00:00'")
                            .replace(":until", "TIMESTAMP WITH TIME ZONE '2026-11-22 00:00:00+00:00'")
                            .replace(":limit", "10")
                            .replace(":offset", "20"));
            assertTrue(between.contains("STATUS_UPDATE_CREATED:"), between);
            assertTrue(between.contains("index sorted"), between);
            String measure = plan(store, "SELECT max(u.created_at) FROM status_update u WHERE u.measure_id = 7");
            assertFalse(measure.contains("tableScan"), measure);
        }
    }

    private static String plan(TestDatabase store, String sql) {
        List<String> rows = store.database().read(tx -> tx.handle()
                .createQuery("EXPLAIN " + sql)
                .mapTo(String.class)
                .list());
        return String.join("\n", rows);
    }
}
