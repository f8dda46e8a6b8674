package de.angstraumkarte.domain.feed;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.measure.CalendarStore;
import de.angstraumkarte.domain.measure.PublicMeasure;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.NewsScope;
import de.angstraumkarte.domain.timeline.PlacedUpdate;
import de.angstraumkarte.domain.timeline.PublishedStore;
import de.angstraumkarte.domain.timeline.PublishedUpdate;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what feeds and calendars tell. Knows public entries only. */
public final class FeedService {
    /** Entries of a page. */
    public static final int PAGE = 50;

    private static final int LARGE_PAGE = 2000;

    /** The stores behind it. */
    public record Stores(
            PlaceStore places,
            PublishedStore published,
            CalendarStore calendar,
            UnitStore units,
            LayerRevisionStore revisions) {}

    /** All that feeds and calendars show hangs on this: as long as it is equal, they are the same. */
    public record State(Map<String, Long> revisions, Map<String, String> units) {}

    private final Database database;
    private final HeavyReads heavy;
    private final Stores stores;

    public FeedService(Database database, HeavyReads heavy, Stores stores) {
        this.database = database;
        this.heavy = heavy;
        this.stores = stores;
    }

    /** Of what feeds and calendars are made now; cheap. */
    public State state() {
        return database.read(tx -> new State(stores.revisions().revisions(tx), units(tx)));
    }

    /**
     * A place that has a feed, or the one that goes on in its stead: compare the ids.
     *
     * @throws NotFound if there is none, or it is no longer on the map
     */
    public Place place(String id) {
        return database.read(tx -> {
            Place place = stores.places().findPlace(tx, id).orElseThrow(NotFound::new);
            @Nullable String into = place.work().mergedInto();
            Place found =
                    into == null ? place : stores.places().findPlace(tx, into).orElseThrow(NotFound::new);
            if (found.retired()) {
                throw new NotFound();
            }
            return found;
        });
    }

    /**
     * One page of public entries.
     *
     * @param before its bound; null for the first page
     */
    public NewsPage news(NewsScope scope, @Nullable Long before) {
        return heavy.read(tx -> {
            long bound = before == null ? Long.MAX_VALUE : before;
            List<PublishedUpdate> found = stores.published().before(tx, scope, bound, PAGE + 1);
            boolean more = found.size() > PAGE;
            List<PublishedUpdate> entries = more ? found.subList(0, PAGE) : found;
            Set<String> places = new HashSet<>();
            Set<Long> measures = new HashSet<>();
            for (PublishedUpdate entry : entries) {
                places.add(entry.update().placeId());
                StatusUpdate.@Nullable Work work = entry.update().work();
                if (work != null && work.measureId() != null) {
                    measures.add(work.measureId());
                }
            }
            return new NewsPage(
                    List.copyOf(entries),
                    stores.places().placesByIds(tx, places),
                    stores.calendar().types(tx, measures),
                    more ? entries.get(PAGE - 1).id() : null,
                    before == null ? null : boundAfter(tx, scope, before),
                    boundAfter(tx, scope, 0));
        });
    }

    /** All public entries about places on the map, the oldest first, a page at a time: never all of them in memory. */
    public void eachPage(Consumer<List<PlacedUpdate>> consumer) {
        long after = 0;
        List<PlacedUpdate> page;
        do {
            long bound = after;
            page = database.read(tx -> stores.published().after(tx, bound, LARGE_PAGE));
            if (!page.isEmpty()) {
                consumer.accept(page);
                after = page.get(page.size() - 1).entry().id();
            }
        } while (page.size() == LARGE_PAGE);
    }

    /** Bound of the page that begins, seen from the old end, with this id; null if no full page and one entry more follow. */
    private @Nullable Long boundAfter(Tx tx, NewsScope scope, long from) {
        List<Long> ids = stores.published().idsFrom(tx, scope, from, PAGE + 1);
        return ids.size() > PAGE ? ids.get(PAGE) : null;
    }

    /** All public measures, cancelled ones too. */
    public Agenda agenda(NewsScope scope) {
        return heavy.read(tx -> {
            List<PublicMeasure> measures = stores.calendar().measures(tx, scope);
            Set<String> places = measures.stream()
                    .map(measure -> measure.measure().placeId())
                    .collect(Collectors.toSet());
            return new Agenda(measures, stores.places().placesByIds(tx, places), units(tx));
        });
    }

    private Map<String, String> units(Tx tx) {
        return stores.units().listUnits(tx).stream().collect(Collectors.toMap(Unit::id, Unit::title));
    }
}
