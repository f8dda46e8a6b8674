package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;

/** Reading places, and what can be said about all of them. */
public final class PlaceService {
    /** Public dates are days of this zone. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

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

    /** @throws NotFound if there is none, retired ones included */
    public Place place(String id) {
        return database.read(tx -> store.findPlace(tx, id)).orElseThrow(NotFound::new);
    }

    /** Matching places in the order of ids, at most {@code limit}. */
    public List<Place> places(PlaceQuery query, int limit) {
        return database.read(tx -> store.places(tx, query, limit));
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

    /** Every matching place in the order of ids, a page at a time, without holding all of them. */
    public void eachPage(PlaceQuery query, Consumer<List<Place>> consumer) {
        database.read(tx -> {
            store.eachPage(tx, query, consumer);
            return true;
        });
    }

    /** Places within {@code metres} of a position, nearest first. */
    public List<Place> near(LonLat position, double metres, int limit) {
        return database.read(tx -> store.near(
                tx, Crs.WGS84_FACTORY.createPoint(new Coordinate(position.lon(), position.lat())), metres, limit));
    }

    /** Revision of each layer by slug. */
    public Map<String, Long> revisions() {
        return database.read(revisions::revisions);
    }

    public NewsIntervals intervals() {
        return intervals;
    }

    /** The day it is in Dortmund. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
