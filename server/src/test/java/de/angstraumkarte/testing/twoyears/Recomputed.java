package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of the statistics, computed as plainly as possible from what the two years were made of. Shares no code with them. */
public final class Recomputed {
    private final Truth truth;
    private final Map<String, List<Truth.Entry>> told;

    public Recomputed(Truth truth) {
        this.truth = truth;
        this.told = truth.entries().stream()
                .filter(Truth.Entry::isPublic)
                .collect(Collectors.groupingBy(Truth.Entry::writtenAt));
    }

    /** Status of a fear space in the evening of a day; null while it was not on the map. */
    public @Nullable String statusOn(Truth.Place place, LocalDate day) {
        LocalDate gone = goneOn(place);
        if (gone != null && !gone.isAfter(day)) {
            return null;
        }
        return told.get(place.id()).stream()
                .filter(entry -> !entry.day().isAfter(day) && entry.status() != null)
                .map(Truth.Entry::status)
                .reduce(null, (first, second) -> second);
    }

    /** Day of the last public entry until a day, at a place that was on the map then. */
    public LocalDate lastUpdateOn(Truth.Place place, LocalDate day) {
        return told.get(place.id()).stream()
                .map(Truth.Entry::day)
                .filter(told -> !told.isAfter(day))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** How many measures of a place were done, or not yet finished, in the evening of a day. */
    public int measuresOn(Truth.Place place, LocalDate day, boolean done) {
        Map<Long, String> statuses = new HashMap<>();
        told.get(place.id()).stream()
                .filter(entry -> !entry.day().isAfter(day) && entry.measureStatus() != null)
                .forEach(entry -> statuses.put(entry.measureId(), entry.measureStatus()));
        return (int) statuses.values().stream()
                .filter(status -> done
                        ? status.equals("done")
                        : !List.of("done", "cancelled").contains(status))
                .count();
    }

    private @Nullable LocalDate goneOn(Truth.Place place) {
        return place.goneAt() == null ? null : day(place.goneAt());
    }

    private static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(PlaceService.ZONE).toLocalDate();
    }

    /** Number of the made-up fear spaces by status in the evening of a day. */
    public Map<String, Integer> statuses(LocalDate day) {
        Map<String, Integer> counts = new TreeMap<>();
        truth.places().stream()
                .map(place -> statusOn(place, day))
                .filter(Objects::nonNull)
                .forEach(status -> counts.merge(status, 1, Integer::sum));
        return counts;
    }

    /** A promise as a line: what, where, unit, made, by, met, outcome. */
    public List<String> promises() {
        List<String> lines = new ArrayList<>();
        for (Truth.Place place : truth.places()) {
            lines.addAll(news(place.id(), Layer.FEAR_SPACE, 28, place.unit(), told.get(place.id()), goneOn(place)));
        }
        for (Truth.Measure measure : truth.measures()) {
            LocalDate done = measure.done();
            if (done == null || !done.isBefore(day(measure.created()))) {
                lines.add(line(measure));
            }
        }
        return lines.stream().sorted().toList();
    }

    /** Called off before its day: counts neither way. Said to be done in time only long after that day: broken. */
    private String line(Truth.Measure measure) {
        LocalDate by = measure.firstDue();
        String said = truth.entries().stream()
                .filter(entry -> Objects.equals(entry.measureId(), measure.id())
                        && measure.status().equals(entry.measureStatus()))
                .map(entry -> entry.day().toString())
                .max(Comparator.naturalOrder())
                .orElse("");
        LocalDate met = measure.done();
        if (met != null && by.plusDays(14).toString().compareTo(said) < 0) {
            met = LocalDate.parse(said);
        }
        String line =
                line("measure " + measure.id(), measure.placeId(), measure.unit(), day(measure.created()), by, met);
        if (!measure.status().equals("cancelled")) {
            return line;
        }
        return line.substring(0, line.lastIndexOf(' ') + 1)
                + (by.toString().compareTo(said) < 0 ? "broken" : "called-off");
    }

