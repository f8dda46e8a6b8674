package de.angstraumkarte.domain.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.TestDatabase;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the store finds entries of the audit log. */
class AuditStoreTest {
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    private final AuditStore audit = new AuditStore();

    @Test
    void aDayIsReadFromTheIndexOfDays() {
        try (TestDatabase store = TestDatabase.open()) {
            store.database().change(tx -> IntStream.range(0, 2000)
                    .forEach(hour -> audit.append(
                            tx,
                            new AuditEntry(
                                    0,
                                    START.plusHours(hour),
                                    null,
                                    "Test",
                                    "place.change",
                                    "place",
                                    "x",
                                    null,
                                    null))));
            AuditFilter day = new AuditFilter(null, null, null, null, START.plusDays(40), START.plusDays(41));
            String sql = AuditStore.select(day)
                    .replace(":from", "TIMESTAMP WITH TIME ZONE '2026-02-10 00:00:00Z'")
                    .replace(":to", "TIMESTAMP WITH TIME ZONE '2026-02-11 00:00:00Z'")
                    .replace(":beforeId", "100000")
                    .replace(":limit", "50")
                    .replace(":offset", "0");
            String plan = String.join("\n", explain(store, sql));
            assertTrue(plan.contains("AUDIT_ENTRY_AT:") && plan.contains("index sorted"), plan);
            List<AuditEntry> found = store.database().read(tx -> audit.entries(tx, day, Long.MAX_VALUE, 50, 0));
            assertEquals(24, found.size());
            assertEquals(24, (int) store.database().read(tx -> audit.count(tx, day)));
            assertEquals(
                    START.plusDays(41).minusHours(1).toInstant(),
                    found.get(0).at().toInstant());
        }
    }

    private static List<String> explain(TestDatabase store, String sql) {
        return store.database().read(tx -> tx.handle()
                .createQuery("EXPLAIN " + sql)
                .mapTo(String.class)
                .list());
    }
}
