package de.angstraumkarte.domain.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a measure is, and what may follow. The only copy of that table. */
public enum MeasureStatus {
    PROPOSED("approved", "cancelled"),
    APPROVED("scheduled", "in-progress", "cancelled"),
    SCHEDULED("in-progress", "approved", "cancelled"),
    IN_PROGRESS("done", "scheduled", "cancelled"),
    DONE("in-progress"),
    CANCELLED("proposed");

    /** All slugs, in the order in which a measure goes through them. */
    public static final List<String> SLUGS =
            Arrays.stream(values()).map(MeasureStatus::slug).toList();

    /** Those in which somebody still has to do something. */
    public static final List<MeasureStatus> OPEN =
            Arrays.stream(values()).filter(MeasureStatus::open).toList();

    /** Those in which a measure may be planned. */
    public static final List<MeasureStatus> INITIAL = List.of(PROPOSED, APPROVED, SCHEDULED);

    private final List<String> next;

    MeasureStatus(String... next) {
        this.next = List.of(next);
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Slugs of the statuses that may follow. */
    public List<String> next() {
        return next;
    }

    public boolean mayBecome(MeasureStatus status) {
        return next.contains(status.slug());
    }

    /** Whether the measure can still be called off: it is neither done nor cancelled. */
    public boolean open() {
        return next.contains("cancelled");
    }

    /** @throws IllegalArgumentException for an unknown slug */
    public static MeasureStatus of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
