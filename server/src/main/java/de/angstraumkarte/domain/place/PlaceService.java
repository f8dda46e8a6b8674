package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Reading places, and what can be said about all of them. */
public final class PlaceService {
    /** Public dates are days of this zone. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final int PAGE = 2000;
    private static final int MOST_WORDS = 8;
    private static final int MOST_NAMED = 200;

    private record Counted(Map<String, Long> revisions, Map<Layer, Integer> counts) {}

    private volatile Counted counted = new Counted(Map.of(), Map.of());

    private final Database database;
    private final PlaceStore store;
    private final LayerRevisionStore revisions;
    private final NewsIntervals intervals;
    private final Clock clock;

    public PlaceService(
            Database database, PlaceStore store, LayerRevisionStore revisions, NewsIntervals intervals, Clock clock) {
        this.database = database;
        this.store = store;
        this.revisions = revisions;
        this.intervals = intervals;
        this.clock = clock;
    }

    /** Some places and how many there are in all. */
    public record Page(List<Place> places, int total) {}

    /**
     * A place, also one that is retired.
     *
     * @throws NotFound if there is none
     */
    public Place place(String id) {
        return database.read(tx -> store.findPlace(tx, id)).orElseThrow(NotFound::new);
    }

    /** Those of the places that there are, retired or not, by id. */
    public Map<String, Place> places(Collection<String> ids) {
        return database.read(tx -> store.placesByIds(tx, ids));
    }

    /** One page in the order of titles. */
    public Page page(PlaceQuery query, int limit, int offset) {
        return database.read(tx -> new Page(store.placesByTitle(tx, query, limit, offset), store.count(tx, query)));
    }

    public int count(PlaceQuery query) {
        return database.read(tx -> store.count(tx, query));
    }

    /** Squares confirmed as one of the 27. */
    public int countPartOf27() {
        return database.read(store::countPartOf27);
    }

    /**
     * Matching places in the order of ids, a page at a time: never all of them in memory, and no connection is held while
     * the consumer, often a slow client, takes a page.
     *
     * @param limit most places wanted
     */
    public void eachPage(PlaceQuery query, int limit, Consumer<List<Place>> consumer) {
        int left = limit;
        Bbox box = query.bbox();
        PlaceQuery next = query;
        String after = "";
        List<Place> page;
        do {
            PlaceQuery now = next;
            String bound = after;
            int size = Math.min(PAGE, next.bbox() == null && box != null ? PAGE : left);
            page = database.read(tx -> store.placesAfter(tx, now, bound, size));
            if (page.isEmpty()) {
                return;
            }
            after = page.get(page.size() - 1).id();
            List<Place> wanted = next.bbox() == null && box != null ? inside(page, box) : page;
            wanted = wanted.subList(0, Math.min(left, wanted.size()));
            left -= wanted.size();
            consumer.accept(wanted);
            // A box with more than a page of hits covers much of the city. Walking on by ids and testing each place
            // costs
            // less than searching the box again for every page.
            next = query.withoutBbox();
        } while (left > 0 && page.size() == PAGE);
    }

    private static List<Place> inside(List<Place> places, Bbox box) {
        Geometry area = Crs.WGS84_FACTORY.toGeometry(box.envelope());
        return places.stream()
                .filter(place -> place.geometry() != null && area.intersects(place.geometry()))
                .toList();
    }

    /** Number of places of each layer. Counted when a layer has changed, not for every request. */
    public Map<Layer, Integer> counts() {
        return database.read(tx -> {
            Map<String, Long> now = revisions.revisions(tx);
            Counted known = counted;
            if (!known.revisions().equals(now)) {
                Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
                for (Layer layer : Layer.values()) {
                    counts.put(layer, store.count(tx, PlaceQuery.layer(layer)));
                }
                known = new Counted(now, Map.copyOf(counts));
                counted = known;
            }
            return known.counts();
        });
    }

    /** Places within {@code metres} of a position, nearest first. */
    public List<Place> near(LonLat position, double metres, int limit) {
        return database.read(tx -> store.near(
                tx, Crs.WGS84_FACTORY.createPoint(new Coordinate(position.lon(), position.lat())), metres, limit));
    }

    /**
     * Places of a layer that somebody may mean by a name: those with exactly this name, else those whose names have words
     * beginning with each of its words. In the order of titles.
     */
    public List<Place> named(Layer layer, String name, int limit) {
        Set<String> words = Folding.beginnings(name).stream()
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (words.isEmpty()) {
            return List.of();
        }
        PlaceQuery query = new PlaceQuery(Set.of(layer), Set.of(), Set.of(), null, words);
        List<Place> found = database.read(tx -> store.placesByTitle(tx, query, MOST_NAMED, 0));
        String line = Folding.line(name);
        List<Place> exact = found.stream()
                .filter(place -> Folding.line(place.title()).equals(line))
                .toList();
        return (exact.isEmpty() ? found : exact).stream().limit(limit).toList();
    }

    /** Revision of each layer by slug. */
    public Map<String, Long> revisions() {
        return database.read(revisions::revisions);
    }

    /** Day on which each layer was last changed, by slug; those that never were are left out. */
    public Map<String, LocalDate> changes() {
        Map<String, LocalDate> days = new HashMap<>();
        database.read(revisions::changes)
                .forEach((layer, moment) ->
                        days.put(layer, moment.atZoneSameInstant(ZONE).toLocalDate()));
        return days;
    }

    public NewsIntervals intervals() {
        return intervals;
    }

    /** By when news is promised, as of today. */
    public NewsDue newsDue() {
        return new NewsDue(intervals, today());
    }

    /** The day it is in Dortmund. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
