package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.statistics.Month;
import de.angstraumkarte.domain.statistics.PromiseCount;
import de.angstraumkarte.domain.statistics.SmallNumbers;
import de.angstraumkarte.domain.statistics.Spans;
import de.angstraumkarte.domain.statistics.Statistics;
import de.angstraumkarte.domain.statistics.Step;
import de.angstraumkarte.domain.statistics.Stock;
import de.angstraumkarte.web.ChartView;
import de.angstraumkarte.web.ChartView.Bar;
import de.angstraumkarte.web.ChartView.Series;
import de.angstraumkarte.web.FigureView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.StatisticsView;
import de.angstraumkarte.web.TimelapseView;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures as a person reads them, in one language. */
final class StatisticsViews {
    /** As many as a phone has room for. */
    private static final int LABELLED_MONTHS = 5;

    private final Statistics statistics;
    private final Messages messages;
    private final FigureWords words;

    private StatisticsViews(Statistics statistics, Messages messages) {
        this.statistics = statistics;
        this.messages = messages;
        this.words = new FigureWords(messages);
    }

    /** @param districts titles by slug */
    static StatisticsView view(Statistics statistics, Map<String, String> districts, Messages messages) {
        StatisticsViews views = new StatisticsViews(statistics, messages);
        List<FigureView> figures = new ArrayList<>(List.of(
                views.spans(),
                views.promises(),
                views.told("causes", "cause.", "ursachen", statistics.causes()),
                views.told("times", "time.", "tageszeiten", statistics.times()),
                new EffectFigure(statistics.measured(), messages).view()));
        for (Layer layer : Layer.values()) {
            if (layer != Layer.FEAR_SPACE) {
                figures.add(new StockFigure(layer, statistics.stock(layer), districts, messages).view());
            }
        }
        return new StatisticsView(
                statistics.day(), views.heads(), views.months(), timelapse(statistics.months()), figures);
    }

    private static TimelapseView timelapse(List<Month> months) {
        return new TimelapseView(months.stream()
                .map(month -> new TimelapseView.Month(month.day(), month.open(), month.closed()))
                .toList());
    }

    /** Slugs of the districts by their titles, then that of "not known": never by a number. */
    static List<String> alphabetically(Map<String, String> districts) {
        List<String> slugs = new ArrayList<>(districts.keySet());
        slugs.sort(
                Comparator.comparing(slug -> districts.getOrDefault(slug, slug), Collator.getInstance(Locale.GERMAN)));
        slugs.add(Stock.UNKNOWN);
        return slugs;
    }

    /** Slugs of a layer's statuses; of squares it may be unknown. */
    static List<String> statuses(Layer layer) {
        List<String> slugs =
                new ArrayList<>(layer.statuses().stream().map(Status::slug).toList());
        if (layer == Layer.SQUARE) {
            slugs.add(Stock.UNKNOWN);
        }
        return slugs;
    }

    private List<StatisticsView.Head> heads() {
        List<Month> months = statistics.months();
        int open = months.isEmpty() ? 0 : months.get(months.size() - 1).open();
        int improved = months.isEmpty() ? 0 : months.get(months.size() - 1).count("improved");
        PromiseCount promises = PromiseCount.of(statistics.promises());
        String due = promises.due() == 0
                ? messages.text("stats.head.promises.none")
                : messages.text("stats.head.promises.of", promises.kept(), promises.due());
        return List.of(
                new StatisticsView.Head(messages.text("stats.head.open"), words.number(open), ""),
                new StatisticsView.Head(
                        messages.text("stats.head.promises"), words.percent(promises.percentKept()), due),
                new StatisticsView.Head(
                        messages.text("stats.head.improved"),
                        words.number(improved),
                        messages.text("stats.head.improved.by")));
    }

