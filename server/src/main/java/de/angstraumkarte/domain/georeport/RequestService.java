package de.angstraumkarte.domain.georeport;

import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.report.PhotoService;
import de.angstraumkarte.domain.timeline.PublishedStore;
import de.angstraumkarte.domain.timeline.PublishedUpdate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads fear spaces as service requests. Knows what is public only. */
public final class RequestService {
    /** A place may have taken over one that had taken over another; more than this is a circle. */
    private static final int LONGEST_CHAIN = 10;

    /** The stores behind it. */
    public record Stores(PlaceStore places, RequestStore requests, PublishedStore published) {}

    private final HeavyReads heavy;
    private final Stores stores;
    private final EffectService effects;
    private final PhotoService photos;
    private final Clock clock;

    public RequestService(HeavyReads heavy, Stores stores, EffectService effects, PhotoService photos, Clock clock) {
        this.heavy = heavy;
        this.stores = stores;
        this.effects = effects;
        this.photos = photos;
        this.clock = clock;
    }

    /** The moment it is. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * The requests that match, the newest first.
     *
     * @param withEffects whether it is to be said if the measures helped
     */
    public List<ServiceRequest> list(RequestQuery query, boolean withEffects) {
        return heavy.read(tx -> {
            Map<String, OffsetDateTime> created = stores.requests().ids(tx, query);
            Map<String, Place> places = stores.places().placesByIds(tx, created.keySet());
            List<Place> found = created.keySet().stream()
                    .map(places::get)
                    .filter(Objects::nonNull)
                    .toList();
            return requests(tx, found, created, withEffects);
        });
    }

    /** The requests with these ids; for one that became part of another that other, and none for an unknown one. */
    public List<ServiceRequest> byIds(Collection<String> ids, boolean withEffects) {
        return heavy.read(tx -> byIds(tx, ids, withEffects));
    }

    private List<ServiceRequest> byIds(Tx tx, Collection<String> ids, boolean withEffects) {
        Map<String, Place> found = new LinkedHashMap<>();
        Collection<String> next = ids;
        for (int step = 0; step < LONGEST_CHAIN && !next.isEmpty(); step++) {
            List<String> later = new ArrayList<>();
            Map<String, Place> places = stores.places().placesByIds(tx, next);
            for (String id : next) {
                @Nullable Place place = places.get(id);
                if (place != null && place.work().mergedInto() != null) {
                    later.add(place.work().mergedInto());
                } else if (place != null && place.layer() == Layer.FEAR_SPACE && !place.retired()) {
                    found.put(place.id(), place);
                }
            }
            next = later;
        }
        return requests(tx, List.copyOf(found.values()), stores.requests().created(tx, found.keySet()), withEffects);
    }

    /**
     * One request, or the one that goes on in its stead: compare the ids.
     *
     * @throws NotFound if there is none, or it is no longer on the map
     */
    public ServiceRequest find(String id, boolean withEffects) {
        return byIds(List.of(id), withEffects).stream().findFirst().orElseThrow(NotFound::new);
    }

    private List<ServiceRequest> requests(
            Tx tx, List<Place> places, Map<String, OffsetDateTime> created, boolean withEffects) {
        List<String> ids = places.stream().map(Place::id).toList();
        Map<String, String> notes = stores.requests().notes(tx, ids);
        Map<String, Long> first = photos.firstReleased(tx, ids);
        Map<String, Effect> helped = withEffects
                ? effects.find(
                        tx,
                        places.stream()
                                .filter(place -> place.work().measuresDone() > 0)
                                .map(Place::id)
                                .toList())
                : Map.of();
        return places.stream()
                .map(place -> new ServiceRequest(
                        place,
                        day(Objects.requireNonNull(created.get(place.id()))),
                        notes.get(place.id()),
                        first.get(place.id()),
                        helped.get(place.id())))
                .toList();
    }

    /** Public entries of all requests' timelines in the order they were published, the oldest first. */
    public List<RequestUpdate> updates(DaySpan days, int limit, int offset) {
        return heavy.read(tx -> {
            List<PublishedUpdate> found =
                    stores.published().between(tx, Layer.FEAR_SPACE, days.from(), days.until(), limit, offset);
            Map<String, NavigableMap<Long, String>> statuses = stores.requests()
                    .statuses(
                            tx,
                            found.stream()
                                    .map(published -> published.update().placeId())
                                    .collect(Collectors.toSet()));
            return found.stream().map(published -> update(published, statuses)).toList();
        });
    }

    /** Most entries leave the status alone: it is that of the last one before them that did not. */
    private static RequestUpdate update(PublishedUpdate published, Map<String, NavigableMap<Long, String>> statuses) {
        @Nullable
        NavigableMap<Long, String> ofPlace = statuses.get(published.update().placeId());
        Map.@Nullable Entry<Long, String> last = ofPlace == null ? null : ofPlace.floorEntry(published.id());
        Status status = last == null ? Layer.FEAR_SPACE.initialStatus() : Layer.FEAR_SPACE.status(last.getValue());
        return new RequestUpdate(published, day(published.createdAt()), status.open());
    }

    private static LocalDate day(OffsetDateTime moment) {
        return moment.atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }
}
