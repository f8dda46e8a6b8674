package de.angstraumkarte.domain.history;

import de.angstraumkarte.domain.history.HistoryStore.Entry;
import de.angstraumkarte.domain.place.PlaceHistoryStore.Stretch;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the places of a layer by status at the end of each month, going once through their entries. */
final class Months {
    private static final String UNKNOWN = "";

    private final Map<String, List<Stretch>> stretches = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final List<MonthState> states = new ArrayList<>();
    private final LocalDate today;
    private @Nullable LocalDate next;

    /** @param stretches each place's in their order */
    Months(List<Stretch> stretches, LocalDate today) {
        stretches.forEach(stretch -> this.stretches
                .computeIfAbsent(stretch.placeId(), id -> new ArrayList<>())
                .add(stretch));
        this.today = today;
    }

    /** Takes entries in the order in which they were published. */
    void add(Entry entry) {
        LocalDate day = HistoryService.dayOf(entry.at());
        if (next == null) {
            next = monthEnd(day);
        }
        countUntil(day);
        told.add(entry.writtenAt());
        if (entry.status() != null) {
            statuses.put(entry.writtenAt(), entry.status());
        }
    }

    /** All months from the first entry's on, then today; empty without entries. */
    List<MonthState> complete() {
        if (next != null) {
            countUntil(today);
            states.add(state(today));
        }
        return states;
    }

    private void countUntil(LocalDate day) {
        while (next != null && next.isBefore(day)) {
            states.add(state(next));
            next = monthEnd(next.plusDays(1));
        }
    }

    private MonthState state(LocalDate day) {
        OffsetDateTime until = HistoryService.endOf(day);
        Map<String, Integer> counts = new HashMap<>();
        stretches.forEach((id, all) -> {
            @Nullable Stretch stretch = onMap(all, until);
            if (stretch != null) {
                // As in Standing: of a place merged before merges were kept, only its last status is left.
                @Nullable String status = told.contains(id) ? statuses.get(id) : stretch.status();
                counts.merge(Objects.requireNonNullElse(status, UNKNOWN), 1, Integer::sum);
            }
        });
        counts.remove(UNKNOWN);
        return new MonthState(day, counts);
    }

    /** The stretch in which a time lies, if the place was on the map then. */
    private static @Nullable Stretch onMap(List<Stretch> stretches, OffsetDateTime until) {
        for (Stretch stretch : stretches) {
            OffsetDateTime end = stretch.replacedAt();
            if (end == null || !end.isBefore(until)) {
                OffsetDateTime retired = stretch.retiredAt();
                boolean there = stretch.createdAt().isBefore(until) && (retired == null || !retired.isBefore(until));
                return there ? stretch : null;
            }
        }
        return null;
    }

    private static LocalDate monthEnd(LocalDate day) {
        return YearMonth.from(day).atEndOfMonth();
    }
}
