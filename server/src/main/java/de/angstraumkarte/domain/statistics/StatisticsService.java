package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.base.cache.Kept;
import de.angstraumkarte.base.cache.Recent;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.domain.history.MonthState;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.measure.MeasureType;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.statistics.StatisticsStore.Fingerprint;
import de.angstraumkarte.domain.statistics.StatisticsStore.MeasureRow;
import de.angstraumkarte.domain.statistics.StatisticsStore.PlaceRow;
import de.angstraumkarte.domain.statistics.StatisticsStore.ReportRow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes the figures when something they depend on has changed, and keeps them until then. Thread-safe. */
public final class StatisticsService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsService.class);

    /** What the figures are made of. */
    public record Sources(
            StatisticsStore store,
            UnitStore units,
            HistoryService history,
            EffectService effects,
            NewsIntervals news) {}

    private record Version(Fingerprint fingerprint, LocalDate day) {
        boolean serves(Version wanted) {
            return fingerprint.reaches(wanted.fingerprint) && day.equals(wanted.day);
        }
    }

    private final Database database;
    private final Sources sources;
    private final Clock clock;
    private final Recent<Fingerprint> fingerprint;
    private final Kept<Version, Statistics> kept = new Kept<>(Version::serves);
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "statistics");
        thread.setDaemon(true);
        return thread;
    });

    public StatisticsService(Database database, Sources sources, Clock clock) {
        this.database = database;
        this.sources = sources;
        this.clock = clock;
        this.fingerprint = new Recent<>(() -> database.read(sources.store()::fingerprint));
    }

    /** Computes the figures for the first time, so that nobody has to wait for them. If that fails, the rest of the map still works. */
    public void prepare() {
        logged(() -> kept.get(version(), this::compute));
    }

    /** The figures, at once: where something has changed, those before the change until the new ones are computed. */
    public Statistics statistics() {
        return kept.getSoon(version(), this::compute, this::inBackground);
    }

    private void inBackground(Runnable work) {
        try {
            background.execute(() -> logged(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("the server is closing, so the statistics stay as they are");
        }
    }

    private Version version() {
        return new Version(fingerprint.get(), LocalDate.now(clock.withZone(PlaceService.ZONE)));
    }

    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("computing the statistics failed", e);
        }
    }

    private Statistics compute() {
        LocalDate today = LocalDate.now(clock.withZone(PlaceService.ZONE));
        return database.read(tx -> compute(tx, today));
    }

    private Statistics compute(Tx tx, LocalDate today) {
        List<PlaceRow> places = sources.store().places(tx);
        List<MeasureRow> measures = sources.store().measures(tx);
        List<ReportRow> reports = sources.store().decidedReports(tx);
        List<ReportRow> attached =
                reports.stream().filter(report -> report.placeId() != null).toList();
        return new Statistics(
                today,
                months(tx, places),
                spans(places, measures, reports),
                promises(tx, places, measures, today),
                told(attached, Cause.SLUGS, ReportRow::causes),
                told(attached, DayTime.SLUGS, ReportRow::times),
                measured(tx, places, measures),
                stock(places),
                sources.units().listUnits(tx).stream().collect(Collectors.toMap(Unit::id, Unit::title)));
    }

    private List<Month> months(Tx tx, List<PlaceRow> places) {
        Map<YearMonth, Integer> added = new HashMap<>();
        fearSpaces(places).forEach(place -> added.merge(YearMonth.from(place.added()), 1, Integer::sum));
        List<Month> months = new ArrayList<>();
        for (MonthState state : sources.history().monthly(tx, Layer.FEAR_SPACE)) {
            months.add(new Month(state.day(), added.getOrDefault(YearMonth.from(state.day()), 0), state.counts()));
        }
        return months;
    }

    private static Map<Step, Spans> spans(List<PlaceRow> places, List<MeasureRow> measures, List<ReportRow> reports) {
        Set<String> fearSpaces = fearSpaces(places).stream().map(PlaceRow::id).collect(Collectors.toSet());
        return Step.spans(
                reports.stream()
                        .map(report -> new Step.Decided(report.placeId(), report.received(), report.decided()))
                        .toList(),
                measures.stream()
                        .filter(measure -> !measure.cancelled() && fearSpaces.contains(measure.placeId()))
                        .map(measure -> new Step.Planned(measure.placeId(), measure.planned(), measure.done()))
                        .toList());
    }

    private List<Promise> promises(Tx tx, List<PlaceRow> places, List<MeasureRow> measures, LocalDate today) {
        Map<String, List<NewsPromises.Entry>> entries = sources.store().entries(tx);
        List<Promise> promises = new ArrayList<>();
        Map<String, String> titles = new HashMap<>();
        for (PlaceRow place : places) {
            titles.put(place.id(), place.title());
            boolean open = place.status() != null
                    && place.layer()
                            .findStatus(place.status())
                            .filter(Status::open)
                            .isPresent();
            NewsPromises.Facts facts = new NewsPromises.Facts(
                    place.id(), place.title(), place.layer(), place.unit(), open, place.retired());
            int interval = sources.news().days(place.layer());
            promises.addAll(NewsPromises.of(facts, entries.getOrDefault(place.id(), List.of()), interval, today));
        }
        for (MeasureRow measure : measures) {
            String title = titles.getOrDefault(measure.placeId(), measure.placeId());
            MeasurePromises.of(measure, title, today).ifPresent(promises::add);
        }
        return promises;
    }

    private static SmallNumbers.Told told(
            List<ReportRow> reports, List<String> categories, Function<ReportRow, Collection<String>> of) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        categories.forEach(category -> counts.put(category, 0));
        reports.forEach(report -> of.apply(report).forEach(category -> counts.merge(category, 1, Integer::sum)));
        return SmallNumbers.tell(counts, reports.size());
    }

    private List<MeasuredPlace> measured(Tx tx, List<PlaceRow> places, List<MeasureRow> measures) {
        Map<String, String> titles = places.stream().collect(Collectors.toMap(PlaceRow::id, PlaceRow::title));
        Map<String, Set<MeasureType>> types = new HashMap<>();
        measures.stream().filter(measure -> measure.done() != null).forEach(measure -> types.computeIfAbsent(
                        measure.placeId(), id -> EnumSet.noneOf(MeasureType.class))
                .add(MeasureType.of(measure.type())));
        List<MeasuredPlace> measured = new ArrayList<>();
        for (Effect effect : sources.effects().all(tx)) {
            String id = effect.placeId();
            measured.add(new MeasuredPlace(titles.getOrDefault(id, id), types.getOrDefault(id, Set.of()), effect));
        }
        return measured;
    }

    private static Map<Layer, Stock> stock(List<PlaceRow> places) {
        Map<Layer, Stock> stock = new EnumMap<>(Layer.class);
        for (Layer layer : Layer.values()) {
            if (layer != Layer.FEAR_SPACE) {
                stock.put(
                        layer,
                        Stock.of(places.stream()
                                .filter(place -> place.layer() == layer && place.retired() == null)
                                .toList()));
            }
        }
        return stock;
    }

    private static List<PlaceRow> fearSpaces(List<PlaceRow> places) {
        return places.stream()
                .filter(place -> place.layer() == Layer.FEAR_SPACE)
                .toList();
    }

    /** Lets what is under way finish, so that the store can be closed afterwards. */
    @Override
    public void close() {
        background.shutdown();
        try {
            background.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
