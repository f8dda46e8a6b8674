package de.angstraumkarte.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.LogLines;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.testing.twoyears.Marks;
import de.angstraumkarte.testing.twoyears.Truth;
import de.angstraumkarte.testing.twoyears.TwoYears;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nothing that identifies a person, and no moment more exact than a day, is in anything that the server tells everybody
 * (domain.md, rule 4): two years of it are read, with marks in all that residents sent and staff keep among themselves.
 */
class PrivacyScanTest {
    private static final Pattern LINK =
            Pattern.compile("(?:href|src|action|data-[a-z-]+)=\"(/[^\"#]*)|\"href\": ?\"(/[^\"#]*)");
    /** A time of day that is none of a whole hour; the made-up entries are all of such. */
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:(?!00:00)\\d{2}|\\d{8}T\\d{2}(?!0000)\\d{4}");

    private static final int MOST_PAGES = 1_500;
    private static final List<String> PAST = List.of("2024-11-21", "2025-06-01", "2026-05-01");

    private static LogLines log;
    private static TwoYears years;
    private static TestServer server;
    private static Marks marks;

    @BeforeAll
    static void open() {
        log = new LogLines();
        years = TwoYears.open(Imports.CLOCK, Map.of());
        server = years.server();
        marks = new Marks(years.truth());
    }

    @AfterAll
    static void close() {
        years.close();
        log.close();
    }

    /** On a slow machine a table of features may not be there yet: then the reader is told to come again. */
    private static HttpResponse<byte[]> answer(String path) {
        AtomicReference<HttpResponse<byte[]>> answer = new AtomicReference<>();
        Await.until(path + " answers", () -> {
            answer.set(server.getBytes(path));
            return answer.get().statusCode() != 503
                    || answer.get().headers().firstValue("Retry-After").isEmpty();
        });
        return answer.get();
    }

