package de.angstraumkarte.domain.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.db.Tx;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records every write by staff, in the transaction of the write itself: who, when, what, before, after. Callers never pass
 * what a resident wrote, a resident's e-mail address or the exact position of a report.
 */
public final class AuditLog {
    private final AuditStore store;
    private final ObjectMapper json;
    private final Clock clock;

    public AuditLog(AuditStore store, ObjectMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Appends one entry.
     *
     * @param action e.g. {@code place.edit}
     * @param kind place, report, measure, photo, account, unit, mail or hook
     * @param before only the members that changed; null for something new
     * @param after only the members that changed; null for something removed
     */
    public void record(
            Tx tx,
            Staff staff,
            String action,
            String kind,
            Object subjectId,
            @Nullable Map<String, ? extends @Nullable Object> before,
            @Nullable Map<String, ? extends @Nullable Object> after) {
        store.append(
                tx,
                new AuditEntry(
                        0,
                        OffsetDateTime.now(clock),
                        staff.accountId() == 0 ? null : (Long) staff.accountId(),
                        staff.name(),
                        action,
                        kind,
                        subjectId.toString(),
                        text(before),
                        text(after)));
    }

    private @Nullable String text(@Nullable Map<String, ? extends @Nullable Object> members) {
        try {
            return members == null ? null : json.writeValueAsString(new TreeMap<>(members));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON", e);
        }
    }
}
