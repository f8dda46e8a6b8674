package de.angstraumkarte.domain.history;

import de.angstraumkarte.domain.history.HistoryStore.Entry;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceWork;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How places stood at a time, worked out from the entries published by then: the last entry that sets a status says the
 * status, the last one of all says when there was news and by when the next was promised. A merge moves entries and measures
 * but not what they said about the place they were written at.
 */
final class Standing {
    /** What the entries written at one place say. */
    private static final class Told {
        @Nullable
        String status;

        @Nullable
        LocalDate promisedBy;

        OffsetDateTime last;
        int entries;

        Told(OffsetDateTime last) {
            this.last = last;
        }
    }

    /**
     * A measure as its entries tell it.
     *
     * @param writtenAt the place the last of them was written at
     */
    record Stage(String writtenAt, MeasureStatus status, LocalDate since) {}

    private record Measures(int open, int done) {}

    private final Merges merges;
    private final Map<String, Told> told = new HashMap<>();
    private final Map<Long, Stage> stages = new TreeMap<>();
    private final Map<String, Integer> entries = new HashMap<>();
    private final Map<String, Measures> measures = new HashMap<>();

    Standing(Merges merges) {
        this.merges = merges;
    }

    /** Takes entries in the order in which they were published. */
    void add(Entry entry) {
        Told at = told.computeIfAbsent(entry.writtenAt(), id -> new Told(entry.at()));
        at.status = entry.status() == null ? at.status : entry.status();
        at.promisedBy = entry.promisedBy();
        at.last = entry.at();
        at.entries++;
        entries.merge(merges.owner(entry.writtenAt()), 1, Integer::sum);
        if (entry.measureId() != null && entry.measureStatus() != null) {
            MeasureStatus status = MeasureStatus.of(entry.measureStatus());
            stages.put(entry.measureId(), new Stage(entry.writtenAt(), status, HistoryService.dayOf(entry.at())));
        }
    }

    /** Ends the adding: counts measures. */
    Standing complete() {
        for (Stage stage : stages.values()) {
            Measures one = new Measures(stage.status().open() ? 1 : 0, stage.status() == MeasureStatus.DONE ? 1 : 0);
            measures.merge(
                    merges.owner(stage.writtenAt()),
                    one,
                    (a, b) -> new Measures(a.open() + b.open(), a.done() + b.done()));
        }
        return this;
    }

    /** The measures that a place had, by id. */
    Map<Long, Stage> measures(String placeId) {
        return stages.entrySet().stream()
                .filter(stage -> merges.owner(stage.getValue().writtenAt()).equals(placeId))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** A place as it stood. */
    Place of(Place facts) {
        Measures counts = measures.getOrDefault(facts.id(), new Measures(0, 0));
        String owner = merges.owner(facts.id());
        @Nullable Told own = told.get(facts.id());
        return new Place(
                facts.id(),
                facts.layer(),
                facts.title(),
                status(facts, own),
                facts.geometry(),
                facts.position(),
                facts.district(),
                facts.facts(),
                facts.verified(),
                own == null ? facts.lastUpdate() : HistoryService.dayOf(own.last),
                entries.getOrDefault(facts.id(), 0),
                facts.retired(),
                new PlaceWork(
                        null,
                        counts.open(),
                        counts.done(),
                        owner.equals(facts.id()) ? null : owner,
                        own == null ? null : own.promisedBy),
                facts.version());
    }

    /** Of a place that was merged before merges were kept, all entries are gone to the other one; its last status is left. */
    private static @Nullable Status status(Place facts, @Nullable Told own) {
        if (own == null) {
            return facts.status();
        }
        return own.status == null ? null : facts.layer().status(own.status);
    }
}