    /** Promises of news at a place of the base data that something happened to. */
    public List<String> promises(Truth.Other other) {
        Truth.Entry added = new Truth.Entry(
                0,
                other.id(),
                other.id(),
                "added",
                true,
                other.before(),
                null,
                truth.start().atTime(11, 0).atOffset(ZoneOffset.UTC),
                truth.start(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        List<Truth.Entry> entries =
                Stream.concat(Stream.of(added), told.get(other.id()).stream()).toList();
        return news(other.id(), Layer.of(other.layer()), 90, null, entries, null);
    }

    private List<String> news(
            String id,
            Layer layer,
            int interval,
            @Nullable String unit,
            List<Truth.Entry> entries,
            @Nullable LocalDate gone) {
        List<String> lines = new ArrayList<>();
        List<LocalDate> days =
                entries.stream().map(Truth.Entry::day).distinct().sorted().toList();
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            String status = entries.stream()
                    .filter(entry -> !entry.day().isAfter(day) && entry.status() != null)
                    .map(Truth.Entry::status)
                    .reduce("", (first, second) -> second);
            if (status.isEmpty() || !layer.status(status).open()) {
                continue;
            }
            LocalDate promised = entries.stream()
                    .filter(entry -> entry.day().equals(day))
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .promisedBy();
            LocalDate by = promised == null ? day.plusDays(interval) : promised;
            lines.add(line("news", id, unit, day, by, i + 1 < days.size() ? days.get(i + 1) : gone));
        }
        return lines;
    }

    /** A promise of news that was never answered. */
    public String unanswered(String id, int interval) {
        return line("news", id, null, truth.start(), truth.start().plusDays(interval), null);
    }

    private String line(
            String what, String place, @Nullable String unit, LocalDate made, LocalDate by, @Nullable LocalDate met) {
        String outcome =
                met == null ? by.isBefore(truth.end()) ? "broken" : "running" : met.isAfter(by) ? "broken" : "kept";
        return String.join(
                " ",
                what,
                place,
                Objects.requireNonNullElse(unit, "-"),
                made.toString(),
                by.toString(),
                met == null ? "-" : met.toString(),
                outcome);
    }

    /** Days from the receipt of each report to the decision on it. */
    public List<Integer> toDecision() {
        return decided(truth.reports().stream()).map(Recomputed::wait).toList();
    }

    private static Stream<Truth.Report> decided(Stream<Truth.Report> reports) {
        return reports.filter(report -> List.of("attached", "rejected").contains(report.state()));
    }

    private static int wait(Truth.Report report) {
        return days(day(report.created()), day(Objects.requireNonNull(report.decided())));
    }

    /** Days at each fear space from the decision on its earliest report to the first plan, if that came later. */
    public List<Integer> toPlan() {
        Map<String, List<Truth.Report>> reports = truth.reports().stream()
                .filter(report -> report.state().equals("attached"))
                .collect(Collectors.groupingBy(report -> Objects.requireNonNull(report.placeId())));
        List<Integer> all = new ArrayList<>();
        plans().forEach((place, planned) -> {
            Truth.Report first = reports.getOrDefault(place, List.of()).stream()
                    .min(Comparator.comparing((Truth.Report report) -> day(report.created()))
                            .thenComparing(report -> day(Objects.requireNonNull(report.decided()))))
                    .orElse(null);
            if (first != null && !day(Objects.requireNonNull(first.decided())).isAfter(planned)) {
                all.add(days(day(Objects.requireNonNull(first.decided())), planned));
            }
        });
        return all;
    }

    /** Days at each fear space from the first plan to the first measure that was done, if that came later. */
    public List<Integer> toDone() {
        List<Integer> all = new ArrayList<>();
        Map<String, LocalDate> plans = plans();
        for (Truth.Place place : truth.places()) {
            LocalDate planned = plans.get(place.id());
            LocalDate done = place.firstDone();
            if (planned != null && done != null && !done.isBefore(planned)) {
                all.add(days(planned, done));
            }
        }
        return all;
    }

    private Map<String, LocalDate> plans() {
        Map<String, LocalDate> plans = new HashMap<>();
        Map<String, Truth.Place> fearSpaces = truth.byId();
        for (Truth.Measure measure : truth.measures()) {
            if (!measure.status().equals("cancelled") && fearSpaces.containsKey(measure.placeId())) {
                plans.merge(
                        measure.placeId(), day(measure.created()), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        return plans;
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    /** The middle one, or the mean of the two in the middle. */
    public static double median(List<Integer> numbers) {
        List<Integer> sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2.0;
    }

    /** How many attached reports name a cause, or a time of day. */
    public Map<String, Integer> named(Function<Truth.Report, List<String>> what) {
        Map<String, Integer> counts = new TreeMap<>();
        truth.reports().stream()
                .filter(report -> report.state().equals("attached"))
                .forEach(report -> what.apply(report).forEach(name -> counts.merge(name, 1, Integer::sum)));
        return counts;
    }

    /** Answers at a place in a light, before and after its measures. */
    public NaiveEffect.Light light(Truth.Place place, String light) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        LocalDate first = Objects.requireNonNull(place.firstDone());
        LocalDate last = Objects.requireNonNull(place.lastDone());
        for (Truth.Rating rating : ratings().getOrDefault(place.id(), List.of())) {
            if (rating.light().equals(light)) {
                if (rating.day().isBefore(first)) {
                    before.add(rating.safety());
                } else if (ChronoUnit.DAYS.between(last, rating.day()) >= 28) {
                    after.add(rating.safety());
                }
            }
        }
        return new NaiveEffect.Light(before, after);
    }

    private @Nullable Map<String, List<Truth.Rating>> ratings;

    /** Ratings by place, those that came with reports too. */
    private Map<String, List<Truth.Rating>> ratings() {
        if (ratings == null) {
            List<Truth.Rating> all = new ArrayList<>(truth.ratings());
            for (Truth.Report report : truth.reports()) {
                if (report.state().equals("attached")) {
                    String place = Objects.requireNonNull(report.placeId());
                    LocalDate day = day(report.created());
                    if (report.times().contains("day")) {
                        all.add(new Truth.Rating(place, "day", report.safety(), day, false));
                    }
                    if (report.times().contains("dusk") || report.times().contains("night")) {
                        all.add(new Truth.Rating(place, "dark", report.safety(), day, false));
                    }
                }
            }
            ratings = all.stream().collect(Collectors.groupingBy(Truth.Rating::placeId));
        }
        return ratings;
    }

    /** Fear spaces on the map with a measure done. */
    public List<Truth.Place> measured() {
        return truth.onMap().stream()
                .filter(place -> place.lastDone() != null)
                .sorted(Comparator.comparing(Truth.Place::id))
                .toList();
    }

    /** Types of the measures that are done at a place, in the order of the alphabet. */
    public List<String> typesDone(String place) {
        return truth.measures().stream()
                .filter(measure -> measure.placeId().equals(place) && measure.done() != null)
                .map(Truth.Measure::type)
                .distinct()
                .sorted()
                .toList();
    }
}
