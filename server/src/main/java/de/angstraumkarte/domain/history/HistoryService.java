package de.angstraumkarte.domain.history;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.MeasureHistoryStore;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.place.Folding;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceHistoryStore;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.TimelineStore;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The map at past days: what was known and public at the end of a day in Dortmund. What counts is when an entry was
 * published, not of when it tells.
 */
public final class HistoryService {
    /** Name of the parameter that chooses a day. */
    public static final String PARAMETER = "stand";

    /** More than a place gets in decades; keeps one answer bounded. */
    private static final int MOST = 1000;

    /** As {@link de.angstraumkarte.domain.measure.MeasureReader} sorts them. */
    private static final Comparator<Measure> MEASURE_ORDER = Comparator.<Measure>comparingInt(
                    measure -> measure.status().open() ? 0 : measure.status() == MeasureStatus.DONE ? 1 : 2)
            .thenComparing(Measure::done, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Measure::due)
            .thenComparing(Measure::id);

    private static final Comparator<Place> TITLE_ORDER = Comparator.<Place, String>comparing(
                    place -> Folding.line(place.title()))
            .thenComparing(Place::id);

    /** The stores behind it. */
    public record Stores(
            HistoryStore history,
            PlaceHistoryStore places,
            MeasureHistoryStore measures,
            TimelineStore timelines,
            LayerRevisionStore revisions) {}

    private final Database database;
    private final HeavyReads heavy;
    private final Stores stores;
    private final Clock clock;
    private final PastLayers known = new PastLayers();

    /** Does not change once there is an entry: timelines only grow at their end. */
    private volatile @Nullable LocalDate first;

    public HistoryService(Database database, HeavyReads heavy, Stores stores, Clock clock) {
        this.database = database;
        this.heavy = heavy;
        this.stores = stores;
        this.clock = clock;
    }

    /** The moment at which a day is over in Dortmund: what was published before it counts. */
    static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(PlaceService.ZONE).toOffsetDateTime();
    }

    /** The day a moment belongs to in Dortmund. */
    static LocalDate dayOf(OffsetDateTime time) {
        return time.atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }

    /** The day of the first public entry; today while there is none. */
    public LocalDate firstDay() {
        LocalDate day = first;
        if (day == null) {
            day = database.read(stores.history()::firstEntry)
                    .map(HistoryService::dayOf)
                    .orElse(null);
            first = day;
        }
        return day == null ? today() : day;
    }

    /** @throws Invalid for a day before the first public entry, and for one that is still to come */
    public void check(LocalDate day) {
        LocalDate from = firstDay();
        LocalDate to = today();
        if (day.isBefore(from) || day.isAfter(to)) {
            throw new Invalid(PARAMETER, "past-day", from.toString(), to.toString());
        }
    }

    /** The places of a layer that were on the map, in the order of ids. */
    public List<Place> placesAt(Layer layer, LocalDate day) {
        check(day);
        long revision = database.read(stores.revisions()::revisions).getOrDefault(layer.slug(), 0L);
        return known.get(layer, day, revision, () -> heavy.read(tx -> placesAt(tx, layer, day)));
    }

    /** Some of the places that were on the map, in the order of titles, and how many there were in all. */
    public PlaceService.Page page(PlaceQuery query, LocalDate day, int limit, int offset) {
        List<Place> found = Arrays.stream(Layer.values())
                .filter(layer -> query.layers().isEmpty() || query.layers().contains(layer))
                .flatMap(layer -> placesAt(layer, day).stream())
                .filter(query::matches)
                .sorted(TITLE_ORDER)
                .toList();
        return new PlaceService.Page(found.stream().skip(offset).limit(limit).toList(), found.size());
    }

    /** Number of places of each layer that were on the map. */
    public Map<Layer, Integer> counts(LocalDate day) {
        Map<Layer, Integer> counts = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            counts.put(layer, placesAt(layer, day).size());
        }
        return counts;
    }

    private List<Place> placesAt(Tx tx, Layer layer, LocalDate day) {
        OffsetDateTime until = endOf(day);
        Standing standing = new Standing(Merges.before(stores.history().merges(tx), until));
        stores.history().entriesBefore(tx, layer, until, standing::add);
        standing.complete();
        return stores.places().placesBefore(tx, layer, until).stream()
                .filter(place -> !place.retired())
                .map(standing::of)
                .toList();
    }

    /**
     * One place, also one that had been taken from the map. Of one that had been merged by then, {@code mergedInto} names the
     * place it was a part of.
     *
     * @throws NotFound if there was none
     */
    public PastPlace place(String id, LocalDate day) {
        check(day);
        OffsetDateTime until = endOf(day);
        return database.read(tx -> {
            Place facts = stores.places().placeBefore(tx, id, until).orElseThrow(NotFound::new);
            List<Merges.Step> steps = stores.history().merges(tx);
            Merges merges = Merges.before(steps, until);
            String holder = Merges.all(steps).owner(id);
            Set<String> parts = merges.parts(id);
            Standing standing = new Standing(merges);
            stores.history().entriesBefore(tx, holder, parts, until).forEach(standing::add);
            Place place = standing.complete().of(facts);
            return new PastPlace(
                    place,
                    stores.timelines().publicUpdatesBefore(tx, holder, parts, until, MOST),
                    measures(tx, id, standing, until));
        });
    }

    private List<Measure> measures(Tx tx, String placeId, Standing standing, OffsetDateTime until) {
        Map<Long, Standing.Stage> stages = standing.measures(placeId);
        List<Measure> measures = new ArrayList<>();
        for (MeasureHistoryStore.Facts facts : stores.measures().factsBefore(tx, stages.keySet(), until)) {
            Standing.Stage stage = Objects.requireNonNull(stages.get(facts.id()));
            boolean done = stage.status() == MeasureStatus.DONE;
            measures.add(new Measure(
                    facts.id(),
                    placeId,
                    facts.type(),
                    stage.status(),
                    facts.unit(),
                    facts.description(),
                    facts.due(),
                    facts.firstDue(),
                    done ? Objects.requireNonNullElse(facts.done(), stage.since()) : null,
                    0));
        }
        measures.sort(MEASURE_ORDER);
        return measures;
    }

    /** How a layer stood at the end of each month since its first public entry, and stands today; empty without entries. */
    public List<MonthState> monthly(Tx tx, Layer layer) {
        LocalDate today = today();
        Months months = new Months(stores.places().stretches(tx, layer), today);
        stores.history().entriesBefore(tx, layer, endOf(today), months::add);
        return months.complete();
    }

    /** The day it is in Dortmund. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(PlaceService.ZONE));
    }
}
