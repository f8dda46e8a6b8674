package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of a store of which everything is known: 12 fear spaces that came onto the map 200 days ago. */
class StatisticsPagesTest {
    private static final String WESTPARK = "angst-westpark";
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

    private static TestServer server;
    private static Reports reports;

    @BeforeAll
    static void fill() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0", "ANGSTRAUM_PROOF_OF_WORK", "0"));
        reports = new Reports(server);
        reports.change("UPDATE place SET created_at = DATEADD('DAY', -200, created_at),"
                + " last_update = DATEADD('DAY', -200, last_update)");
        reports.change("UPDATE status_update SET created_at = DATEADD('DAY', -200, created_at)");
        decided(7, "lighting|neglect", "night", 4);
        decided(3, "lighting", "dusk|night", 9);
        decided(2, "vandalism", "day", 30);
        // Answered within 28 days, then again too late; the last promise is overdue.
        news(190);
        news(100);
        measure("lighting", "tiefbauamt", 150, 120, "DATE '2026-08-01'");
        measure("pruning", "gruenflaechenamt", 140, 100, "DATE '2026-09-30'");
        measure("cleaning", "edg", 140, 10, "NULL");
        measure("signage", "edg", 140, -10, "NULL");
        ratings("2026-05-10", 1, 8);
        ratings("2026-11-05", 5, 8);
        changed();
    }

    @AfterAll
    static void close() {
        reports.close();
        server.close();
    }

    private static void decided(int number, String causes, String times, int days) {
        for (int i = 0; i < number; i++) {
            reports.sent(Reports.report());
            reports.change(
                    ("UPDATE report SET state = 'attached', place_id = '%s', causes = '%s', times = '%s', safety = 3,"
                                    + " created_at = DATEADD('DAY', -180, created_at),"
                                    + " decided_at = DATEADD('DAY', %d, DATEADD('DAY', -180, created_at))"
                                    + " WHERE id = (SELECT max(id) FROM report)")
                            .formatted(Reports.HOERDE, causes, times, days));
        }
    }

    private static void news(int daysAgo) {
        reports.change(("INSERT INTO status_update (place_id, kind, visibility, body, created_at)"
                        + " VALUES ('%s', 'news', 'public', 'Es geht weiter.', DATEADD('DAY', -%d, TIMESTAMP WITH TIME ZONE '2026-11-21 12:00:00+01'))")
                .formatted(WESTPARK, daysAgo));
        reports.change("UPDATE place SET last_update = DATEADD('DAY', -%d, DATE '2026-11-21') WHERE id = '%s'"
                .formatted(daysAgo, WESTPARK));
    }

    private static void measure(String type, String unit, int plannedAgo, int dueAgo, String done) {
        reports.change(
                ("INSERT INTO measure (place_id, type, status, unit, description, due, first_due, done, created_at, version)"
                                + " VALUES ('%s', '%s', '%s', '%s', 'x', DATE '2026-12-31', DATEADD('DAY', %d, DATE '2026-11-21'), %s,"
                                + " DATEADD('DAY', -%d, TIMESTAMP WITH TIME ZONE '2026-11-21 12:00:00+01'), 1)")
                        .formatted(
                                WESTPARK,
                                type,
                                done.equals("NULL") ? "scheduled" : "done",
                                unit,
                                -dueAgo,
                                done,
                                plannedAgo));
    }

    private static void ratings(String day, int safety, int number) {
        for (int i = 0; i < number; i++) {
            reports.change(
                    "INSERT INTO safety_rating (place_id, light, safety, rated_on) VALUES ('%s', 'dark', %d, DATE '%s')"
                            .formatted(WESTPARK, Math.max(1, safety - i % 2), day));
        }
    }

    private static void changed() {
        reports.change("UPDATE layer_revision SET revision = revision + 1");
        Await.until("the figures follow", () -> server.get("/statistik").body().contains("4 Tage"));
    }

    private static List<CSVRecord> csv(String name) {
        return csv(server, name);
    }

    private static List<CSVRecord> csv(TestServer of, String name) {
        String body = of.get("/statistik/" + name + ".csv").body();
        assertEquals('\uFEFF', body.charAt(0), name);
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

    /** Cells of a figure's table as a person reads them, without the header. */
    private static List<List<String>> table(String figure) {
        String html = server.get("/statistik").body();
        int start = html.indexOf("<section class=\"figure\" id=\"" + figure + "\"");
        String body = html.substring(html.indexOf("<tbody>", start), html.indexOf("</tbody>", start));
        List<List<String>> rows = new ArrayList<>();
        for (Matcher row = ROW.matcher(body); row.find(); ) {
            List<String> cells = new ArrayList<>();
            for (Matcher cell = CELL.matcher(row.group(1)); cell.find(); ) {
                cells.add(cell.group(1).strip());
            }
            rows.add(cells);
        }
        return rows;
    }

    private static int sum(CSVRecord row, String... columns) {
        return Arrays.stream(columns)
                .mapToInt(column -> Integer.parseInt(row.get(column)))
                .sum();
    }

    @Test
    void monthsAreThoseOfTheFile() {
        List<List<String>> expected = new ArrayList<>();
        for (CSVRecord row : csv("angstraeume-nach-monat")) {
            int open = sum(
                    row,
                    "reported",
                    "under-review",
                    "planned",
                    "in-progress",
                    "implemented",
                    "evaluating",
                    "unchanged");
            int closed = sum(row, "improved", "no-action", "not-responsible");
            assertEquals(open, sum(row, "open"));
            assertEquals(closed, sum(row, "closed"));
            expected.add(List.of(
                    YearMonth.parse(row.get("month")).format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.GERMANY)),
                    row.get("new"),
                    "" + open,
                    "" + closed,
                    row.get("improved")));
        }
        assertEquals(expected, table("monate"));
        assertEquals(List.of("Mai 2026", "12", "12", "0", "0"), expected.get(0));
        assertEquals(7, expected.size());
    }

    @Test
    void mediansAreThoseOfTheFile() {
        TreeMap<Integer, Integer> days = new TreeMap<>();
        for (CSVRecord row : csv("dauer")) {
            assertEquals("report-to-decision", row.get("step"));
            assertEquals(row.get("days_from"), row.get("days_to").equals("30") ? "9" : row.get("days_to"));
            days.put(Integer.valueOf(row.get("days_from")), Integer.valueOf(row.get("count")));
        }
        assertEquals(Map.of(4, 7, 9, 5), days);
        assertEquals(
                List.of("Meldung bis Entscheidung", "4 Tage", "12"),
                table("dauer").get(0));
        assertEquals(
                List.of("Entscheidung bis Plan", "unter 3", "unter 3"),
                table("dauer").get(1));
    }

    @Test
    void promisesAreCountedFromTheFileOfEachSingleOne() {
        Map<String, int[]> units = new TreeMap<>();
        int[] all = new int[5];
        for (CSVRecord row : csv("zusagen")) {
            boolean broken = row.get("outcome").equals("broken");
            boolean met = !row.get("met").isEmpty();
            String day = met ? row.get("met") : "2026-11-20";
            if (!row.get("outcome").equals("running")) {
                assertEquals(broken, met ? day.compareTo(row.get("promised_by")) > 0 : true, row::toString);
                int index = (row.get("kind").equals("news") ? 0 : 2) + (broken ? 1 : 0);
                int[] own = units.computeIfAbsent(row.get("unit"), unit -> new int[5]);
                own[index]++;
                all[index]++;
                if (index == 1 && !met) {
                    own[4]++;
                    all[4]++;
                }
            }
        }
        List<CSVRecord> byUnit = csv("zusagen-nach-stelle");
        List<List<String>> table = table("zusagen");
        assertEquals(byUnit.size() + 1, table.size());
        for (int i = 0; i < byUnit.size(); i++) {
            CSVRecord row = byUnit.get(i);
            int[] own = units.get(row.get("unit"));
            assertEquals(Arrays.toString(own), Arrays.toString(numbers(row)));
            assertEquals(
                    row.get("title").isEmpty() ? "ohne Stelle" : row.get("title"),
                    table.get(i + 1).get(0));
            assertEquals("" + own[1], table.get(i + 1).get(2));
        }
        // Westpark: kept after 10 days, broken after 90, overdue now; the other fear spaces are overdue since the 28th
        // day.
        assertEquals(
                List.of("EDG", "Grünflächenamt", "Tiefbauamt", ""),
                byUnit.stream().map(row -> row.get("title")).toList());
        assertEquals("1", byUnit.get(3).get("news_kept"));
        assertEquals("0", byUnit.get(0).get("measures_kept"));
        assertEquals("1", byUnit.get(0).get("measures_broken"));
        assertEquals("1", byUnit.get(1).get("measures_broken"));
        assertEquals("1", byUnit.get(2).get("measures_broken"));
        int kept = all[0] + all[2];
        int due = kept + all[1] + all[3];
        assertTrue(server.get("/statistik").body().contains(kept + " von " + due + " fälligen"));
    }

    private static int[] numbers(CSVRecord row) {
        return new int[] {
            sum(row, "news_kept"),
            sum(row, "news_broken"),
            sum(row, "measures_kept"),
            sum(row, "measures_broken"),
            sum(row, "places_overdue")
        };
    }

    @Test
    void smallNumbersOfReportsAreNowhere() {
        List<List<String>> causes = table("ursachen");
        assertEquals(List.of("Beleuchtung", "10"), causes.get(0));
        assertEquals(16, causes.size());
        assertTrue(causes.contains(List.of("Verwahrlosung oder Müll", "7")));
        assertTrue(causes.contains(List.of("Vandalismus", "unter 3")));
        // 12 reports, 10 by night and 3 at dusk: more than the two by day fit in.
        assertEquals(
                List.of(
                        List.of("bei Tag", "unter 3"),
                        List.of("in der Dämmerung", "3"),
                        List.of("bei Dunkelheit", "10")),
                table("tageszeiten"));
        for (String file : List.of("ursachen", "tageszeiten", "dauer")) {
            for (CSVRecord row : csv(file)) {
                assertTrue(row.get("count").isEmpty() || Integer.parseInt(row.get("count")) >= 3, row::toString);
            }
        }
        assertEquals(
                causes.stream()
                        .map(row -> row.get(1))
                        .filter(cell -> !cell.equals("unter 3"))
                        .toList(),
                csv("ursachen").stream()
                        .filter(row -> !row.get(0).equals("reports"))
                        .map(row -> row.get("count"))
                        .filter(count -> !count.isEmpty())
                        .toList());
    }

    @Test
    void effectsByTypeAreCountedFromTheFileOfPlaces() {
        List<CSVRecord> places = csv("wirkung");
        assertEquals(1, places.size());
        CSVRecord place = places.get(0);
        assertEquals(WESTPARK, place.get("place"));
        assertEquals("lighting|pruning", place.get("types"));
        assertEquals("2026-10-28", place.get("after_from"));
        assertEquals("improved", place.get("verdict"));
        assertEquals("8", place.get("dark_before_1"));
        assertEquals("8", place.get("dark_after_n"));
        assertEquals("too-few", place.get("day_verdict"));
        assertEquals("", place.get("day_before_n"));
        assertEquals(
                List.of(
                        List.of("Beleuchtung", "1", "1", "0", "0", "0"),
                        List.of("Grünschnitt", "1", "1", "0", "0", "0")),
                table("wirkung"));
        assertTrue(server.get("/statistik").body().contains("Beleuchtung: an einem Ort umgesetzt, an 1 verbessert."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bibliotheken", "sportstaetten", "plaetze"})
    void everyDistrictIsThereInTheOrderOfTheAlphabet(String layer) {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        int total = 0;
        for (CSVRecord row : csv(layer)) {
            String title = row.get("title").isEmpty() ? "ohne Bezirk" : row.get("title");
            expected.computeIfAbsent(title, key -> new ArrayList<>(List.of(key)))
                    .add(row.get("count"));
            total += sum(row, "count");
        }
        expected.values()
                .forEach(row -> row.add(
                        "" + row.stream().skip(1).mapToInt(Integer::parseInt).sum()));
        // A row that says nothing but 0 places without a district is in the data only.
        List<List<String>> shown = expected.values().stream()
                .filter(row -> !row.get(0).equals("ohne Bezirk")
                        || !row.get(row.size() - 1).equals("0"))
                .toList();
        assertEquals(shown, table(layer));
        assertEquals(13, expected.size());
        assertEquals("Aplerbeck", expected.keySet().iterator().next());
        assertEquals(
                server.json("/api/layers/" + layer + ".geojson").get("features").size(), total);
    }

    @Test
    void filesComeWithSemicolonsAndOnlyOnce() {
        HttpResponse<String> comma = server.get("/statistik/ursachen.csv");
        assertEquals(
                "text/csv; charset=utf-8",
                comma.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(comma.body().startsWith("\uFEFFcause,count,telling\r\n"), comma.body());
        assertTrue(
                server.get("/statistik/ursachen.csv?sep=semicolon").body().startsWith("\uFEFFcause;count;telling\r\n"));
        String tag = comma.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                304, server.get("/statistik/ursachen.csv", "If-None-Match", tag).statusCode());
        assertEquals(400, server.get("/statistik/ursachen.csv?sep=tab").statusCode());
        assertEquals(400, server.get("/statistik/ursachen.csv?ort=1").statusCode());
        assertEquals(404, server.get("/statistik/geheim.csv").statusCode());
        assertEquals(404, server.get("/statistik/ursachen").statusCode());
        assertEquals(400, server.get("/statistik?sort=1").statusCode());
    }

    @Test
    void thePageSpeaksEnglish() {
        String html = server.get("/statistik?lang=en").body();
        assertTrue(html.contains("Promises kept") && html.contains("4 days"));
        assertFalse(html.contains("Tage<"));
    }

    @Test
    void anEmptyMapSaysSo() {
        try (TestServer empty = TestServer.start()) {
            String html = empty.get("/statistik").body();
            assertTrue(html.contains("Noch ist keine Zusage fällig geworden."));
            assertTrue(html.contains("Noch ist an keinem Angstraum eine Maßnahme umgesetzt."));
            assertTrue(html.contains("Noch gibt es zu wenige Meldungen, die einem Ort zugeordnet sind."));
            assertEquals(0, csv(empty, "dauer").size());
        }
    }
}
