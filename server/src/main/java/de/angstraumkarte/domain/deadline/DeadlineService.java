package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.deadline.DeadlineStore.Span;
import de.angstraumkarte.domain.deadline.Deadlines.Count;
import de.angstraumkarte.domain.deadline.Deadlines.OfUnit;
import de.angstraumkarte.domain.effect.Windows;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.measure.MeasureQuery;
import de.angstraumkarte.domain.measure.MeasureRow;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.measure.MeasureStore;
import de.angstraumkarte.domain.measure.UnitLoad;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds what is overdue or falls due within the next days. Case workers see their own office's part. */
public final class DeadlineService {
    /** How far ahead people are told. */
    public static final int SOON_DAYS = 7;

    /** Items of one kind on the page; the rest is counted. */
    private static final int MOST = 200;

    private static final int EXPORT_PAGE = 500;

    private final HeavyReads lists;
    private final DeadlineStore store;
    private final DueEffectStore effects;
    private final MeasureStore measures;
    private final NewsIntervals intervals;
    private final int decisionDays;
    private final Clock clock;

    /** @param decisionDays days within which a report is to be decided on */
    public DeadlineService(
            HeavyReads lists,
            DeadlineStore store,
            DueEffectStore effects,
            MeasureStore measures,
            NewsIntervals intervals,
            int decisionDays,
            Clock clock) {
        this.lists = lists;
        this.store = store;
        this.effects = effects;
        this.measures = measures;
        this.intervals = intervals;
        this.decisionDays = decisionDays;
        this.clock = clock;
    }

    /**
     * What is due.
     *
     * @param wanted id of an office, {@link MeasureQuery.NO_UNIT} or null for all; case workers get their own office's
     */
    public Deadlines due(Staff staff, @Nullable String wanted) {
        @Nullable String unit = staff.role().includes(Role.COORDINATOR) ? wanted : staff.unit();
        LocalDate today = today();
        return lists.read(tx -> due(tx, unit, today, MOST));
    }

    /**
     * What is due on a day.
     *
     * @param unit id of an office, {@link MeasureQuery.NO_UNIT} or null for all
     * @param most items of one kind; the rest is counted
     */
    Deadlines due(Tx tx, @Nullable String unit, LocalDate today, int most) {
        Span span = span(unit, today);
        Counts counts = new Counts();
        counts.reports.putAll(store.reportsByUnit(tx, span, PlaceService.ZONE, decisionDays));
        counts.effects.putAll(effects.effectsByUnit(tx, span, Windows.WAIT_DAYS));
        return new Deadlines(
                today,
                due(store.reports(tx, span, PlaceService.ZONE, decisionDays, null, most), counts.reports),
                news(tx, span, most, counts),
                measures(tx, unit, today, most, counts),
                due(effects.effects(tx, span, Windows.WAIT_DAYS, null, most), counts.effects),
                counts.byUnit());
    }

    /** Takes everything that is due, kind after kind. */
    public interface Taker {
        void report(DueReport report);

        void news(DueNews news);

        void measure(MeasureRow row);

        void effect(DueEffect effect);
    }

    /**
     * Everything that {@link #due} counts, the longest overdue first, news layer after layer. No connection is held while
     * the taker works.
     */
    public void each(Staff staff, @Nullable String wanted, Taker taker) {
        @Nullable String unit = staff.role().includes(Role.COORDINATOR) ? wanted : staff.unit();
        LocalDate today = today();
        Span span = span(unit, today);
        each(
                (tx, after) -> store.reports(tx, span, PlaceService.ZONE, decisionDays, after, EXPORT_PAGE),
                taker::report);
        for (Layer layer : Layer.values()) {
            int days = intervals.days(layer);
            each((tx, after) -> store.news(tx, layer, span, days, after, EXPORT_PAGE), taker::news);
        }
        // The work of some weeks: these fit into memory, and no change moves one past the end of a page.
        MeasureQuery query = measuresUntil(today.plusDays(SOON_DAYS), unit);
        lists.read(tx -> measures.rows(tx, query, today, Integer.MAX_VALUE, 0)).forEach(taker::measure);
        each((tx, after) -> effects.effects(tx, span, Windows.WAIT_DAYS, after, EXPORT_PAGE), taker::effect);
    }

    private <T> void each(BiFunction<Tx, @Nullable T, List<T>> read, Consumer<T> taker) {
        List<T> page;
        @Nullable T last = null;
        do {
            @Nullable T after = last;
            page = lists.read(tx -> read.apply(tx, after));
            page.forEach(taker);
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == EXPORT_PAGE);
    }

    /** The day it is in Dortmund. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(PlaceService.ZONE));
    }

    private Due<DueNews> news(Tx tx, Span span, int most, Counts counts) {
        List<DueNews> news = new ArrayList<>();
        for (Layer layer : Layer.values()) {
            int days = intervals.days(layer);
            store.newsByUnit(tx, layer, span, days).forEach((of, count) -> counts.news.merge(of, count, Count::plus));
            news.addAll(store.news(tx, layer, span, days, null, most));
        }
        news.sort(DueNews.ORDER);
        return due(news.subList(0, Math.min(most, news.size())), counts.news);
    }

    private Due<MeasureRow> measures(Tx tx, @Nullable String unit, LocalDate today, int most, Counts counts) {
        LocalDate last = today.plusDays(SOON_DAYS);
        for (UnitLoad load : measures.loads(tx, today, last)) {
            String of = load.unit() == null ? MeasureQuery.NO_UNIT : load.unit();
            if ((unit == null || unit.equals(of)) && load.overdue() + load.soon() > 0) {
                counts.measures.put(load.unit(), new Count(load.overdue(), load.soon()));
            }
        }
        return due(measures.rows(tx, measuresUntil(last, unit), today, most, 0), counts.measures);
    }

    private static MeasureQuery measuresUntil(LocalDate last, @Nullable String unit) {
        return new MeasureQuery(
                unit == null ? Set.of() : Set.of(unit),
                Set.copyOf(MeasureStatus.OPEN),
                Set.of(),
                null,
                last.plusDays(1),
                MeasureQuery.Sort.DUE,
                false);
    }

    private static Span span(@Nullable String unit, LocalDate today) {
        return new Span(unit, today, today.plusDays(SOON_DAYS + 1));
    }

    private static <T> Due<T> due(List<T> items, Map<@Nullable String, Count> counts) {
        Count all = counts.values().stream().reduce(Count.NONE, Count::plus);
        return new Due<>(items, all.total(), all.overdue());
    }

    private static final class Counts {
        private final Map<@Nullable String, Count> reports = new HashMap<>();
        private final Map<@Nullable String, Count> news = new HashMap<>();
        private final Map<@Nullable String, Count> measures = new HashMap<>();
        private final Map<@Nullable String, Count> effects = new HashMap<>();

        List<OfUnit> byUnit() {
            Set<@Nullable String> units = new HashSet<>(reports.keySet());
            units.addAll(news.keySet());
            units.addAll(measures.keySet());
            units.addAll(effects.keySet());
            return units.stream()
                    .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                    .map(unit -> new OfUnit(
                            unit,
                            reports.getOrDefault(unit, Count.NONE),
                            news.getOrDefault(unit, Count.NONE),
                            measures.getOrDefault(unit, Count.NONE),
                            effects.getOrDefault(unit, Count.NONE)))
                    .toList();
        }
    }
}
