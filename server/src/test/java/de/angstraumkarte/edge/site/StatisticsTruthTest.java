package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.testing.twoyears.NaiveEffect;
import de.angstraumkarte.testing.twoyears.Recomputed;
import de.angstraumkarte.testing.twoyears.Truth;
import de.angstraumkarte.testing.twoyears.TwoYears;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every file of the statistics is what comes out when its figures are computed again, by other code, from what two made-up years
 * consist of; and the verdicts in it are mostly those that are true.
 */
class StatisticsTruthTest {
    private static TwoYears years;
    private static TestServer server;
    private static Recomputed own;

    @BeforeAll
    static void open() {
        years = TwoYears.open();
        server = years.server();
        own = new Recomputed(years.truth());
    }

    @AfterAll
    static void close() {
        years.close();
    }

    private static List<CSVRecord> csv(String name) {
        String body = server.get("/statistik/" + name + ".csv").body();
        assertTrue(body.startsWith("\uFEFF"), name);
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(body.substring(1)))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }

    /** Status of each place of a layer that is not made up, as the map shows it. */
    private static List<JsonNode> base(Layer layer) {
        return StreamSupport.stream(
                        server.json("/api/layers/" + layer.slug() + ".geojson")
                                .get("features")
                                .spliterator(),
                        false)
                .filter(feature -> !feature.get("id").asText().startsWith("angst-modell"))
                .toList();
    }

    @Test
    void theMonthsAreThoseThatHappened() {
        List<JsonNode> untouched = base(Layer.FEAR_SPACE);
        List<CSVRecord> rows = csv("angstraeume-nach-monat");
        assertEquals(25, rows.size());
        for (CSVRecord row : rows) {
            LocalDate day = LocalDate.parse(row.get("day"));
            Map<String, Integer> counts = own.statuses(day);
            untouched.forEach(
                    place -> counts.merge(place.get("properties").get("status").asText(), 1, Integer::sum));
            long added = years.truth().places().stream()
                    .filter(place -> sameMonth(place.created(), day))
                    .count();
            assertEquals(
                    added + (sameMonth(years.truth().start(), day) ? untouched.size() : 0),
                    number(row, "new"),
                    row::toString);
            int open = 0;
            int closed = 0;
            for (var status : Layer.FEAR_SPACE.statuses()) {
                int count = counts.getOrDefault(status.slug(), 0);
                assertEquals(count, number(row, status.slug()), status + " in " + row);
                open += status.open() ? count : 0;
                closed += status.open() ? 0 : count;
            }
            assertEquals(open, number(row, "open"), row::toString);
            assertEquals(closed, number(row, "closed"), row::toString);
        }
    }

    private static boolean sameMonth(LocalDate one, LocalDate other) {
        return one.withDayOfMonth(1).equals(other.withDayOfMonth(1));
    }

    @Test
    void everyStepTookAsLongAsItDid() {
        List<CSVRecord> rows = csv("dauer");
        assertSpans(rows, "report-to-decision", own.toDecision(), 3);
        assertSpans(rows, "decision-to-plan", own.toPlan(), 3);
        assertSpans(rows, "plan-to-done", own.toDone(), 1);
    }

    private static void assertSpans(List<CSVRecord> rows, String step, List<Integer> days, int least) {
        assertTrue(days.size() > 100, step + " of " + days.size());
        int counted = 0;
        double median = Recomputed.median(days);
        boolean holdsMedian = false;
        for (CSVRecord row : rows) {
            if (row.get("step").equals(step)) {
                int from = number(row, "days_from");
                int to = number(row, "days_to");
                long count =
                        days.stream().filter(day -> from <= day && day <= to).count();
                assertEquals(count, number(row, "count"), row::toString);
                assertTrue(count >= least, row::toString);
                holdsMedian |= from <= Math.ceil(median) && Math.floor(median) <= to;
                counted += number(row, "count");
            }
        }
        assertEquals(days.size(), counted, step);
        assertTrue(holdsMedian, step + " has a median of " + median);
    }

    @Test
    void everyPromiseIsThereWithWhatBecameOfIt() {
        List<String> expected = new ArrayList<>(own.promises());
        Map<String, Truth.Other> others =
                years.truth().others().stream().collect(Collectors.toMap(Truth.Other::id, other -> other));
        for (Layer layer : Layer.values()) {
            for (JsonNode place : base(layer)) {
                String id = place.get("id").asText();
                JsonNode status = place.get("properties").get("status");
                if (others.containsKey(id)) {
                    expected.addAll(own.promises(others.get(id)));
                } else if (!status.isNull() && layer.status(status.asText()).open()) {
                    expected.add(own.unanswered(id, layer == Layer.FEAR_SPACE ? 28 : 90));
                }
            }
        }
        for (String outcome : List.of("kept", "broken", "running", "called-off")) {
            assertTrue(
                    expected.stream().anyMatch(line -> line.startsWith("measure") && line.endsWith(" " + outcome)),
                    outcome);
        }
        List<String> shown = csv("zusagen").stream()
                .map(row -> String.join(
                        " ",
                        row.get("kind").equals("news") ? "news" : "measure " + row.get("measure"),
                        row.get("place"),
                        row.get("unit").isEmpty() ? "-" : row.get("unit"),
                        row.get("made"),
                        row.get("promised_by"),
                        row.get("met").isEmpty() ? "-" : row.get("met"),
                        row.get("outcome")))
                .sorted()
                .toList();
        List<String> missing = new ArrayList<>(expected);
        shown.forEach(missing::remove);
        List<String> added = new ArrayList<>(shown);
        expected.forEach(added::remove);
        assertEquals(List.of(), missing.stream().limit(10).toList(), () -> missing.size() + " promises are missing");
        assertEquals(List.of(), added.stream().limit(10).toList(), () -> added.size() + " were never made");
    }

    @Test
    void theOfficesKeepWhatTheirPromisesSay() {
        List<CSVRecord> promises = csv("zusagen");
        List<CSVRecord> units = csv("zusagen-nach-stelle");
        assertTrue(units.size() >= 6);
        for (CSVRecord unit : units) {
            Map<String, String> cells = Map.of(
                    "news_kept", "news kept",
                    "news_broken", "news broken",
                    "measures_kept", "measure kept",
                    "measures_broken", "measure broken");
            cells.forEach((cell, what) -> assertEquals(
                    promises.stream()
                            .filter(row -> row.get("unit").equals(unit.get("unit")))
                            .filter(row -> what.equals(row.get("kind") + " " + row.get("outcome")))
                            .count(),
                    number(unit, cell),
                    cell + " of " + unit));
            assertEquals(
                    promises.stream()
                            .filter(row -> row.get("unit").equals(unit.get("unit"))
                                    && row.get("kind").equals("news"))
                            .filter(row -> row.get("met").isEmpty()
                                    && row.get("outcome").equals("broken"))
                            .count(),
                    number(unit, "places_overdue"),
                    unit::toString);
        }
        int overdue = 0;
        for (Layer layer : Layer.values()) {
            for (JsonNode place :
                    server.json("/api/layers/" + layer.slug() + ".geojson").get("features")) {
                overdue += place.get("properties").get("overdue").asBoolean() ? 1 : 0;
            }
        }
        assertEquals(
                overdue,
                units.stream().mapToInt(row -> number(row, "places_overdue")).sum());
    }

    @Test
    void causesAndTimesAreThoseOfTheReports() {
        assertTold("ursachen", "cause", Cause.SLUGS, own.named(Truth.Report::causes));
        assertTold("tageszeiten", "time", DayTime.SLUGS, own.named(Truth.Report::times));
    }

    private static void assertTold(String file, String column, List<String> all, Map<String, Integer> counts) {
        Map<String, String> shown =
                csv(file).stream().collect(Collectors.toMap(row -> row.get(column), row -> row.get("count")));
        Map<String, String> expected = new TreeMap<>();
        // None is below three here, so nothing is kept back.
        all.forEach(name -> expected.put(name, Integer.toString(counts.getOrDefault(name, 0))));
        expected.put(
                "reports",
                Long.toString(years.truth().reports().stream()
                        .filter(report -> report.state().equals("attached"))
                        .count()));
        assertTrue(counts.values().stream().allMatch(count -> count > 3));
        assertEquals(expected, new TreeMap<>(shown));
    }

    @Test
    void theEffectOfEveryPlaceIsThatOfItsAnswers() {
        List<CSVRecord> rows = csv("wirkung");
        List<Truth.Place> measured = own.measured();
        assertEquals(
                measured.stream().map(Truth.Place::id).toList(),
                rows.stream().map(row -> row.get("place")).toList());
        for (int i = 0; i < rows.size(); i++) {
            CSVRecord row = rows.get(i);
            Truth.Place place = measured.get(i);
            NaiveEffect.Light day = own.light(place, "day");
            NaiveEffect.Light dark = own.light(place, "dark");
            assertEquals(String.valueOf(place.firstDone()), row.get("first_done"), place.id());
            assertEquals(String.valueOf(place.lastDone()), row.get("last_done"), place.id());
            assertEquals(NaiveEffect.verdict(day, dark), row.get("verdict"), place.id());
            assertEquals(
                    own.typesDone(place.id()),
                    List.of(row.get("types").split("\\|")).stream().sorted().toList());
            assertLight(row, "day", day);
            assertLight(row, "dark", dark);
        }
    }

    private static void assertLight(CSVRecord row, String name, NaiveEffect.Light light) {
        String verdict = NaiveEffect.verdict(light);
        assertEquals(verdict, row.get(name + "_verdict"), row.get("place"));
        boolean enough = !verdict.equals("too-few");
        for (int safety = 1; safety <= 5; safety++) {
            assertCount(enough, light.before(), safety, row, name + "_before_" + safety);
            assertCount(enough, light.after(), safety, row, name + "_after_" + safety);
        }
        assertEquals(enough ? String.valueOf(light.before().size()) : "", row.get(name + "_before_n"));
        assertEquals(enough ? String.valueOf(light.after().size()) : "", row.get(name + "_after_n"));
        if (enough) {
            double p = NaiveEffect.p(light.before(), light.after());
            assertEquals(p, Double.parseDouble(row.get(name + "_p")), 1e-7, row.get("place"));
        } else {
            assertEquals("", row.get(name + "_p"));
        }
    }

    private static void assertCount(boolean enough, List<Integer> answers, int safety, CSVRecord row, String column) {
        long count = answers.stream().filter(answer -> answer == safety).count();
        assertEquals(enough ? String.valueOf(count) : "", row.get(column), row.get("place") + " " + column);
    }

    @Test
    void theTypesOfMeasuresCountTheirPlaces() {
        List<CSVRecord> types = csv("wirkung-nach-art");
        assertEquals(13, types.size());
        for (CSVRecord type : types) {
            int places = 0;
            for (String verdict : List.of("improved", "unclear", "worse", "too-few")) {
                long count = own.measured().stream()
                        .filter(place -> own.typesDone(place.id()).contains(type.get("type")))
                        .filter(place -> verdict(place).equals(verdict))
                        .count();
                assertEquals(count, number(type, verdict.replace('-', '_')), type.get("type") + " " + verdict);
                places += (int) count;
            }
            assertEquals(places, number(type, "places"), type::toString);
        }
    }

    private static String verdict(Truth.Place place) {
        return NaiveEffect.verdict(own.light(place, "day"), own.light(place, "dark"));
    }

    @Test
    void everyDistrictCountsItsLibrariesSportsSitesAndSquares() {
        for (Layer layer : List.of(Layer.LIBRARY, Layer.SPORTS_SITE, Layer.SQUARE)) {
            Map<String, Integer> expected = new TreeMap<>();
            base(layer)
                    .forEach(place ->
                            expected.merge(text(place, "district") + " " + text(place, "status"), 1, Integer::sum));
            Map<String, Integer> shown = new TreeMap<>();
            csv(layer.slug()).stream()
                    .filter(row -> number(row, "count") > 0)
                    .forEach(row -> shown.merge(
                            row.get("district") + " " + row.get("status"), number(row, "count"), Integer::sum));
            assertEquals(expected, shown, layer.slug());
        }
    }

    private static String text(JsonNode place, String property) {
        JsonNode value = place.get("properties").get(property);
        return value.isNull() ? "" : value.asText();
    }

    @Test
    void whereNothingChangedNothingIsCalledImproved() {
        List<CSVRecord> rows = csv("wirkung");
        Map<String, Truth.Place> places = years.truth().byId();
        assertRarelyImproved(
                rows, "verdict", row -> places.get(row.get("place")).shift().none());
        assertRarelyImproved(
                rows, "day_verdict", row -> places.get(row.get("place")).shift().day() == 0);
        assertRarelyImproved(
                rows,
                "dark_verdict",
                row -> places.get(row.get("place")).shift().dark() == 0);
        // And what did improve is mostly seen, or the verdicts would say nothing.
        List<CSVRecord> better = rows.stream()
                .filter(row -> places.get(row.get("place")).shift().dark() > 0)
                .filter(row -> !row.get("verdict").equals("too-few"))
                .toList();
        assertTrue(better.stream()
                        .filter(row -> row.get("verdict").equals("improved"))
                        .count()
                > better.size() * 0.7);
    }

    private static void assertRarelyImproved(List<CSVRecord> rows, String column, Predicate<CSVRecord> unchanged) {
        List<CSVRecord> nothing = rows.stream()
                .filter(unchanged)
                .filter(row -> !row.get(column).equals("too-few"))
                .toList();
        long wrong = nothing.stream()
                .filter(row -> row.get(column).equals("improved"))
                .count();
        assertTrue(nothing.size() > 50, column + " of " + nothing.size());
        assertTrue(wrong <= nothing.size() * 0.05, wrong + " of " + nothing.size() + " are called improved: " + column);
    }

    /** The tables of a figure on the page, row by row, cells without markup. */
    private static List<List<String>> table(String figure) {
        String page = server.get("/statistik?lang=de").body();
        Matcher section = Pattern.compile(
                        "<section class=\"figure\" id=\"" + figure + "\".*?</section>", Pattern.DOTALL)
                .matcher(page);
        assertTrue(section.find(), figure + " is not on the page");
        List<List<String>> rows = new ArrayList<>();
        for (String row :
                section.group().replaceAll("(?s).*<tbody>(.*)</tbody>.*", "$1").split("</tr>")) {
            List<String> cells = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL)
                    .matcher(row)
                    .results()
                    .map(cell -> cell.group(1).strip())
                    .toList();
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static List<String> numbers(CSVRecord row, String... columns) {
        return Stream.of(columns).map(column -> german(number(row, column))).toList();
    }

    private static String german(double number) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.GERMAN);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    @Test
    void thePageSaysWhatItsFilesSay() {
        assertRows("monate", csv("angstraeume-nach-monat"), 1, "new", "open", "closed", "improved");
        assertRows("wirkung", csv("wirkung-nach-art"), 1, "places", "improved", "unclear", "worse", "too_few");
        List<CSVRecord> units = csv("zusagen-nach-stelle");
        List<List<String>> promises = table("zusagen");
        assertEquals(units.size() + 1, promises.size());
        String[] columns = {"news_kept", "news_broken", "measures_kept", "measures_broken", "places_overdue"};
        int[] all = new int[columns.length];
        for (int i = 0; i < units.size(); i++) {
            int[] counts = new int[columns.length];
            for (int column = 0; column < columns.length; column++) {
                counts[column] = number(units.get(i), columns[column]);
                all[column] += counts[column];
            }
            assertPromises(counts, promises.get(i + 1));
        }
        assertPromises(all, promises.get(0));
        for (String told : List.of("ursachen", "tageszeiten")) {
            List<CSVRecord> rows = csv(told);
            assertRows(told, rows.subList(0, rows.size() - 1), 1, "count");
        }
        List<List<Integer>> steps = List.of(own.toDecision(), own.toPlan(), own.toDone());
        List<List<String>> shown = table("dauer");
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    german(Recomputed.median(steps.get(i))) + " Tage",
                    shown.get(i).get(1));
            assertEquals(german(steps.get(i).size()), shown.get(i).get(2));
        }
    }

    private static void assertPromises(int[] counts, List<String> shown) {
        int kept = counts[0] + counts[2];
        int broken = counts[1] + counts[3];
        assertEquals(
                List.of(
                        german(counts[0]),
                        german(counts[1]),
                        german(counts[2]),
                        german(counts[3]),
                        german(100.0 * kept / (kept + broken)) + " %",
                        german(counts[4])),
                shown.subList(1, shown.size()).stream()
                        .map(cell -> cell.replace('\u00a0', ' '))
                        .toList());
    }

    private static void assertRows(String figure, List<CSVRecord> rows, int from, String... columns) {
        List<List<String>> shown = table(figure);
        assertEquals(rows.size(), shown.size(), figure);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(
                    numbers(rows.get(i), columns),
                    shown.get(i).subList(from, shown.get(i).size()),
                    figure);
        }
    }
}
