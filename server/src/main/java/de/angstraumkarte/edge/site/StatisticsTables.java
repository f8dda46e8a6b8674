package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.effect.Answers;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.LightEffect;
import de.angstraumkarte.domain.effect.Verdict;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.measure.MeasureType;
import de.angstraumkarte.domain.statistics.MeasuredPlace;
import de.angstraumkarte.domain.statistics.Month;
import de.angstraumkarte.domain.statistics.Promise;
import de.angstraumkarte.domain.statistics.PromiseCount;
import de.angstraumkarte.domain.statistics.SmallNumbers;
import de.angstraumkarte.domain.statistics.Statistics;
import de.angstraumkarte.domain.statistics.Step;
import de.angstraumkarte.domain.statistics.Stock;
import de.angstraumkarte.domain.statistics.TypeEffect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures as tables for programs, by the name of the file: slugs and ISO days, the same in every language. */
final class StatisticsTables {
    /** A file: every row has as many cells as the header. */
    record Table(List<String> header, List<List<@Nullable Object>> rows) {}

    /** Makes a file from the figures and the titles of the districts by slug. */
    private interface Maker extends BiFunction<Statistics, Map<String, String>, Table> {}

    private static final Map<String, Maker> MAKERS = makers();

    private StatisticsTables() {}

    private static Map<String, Maker> makers() {
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put("angstraeume-nach-monat", (statistics, districts) -> months(statistics));
        makers.put("dauer", (statistics, districts) -> spans(statistics));
        makers.put("zusagen", (statistics, districts) -> promises(statistics));
        makers.put("zusagen-nach-stelle", (statistics, districts) -> promisesByUnit(statistics));
        makers.put("ursachen", (statistics, districts) -> told("cause", statistics.causes()));
        makers.put("tageszeiten", (statistics, districts) -> told("time", statistics.times()));
        makers.put("wirkung", (statistics, districts) -> effects(statistics));
        makers.put("wirkung-nach-art", (statistics, districts) -> effectsByType(statistics));
        for (Layer layer : Layer.values()) {
            if (layer != Layer.FEAR_SPACE) {
                makers.put(layer.slug(), (statistics, districts) -> stock(statistics, layer, districts));
            }
        }
        return makers;
    }

    static List<String> names() {
        return List.copyOf(MAKERS.keySet());
    }

    /** @param name one of {@link #names} */
    static Table table(String name, Statistics statistics, Map<String, String> districts) {
        Maker maker = MAKERS.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return maker.apply(statistics, districts);
    }

