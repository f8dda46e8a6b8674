package de.angstraumkarte.testing.twoyears;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A measure while its story is being told. */
final class Deed {
    static final List<String> OPEN = List.of("proposed", "approved", "scheduled", "in-progress");
    private static final Set<String> FINISHED = Set.of("done", "cancelled");

    final String placeId;
    final String type;
    final LocalDateTime created;
    final LocalDate firstDue;
    String status;

    @Nullable
    String unit;

    LocalDate due;

    @Nullable
    LocalDate done;
    /** When it was last changed. */
    LocalDateTime changed;

    final List<Truth.Former> former = new ArrayList<>();
    long id;

    Deed(String placeId, String type, String unit, LocalDateTime created, LocalDate due, String status) {
        this.placeId = placeId;
        this.type = type;
        this.unit = unit;
        this.created = created;
        this.changed = created;
        this.firstDue = due;
        this.due = due;
        this.status = status;
    }

    /** Keeps what it was until a moment at which it changes. */
    void keep(LocalDateTime at) {
        former.add(new Truth.Former(Said.utc(at), unit, due, done));
        changed = at;
    }

    boolean finished() {
        return FINISHED.contains(status);
    }

    Truth.Measure measure(String today) {
        return new Truth.Measure(
                id,
                today,
                type,
                status,
                unit,
                "Maßnahme Nr. " + id + " an diesem Ort",
                due,
                firstDue,
                done,
                Said.utc(created),
                former);
    }
}