    private FigureView months() {
        List<Month> months = statistics.months();
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        int scale = FigureWords.scale(months.stream()
                .mapToInt(month -> month.open() + month.closed())
                .max()
                .orElse(0));
        int every = Math.max(1, (months.size() + LABELLED_MONTHS - 1) / LABELLED_MONTHS);
        for (int i = 0; i < months.size(); i++) {
            Month month = months.get(i);
            bars.add(new Bar(
                    i % every == every / 2 ? words.shortMonth(month.month()) : "",
                    null,
                    words.parts(scale, new int[] {1, 4}, month.open(), month.closed())));
            rows.add(List.of(
                    words.month(month.month()),
                    words.number(month.added()),
                    words.number(month.open()),
                    words.number(month.closed()),
                    words.number(month.count("improved"))));
        }
        List<Series> series = List.of(
                new Series(messages.text("stats.months.open"), 1), new Series(messages.text("stats.months.closed"), 4));
        return words.figure(
                "monate",
                "stats.months",
                months.isEmpty(),
                List.of(),
                new ChartView(
                        true,
                        messages.text("stats.months.summary"),
                        series,
                        bars,
                        words.number(scale),
                        words.number(scale / 2.0)),
                new FigureView.Table(words.header("month", "new", "open", "closed", "improved"), rows),
                "angstraeume-nach-monat");
    }

    private FigureView spans() {
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        double longest = 0;
        for (Step step : Step.values()) {
            Spans.@Nullable Median median = statistics.spans(step).median();
            longest = Math.max(longest, median == null ? 0 : median.to());
        }
        for (Step step : Step.values()) {
            Spans spans = statistics.spans(step);
            Spans.@Nullable Median median = spans.median();
            String label = messages.text("stats.step." + step.slug());
            String below = messages.text("stats.below");
            String days = median == null ? below : words.days(median);
            bars.add(new Bar(label, days, FigureWords.part(longest, median == null ? 0 : median.to())));
            rows.add(List.of(label, days, median == null ? below : words.number(spans.n())));
        }
        boolean empty = List.of(Step.values()).stream()
                .allMatch(step -> statistics.spans(step).median() == null);
        return words.figure(
                "dauer",
                "stats.steps",
                empty,
                List.of(),
                new ChartView(messages.text("stats.steps.summary"), List.of(), bars),
                new FigureView.Table(words.header("step", "median", "n"), rows),
                "dauer");
    }

    private FigureView promises() {
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        PromiseCount all = PromiseCount.of(statistics.promises());
        add(bars, rows, messages.text("stats.all"), all);
        for (PromiseCount.OfUnit of : statistics.promisesByUnit()) {
            String label = of.unit() == null ? messages.text("stats.unit.none") : statistics.unitTitle(of.unit());
            add(bars, rows, label, of.count());
        }
        List<Series> series = List.of(
                new Series(messages.text("stats.promises.kept"), 1),
                new Series(messages.text("stats.promises.broken"), 4));
        List<String> header = words.header(
                "unit", "news-kept", "news-broken", "measures-kept", "measures-broken", "percent", "overdue");
        return words.figure(
                "zusagen",
                "stats.promises",
                all.due() == 0,
                List.of(),
                new ChartView(messages.text("stats.promises.summary"), series, bars),
                new FigureView.Table(header, rows),
                "zusagen-nach-stelle",
                "zusagen");
    }

    private void add(List<Bar> bars, List<List<String>> rows, String label, PromiseCount count) {
        String share = words.percent(count.percentKept());
        bars.add(new Bar(
                label, share, words.parts(Math.max(1, count.due()), new int[] {1, 4}, count.kept(), count.broken())));
        rows.add(List.of(
                label,
                words.number(count.newsKept()),
                words.number(count.newsBroken()),
                words.number(count.measuresKept()),
                words.number(count.measuresBroken()),
                share,
                words.number(count.overdue())));
    }

    private FigureView told(String name, String prefix, String file, SmallNumbers.Told told) {
        List<Bar> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        @Nullable Integer total = told.total();
        for (SmallNumbers.Cell cell : told.cells()) {
            @Nullable Integer count = cell.count();
            String label = messages.text(prefix + cell.category());
            String value = count != null
                    ? words.number(count)
                    : messages.text(cell.telling() == SmallNumbers.Telling.BELOW ? "stats.below" : "stats.kept-back");
            bars.add(new Bar(label, value, FigureWords.part(total == null ? 1 : total, count == null ? 0 : count)));
            rows.add(List.of(label, value));
        }
        FigureView figure = words.figure(
                file,
                "stats." + name,
                total == null,
                List.of(),
                new ChartView(messages.text("stats." + name + ".summary"), List.of(), bars),
                new FigureView.Table(words.header(name, "reports"), rows),
                file);
        return total == null ? figure : figure.with(messages.text("stats.reports", total));
    }
}
