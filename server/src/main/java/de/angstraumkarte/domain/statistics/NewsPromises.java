package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every "next news by" day of one place (domain.md, rule 1). A day with public entries promises one, by what its last entry says
 * or else after the layer's interval, unless the place is closed after it. The next day with public entries answers it.
 */
final class NewsPromises {
    /**
     * A public entry.
     *
     * @param day it was published on
     * @param status slug of the status it set; null if none
     * @param promisedBy day it promises the next news by; null for the layer's interval
     */
    record Entry(LocalDate day, @Nullable String status, @Nullable LocalDate promisedBy) {}

    /**
     * A place as it is now.
     *
     * @param open whether its status is one in which news is promised
     * @param retired day it was taken off the map; null if it is on it
     */
    record Facts(
            String id, String title, Layer layer, @Nullable String unit, boolean open, @Nullable LocalDate retired) {}

    private NewsPromises() {}

    /** @param entries in the order in which they were published */
    static List<Promise> of(Facts place, List<Entry> entries, int intervalDays, LocalDate today) {
        List<Entry> days = lastOfEachDay(entries);
        List<Promise> promises = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Entry entry = days.get(i);
            @Nullable LocalDate next = i + 1 < days.size() ? days.get(i + 1).day() : null;
            // Entries of a place that was joined later stand among these; how it ended is known for certain.
            boolean open = next == null ? place.open() : isOpen(place.layer(), entry.status());
            if (!open || place.retired() != null && entry.day().isAfter(place.retired())) {
                continue;
            }
            LocalDate by = entry.promisedBy() != null
                    ? entry.promisedBy()
                    : entry.day().plusDays(intervalDays);
            @Nullable LocalDate met = earlier(next, place.retired());
            promises.add(new Promise(
                    place.id(),
                    place.title(),
                    null,
                    place.unit(),
                    entry.day(),
                    by,
                    met,
                    Promise.Outcome.of(by, met, today)));
        }
        return promises;
    }

    /** One entry for each day: what its last one promises, in the status the place had in the evening. */
    private static List<Entry> lastOfEachDay(List<Entry> entries) {
        List<Entry> days = new ArrayList<>();
        @Nullable String status = null;
        for (Entry entry : entries) {
            status = entry.status() == null ? status : entry.status();
            if (!days.isEmpty() && days.get(days.size() - 1).day().equals(entry.day())) {
                days.remove(days.size() - 1);
            }
            days.add(new Entry(entry.day(), status, entry.promisedBy()));
        }
        return days;
    }

    private static boolean isOpen(Layer layer, @Nullable String status) {
        return status != null && layer.findStatus(status).filter(Status::open).isPresent();
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
