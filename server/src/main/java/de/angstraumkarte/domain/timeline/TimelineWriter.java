package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends staff's entries to timelines, and keeps what a place says about its timeline true: its status, the day of its
 * last public entry, their number, the revision of its layer. Everything that staff publishes goes through here.
 */
public final class TimelineWriter {
    /** Told of every public entry, also of those of an import to places that were stored before, within its transaction: who reads along is written to (through the outbox). */
    @FunctionalInterface
    public interface Listener {
        /** @param place as it is after the entry */
        void published(Tx tx, Place place, StatusUpdate update);

        /** Tells several, in their order. */
        static Listener all(List<Listener> listeners) {
            List<Listener> told = List.copyOf(listeners);
            return (tx, place, update) -> told.forEach(listener -> listener.published(tx, place, update));
        }
    }

    private final TimelineStore timelines;
    private final PlaceStore places;
    private final LayerRevisionStore revisions;
    private final Listener listener;
    private final Clock clock;

    public TimelineWriter(
            TimelineStore timelines, PlaceStore places, LayerRevisionStore revisions, Listener listener, Clock clock) {
        this.timelines = timelines;
        this.places = places;
        this.revisions = revisions;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Appends an entry of today.
     *
     * @param place as read in this transaction
     * @param status what the entry sets; null to leave the status alone
     * @return the place afterwards; unchanged by an internal entry
     * @throws Stale if the place has changed meanwhile
     */
    public Place append(
            Tx tx,
            Place place,
            StatusUpdate.Kind kind,
            boolean isPublic,
            @Nullable Status status,
            @Nullable String text,
            StatusUpdate.Work work) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        LocalDate today = now.atZoneSameInstant(PlaceService.ZONE).toLocalDate();
        StatusUpdate update = new StatusUpdate(
                place.id(),
                kind,
                isPublic,
                status == null ? null : status.slug(),
                text,
                PartialDate.of(today),
                null,
                null,
                work);
        timelines.append(tx, List.of(update), now);
        if (!isPublic) {
            return place;
        }
        Place after = place.withNews(status == null ? place.status() : status, today, 1, work.promisedBy());
        // Whoever tells the public how a place stands has looked at it.
        if (!places.updateNews(tx, after, status != null, now)) {
            throw new Stale();
        }
        revisions.raise(tx, place.layer().slug());
        Place stored = places.findPlace(tx, place.id()).orElseThrow();
        listener.published(tx, stored, update);
        return stored;
    }
}