    private static Table months(Statistics statistics) {
        List<String> slugs =
                Layer.FEAR_SPACE.statuses().stream().map(Status::slug).toList();
        List<String> header = new ArrayList<>(List.of("month", "day", "new", "open", "closed"));
        header.addAll(slugs);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Month month : statistics.months()) {
            List<@Nullable Object> row =
                    new ArrayList<>(List.of(month.month(), month.day(), month.added(), month.open(), month.closed()));
            slugs.forEach(slug -> row.add(month.count(slug)));
            rows.add(row);
        }
        return new Table(header, rows);
    }

    private static Table spans(Statistics statistics) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Step step : Step.values()) {
            statistics
                    .spans(step)
                    .ranges()
                    .forEach(range -> rows.add(Arrays.asList(step.slug(), range.from(), range.to(), range.count())));
        }
        return new Table(List.of("step", "days_from", "days_to", "count"), rows);
    }

    private static Table promises(Statistics statistics) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Promise promise : statistics.promises()) {
            rows.add(Arrays.asList(
                    promise.ofNews() ? "news" : "measure",
                    promise.placeId(),
                    promise.title(),
                    promise.measureId(),
                    promise.unit(),
                    promise.made(),
                    promise.by(),
                    promise.met(),
                    promise.outcome().slug()));
        }
        return new Table(
                List.of("kind", "place", "title", "measure", "unit", "made", "promised_by", "met", "outcome"), rows);
    }

    private static Table promisesByUnit(Statistics statistics) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PromiseCount.OfUnit of : statistics.promisesByUnit()) {
            PromiseCount count = of.count();
            rows.add(Arrays.asList(
                    of.unit(),
                    of.unit() == null ? null : statistics.unitTitle(of.unit()),
                    count.newsKept(),
                    count.newsBroken(),
                    count.measuresKept(),
                    count.measuresBroken(),
                    count.overdue()));
        }
        return new Table(
                List.of(
                        "unit",
                        "title",
                        "news_kept",
                        "news_broken",
                        "measures_kept",
                        "measures_broken",
                        "places_overdue"),
                rows);
    }

    private static Table told(String category, SmallNumbers.Told told) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (SmallNumbers.Cell cell : told.cells()) {
            rows.add(Arrays.asList(cell.category(), cell.count(), cell.telling().slug()));
        }
        rows.add(Arrays.asList(
                "reports",
                told.total(),
                (told.total() == null ? SmallNumbers.Telling.BELOW : SmallNumbers.Telling.SHOWN).slug()));
        return new Table(List.of(category, "count", "telling"), rows);
    }

    private static Table effects(Statistics statistics) {
        List<String> header =
                new ArrayList<>(List.of("place", "title", "types", "first_done", "last_done", "after_from", "verdict"));
        for (Light light : Light.values()) {
            for (String group : List.of("before", "after")) {
                for (int safety = 1; safety <= 5; safety++) {
                    header.add(light.slug() + "_" + group + "_" + safety);
                }
                header.add(light.slug() + "_" + group + "_n");
            }
            header.add(light.slug() + "_p");
            header.add(light.slug() + "_verdict");
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MeasuredPlace place : statistics.measured()) {
            var effect = place.effect();
            List<@Nullable Object> row = new ArrayList<>(List.of(
                    effect.placeId(),
                    place.title(),
                    place.types().stream().sorted().map(MeasureType::slug).collect(Collectors.joining("|")),
                    effect.firstDone(),
                    effect.lastDone(),
                    effect.afterFrom(),
                    effect.verdict().slug()));
            for (Light light : Light.values()) {
                add(row, effect.in(light));
            }
            rows.add(row);
        }
        return new Table(header, rows);
    }

    /** Nothing but the verdict where there are too few answers. */
    private static void add(List<@Nullable Object> row, LightEffect effect) {
        boolean told = effect.verdict() != Verdict.TOO_FEW;
        for (Answers answers : List.of(effect.before(), effect.after())) {
            for (int safety = 1; safety <= 5; safety++) {
                row.add(told ? answers.count(safety) : null);
            }
            row.add(told ? answers.n() : null);
        }
        row.add(told ? effect.p() : null);
        row.add(effect.verdict().slug());
    }

    private static Table effectsByType(Statistics statistics) {
        List<String> header = new ArrayList<>(List.of("type", "places"));
        for (Verdict verdict : Verdict.values()) {
            header.add(verdict.slug().replace('-', '_'));
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TypeEffect effect : TypeEffect.of(statistics.measured())) {
            List<@Nullable Object> row = new ArrayList<>(List.of(effect.type().slug(), effect.places()));
            for (Verdict verdict : Verdict.values()) {
                row.add(effect.count(verdict));
            }
            rows.add(row);
        }
        return new Table(header, rows);
    }

    private static Table stock(Statistics statistics, Layer layer, Map<String, String> districts) {
        Stock stock = statistics.stock(layer);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String district : StatisticsViews.alphabetically(districts)) {
            for (String status : StatisticsViews.statuses(layer)) {
                rows.add(Arrays.asList(
                        district.isEmpty() ? null : district,
                        districts.get(district),
                        status.isEmpty() ? null : status,
                        stock.count(district, status)));
            }
        }
        return new Table(List.of("district", "title", "status", "count"), rows);
    }
}