    @Test
    void nothingPublicIdentifiesAPerson() {
        Map<String, String> found = new ConcurrentHashMap<>();
        Map<String, Integer> statuses = new ConcurrentHashMap<>();
        Set<String> read = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(addresses());
        while (!open.isEmpty()) {
            List<String> next = open.stream()
                    .map(path -> path.replace("&amp;", "&"))
                    .filter(PrivacyScanTest::isWorthReading)
                    .distinct()
                    .filter(path -> read.size() < MOST_PAGES && read.add(path))
                    .toList();
            open.clear();
            Set<String> links = ConcurrentHashMap.newKeySet();
            next.parallelStream().forEach(path -> {
                HttpResponse<byte[]> answer = answer(path);
                statuses.put(path, answer.statusCode());
                String text = headers(answer) + new String(answer.body(), StandardCharsets.UTF_8);
                marks.find(text).ifPresent(mark -> found.put(path, mark));
                moment(text).ifPresent(moment -> found.put(path + " (moment)", moment));
                Matcher link = LINK.matcher(text);
                while (link.find()) {
                    links.add(link.group(1) == null ? link.group(2) : link.group(1));
                }
            });
            open.addAll(new TreeSet<>(links));
        }
        assertEquals(Map.of(), new TreeMap<>(found));
        assertTrue(read.size() > 900, "too little was read: " + read.size());
        assertEquals(
                Map.of(),
                statuses.entrySet().stream()
                        .filter(answer -> answer.getValue() >= 500)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        log.await("GET /orte 200");
        assertEquals(Optional.empty(), marks.find(log.text()));
    }

    @Test
    void theMarksAreFoundWhereStaffReadThem() {
        var coordinator = server.signIn(Role.COORDINATOR, null);
        long undecided = years.truth().reports().stream()
                .filter(report -> report.state().equals("new"))
                .findFirst()
                .orElseThrow()
                .id();
        String page = coordinator.get("/verwaltung/eingang/" + undecided).body();
        assertTrue(marks.find(page).isPresent(), page);
        Truth.Report report = years.truth().reports().get((int) undecided - 1);
        assertTrue(marks.find("[" + report.lon() + "," + report.lat() + "]").isPresent());
        assertTrue(marks.find(String.format("#17/%.5f/%.5f", report.lat(), report.lon()))
                .isPresent());
        assertTrue(marks.find("/meldung/" + report.code()).isPresent());
        assertTrue(moment("<updated>2026-05-01T10:34:11Z</updated>").isPresent());
    }

    @Test
    void aPhotoIsPublicOnlyAfterItsRelease() {
        int number = 0;
        for (Truth.Report report : years.truth().reports()) {
            if (report.photo() > 0) {
                number++;
                int status = server.get("/fotos/" + number + ".jpg").statusCode();
                assertEquals(report.photo() == 2 ? 200 : 404, status, "photo " + number);
            }
        }
        assertTrue(number > 50, "too few photos: " + number);
    }

    /** Every public address there is a route for, for every place and for some past days. */
    private static Set<String> addresses() {
        Set<String> addresses =
                new LinkedHashSet<>(List.of("/nirgends", "/orte/nirgends", "/api/nirgends", "/orte?q=xq"));
        List<String> layers = List.of("angstraeume", "bibliotheken", "sportstaetten", "plaetze", "stadtbezirke");
        List<String> ids = years.truth().places().stream().map(Truth.Place::id).toList();
        for (String route : server.app().routes()) {
            if (!route.startsWith("GET ") || route.contains("*") || route.contains("/verwaltung/")) {
                continue;
            }
            String path = route.substring(4);
            if (path.contains("{id}")
                    && (path.contains("orte") || path.contains("places") || path.contains("requests"))) {
                // What is told of one place again in another form is alike: every tenth will do.
                int step = path.matches("/feeds.*|.*/updates|/open311.*") ? 10 : 2;
                for (int i = 0; i < ids.size(); i += step) {
                    addresses.add(path.replace("{id}", ids.get(i)));
                }
            } else if (path.contains("{layer}")) {
                layers.forEach(layer -> addresses.add(path.replace("{layer}", layer)));
            } else if (path.contains("{collection}")) {
                // A page of this size is everything.
                String all = path.endsWith("/items") ? "?limit=10000" : "";
                OpenCollection.ALL.forEach(collection -> addresses.add(
                        path.replace("{collection}", collection.id()).replaceAll("\\{[^}]*}", ids.get(0)) + all));
            } else if (path.contains("{")) {
                addresses.add(path.replaceAll("\\{[^}]*}", "nirgends"));
                addresses.add(path.replaceAll("\\{[^}]*}", "eving"));
            } else {
                addresses.add(path);
            }
        }
        for (String day : PAST) {
            addresses.add("/?stand=" + day);
            addresses.add("/orte?stand=" + day);
            addresses.add("/orte/" + ids.get(0) + "?stand=" + day);
            addresses.add("/api/places/" + ids.get(0) + "?stand=" + day);
            layers.forEach(layer -> addresses.add("/api/layers/" + layer + ".geojson?stand=" + day));
        }
        Truth.Report report = years.truth().reports().get(100);
        addresses.add("/api/places/near?lon=" + Math.round(report.lon() * 1e3) / 1e3 + "&lat="
                + Math.round(report.lat() * 1e3) / 1e3 + "&radius=500");
        for (String end : List.of("2026-02-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-11-21T00:00:00Z")) {
            addresses.add("/open311/v2/requests.json?extensions=true&page_size=300&end_date=" + end);
            addresses.add("/open311/v2/servicerequestupdates.xml?page_size=300&end_date=" + end);
        }
        addresses.add("/api/search?q=unterf");
        addresses.add("/abo?ort=" + ids.get(0));
        addresses.add("/abo?stadtbezirk=eving");
        return addresses;
    }

    private static boolean isWorthReading(String path) {
        return !path.startsWith("/static/") && !path.startsWith("//") && !path.startsWith("/verwaltung");
    }

    private static Optional<String> moment(String text) {
        Matcher moment = MOMENT.matcher(text);
        return moment.find()
                ? Optional.of(
                        text.substring(Math.max(0, moment.start() - 100), Math.min(text.length(), moment.end() + 60)))
                : Optional.empty();
    }

    /** All but the time of the answer itself. */
    private static String headers(HttpResponse<?> answer) {
        return answer.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("date"))
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n", "", "\n\n"));
    }
}
