package de.angstraumkarte.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One measure at a place, as everybody may read it.
 *
 * @param type slug; message key {@code measure.type.<type>}
 * @param status slug; message key {@code measure.status.<status>}
 * @param open whether something is still to be done
 * @param unit title of the office that carries it out; null while none does
 * @param description what is done
 * @param due day by which it is promised
 * @param firstDue day by which it was promised first
 * @param done day on which it was done; null unless it is
 * @param overdue whether it is open and the promised day has passed
 */
public record MeasureView(
        long id,
        String type,
        String status,
        boolean open,
        @Nullable String unit,
        String description,
        LocalDate due,
        LocalDate firstDue,
        @Nullable LocalDate done,
        boolean overdue) {
    /** Whether another day than the present one was promised first. */
    public boolean moved() {
        return !firstDue.equals(due);
    }

    /** The shape that stands for a status of a measure: the further it has come, the fuller the ring. */
    public static String mark(String status) {
        return switch (status) {
            case "proposed" -> "status-reported";
            case "approved" -> "status-under-review";
            case "scheduled" -> "status-planned";
            case "in-progress" -> "status-in-progress";
            case "done" -> "status-implemented";
            case "cancelled" -> "status-no-action";
            default -> throw new IllegalArgumentException("no status of a measure: " + status);
        };
    }
}
