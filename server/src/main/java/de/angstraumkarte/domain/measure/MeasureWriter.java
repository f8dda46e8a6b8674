package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes measures together with all that follows from them: the entry in the place's timeline, the place's counts, the
 * audit log. Knows no rule about who may do what. Locks the place first, so that two changes at one place queue up and
 * its counts stay right; callers lock offices before.
 */
final class MeasureWriter {
    /** The action that changes what past days say of a measure too. */
    static final String CHANGE_PAST = "measure.change-past";

    private static final String KIND = "measure";
    private static final String DESCRIPTION = "description";

    private final MeasureStore measures;
    private final PlaceStore places;
    private final TimelineWriter timelines;
    private final AuditLog audit;
    private final Clock clock;

    MeasureWriter(MeasureStore measures, PlaceStore places, TimelineWriter timelines, AuditLog audit, Clock clock) {
        this.measures = measures;
        this.places = places;
        this.timelines = timelines;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is done and told.
     *
     * @param action for the audit log
     * @param text why, in public words
     * @param passedTo title of the office that takes over; null unless one does
     */
    record Deed(Staff staff, String action, String text, @Nullable String passedTo) {}

    /**
     * Stores a new measure; returns its id.
     *
     * @throws Conflict if the place is no longer on the map
     */
    long add(Tx tx, Measure measure, Deed deed) {
        Place place = lock(tx, measure);
        if (place.retired()) {
            throw new Conflict(List.of());
        }
        long id = measures.insert(tx, measure, OffsetDateTime.now(clock));
        audit.record(tx, deed.staff(), deed.action(), KIND, id, null, members(measure));
        tell(tx, place, id, measure.status(), deed);
        return id;
    }

    /**
     * Changes a measure. At a place that an import took from the map it still can be ended; one that was merged has none.
     *
     * @throws Stale if {@code before} is no longer what is stored, also because its place was merged
     */
    void change(Tx tx, Measure before, Measure after, Deed deed) {
        Place place = lock(tx, before);
        if (place.work().mergedInto() != null || !measures.update(tx, after, OffsetDateTime.now(clock))) {
            throw new Stale();
        }
        Map<String, @Nullable Object> was = members(before);
        Map<String, @Nullable Object> is = members(after);
        was.entrySet().removeIf(member -> is.remove(member.getKey(), member.getValue()));
        if (deed.action().equals(CHANGE_PAST)) {
            MeasureHistoryStore.rewrite(tx, before.id(), after.description());
            // What is taken back for good is not kept here either.
            was.remove(DESCRIPTION);
        }
        audit.record(tx, deed.staff(), deed.action(), KIND, before.id(), was, is);
        tell(tx, place, before.id(), before.status() == after.status() ? null : after.status(), deed);
    }

    private Place lock(Tx tx, Measure measure) {
        places.lock(tx, measure.placeId());
        return places.findPlace(tx, measure.placeId()).orElseThrow(NotFound::new);
    }

    private void tell(Tx tx, Place place, long id, @Nullable MeasureStatus status, Deed deed) {
        MeasureStore.Counts counts = measures.counts(tx, place.id());
        places.updateMeasures(tx, place.id(), counts.open(), counts.done());
        timelines.append(
                tx,
                place,
                StatusUpdate.Kind.MEASURE,
                true,
                null,
                deed.text(),
                new StatusUpdate.Work(
                        deed.staff().accountId(),
                        null,
                        deed.passedTo(),
                        id,
                        status == null ? null : status.slug(),
                        null,
                        null));
    }

    private static Map<String, @Nullable Object> members(Measure measure) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("place", measure.placeId());
        members.put("type", measure.type().slug());
        members.put("status", measure.status().slug());
        members.put("unit", measure.unit());
        members.put(DESCRIPTION, measure.description());
        members.put("due", measure.due().toString());
        members.put("done", measure.done() == null ? null : measure.done().toString());
        return members;
    }
}
