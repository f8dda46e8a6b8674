package de.angstraumkarte.bench;

import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.testing.twoyears.Truth;
import de.angstraumkarte.testing.twoyears.TwoYears;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What two years of work cost over HTTP, on the store of {@link TwoYears}: statistics and their files, effects, feeds, the map at
 * past days, and ratings by 16 clients. Prints rows for docs/bench/statistics.md.
 */
public final class StatisticsBench {
    private static final int WARM_UP = 10;
    private static final int RUNS = 40;
    private static final int CLIENTS = 16;
    private static final int RATINGS = 200;

    private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private StatisticsBench() {}

    public static void main(String[] args) throws InterruptedException {
        // Their limits would answer most ratings from one address with 429.
        try (TwoYears years = TwoYears.open(Imports.CLOCK, Map.of("ANGSTRAUM_RATING_LIMIT", "0"))) {
            TestServer server = years.server();
            OUT.println("| What | First | Median | 99th percentile | Longest | Size |");
            OUT.println("|---|---|---|---|---|---|");
            row("`/statistik`", server, List.of("/statistik"));
            for (String name : List.of("angstraeume-nach-monat", "zusagen", "wirkung", "wirkung-nach-art", "dauer")) {
                row("`/statistik/" + name + ".csv`", server, List.of("/statistik/" + name + ".csv"));
            }
            row("layer at 24 past months' ends", server, pastMonths(years.truth()));
            row("`/feeds/neuigkeiten.atom`", server, List.of("/feeds/neuigkeiten.atom"));
            row("`/feeds/massnahmen.ics`", server, List.of("/feeds/massnahmen.ics"));
            List<String> measured = years.truth().onMap().stream()
                    .filter(place -> place.lastDone() != null)
                    .map(Truth.Place::id)
                    .toList();
            row("`/api/places/{id}` with effect", server, paths("/api/places/", measured));
            row("`/orte/{id}` with effect", server, paths("/orte/", measured));
            rate(server, measured);
            row("`/statistik` after the ratings", server, List.of("/statistik"));
        }
        try (TwoYears years = TwoYears.open()) {
            verdicts(years);
        }
    }

    /** Verdicts by what is true: places with enough answers only. */
    private static void verdicts(TwoYears years) {
        Map<String, Truth.Place> places = years.truth().byId();
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        years.server().get("/statistik/wirkung.csv").body().lines().skip(1).forEach(line -> {
            Truth.Place place = places.get(line.substring(0, line.indexOf(',')));
            // Verdict is the seventh column; titles hold no commas here.
            counts.computeIfAbsent(place.shift().toString(), shift -> new TreeMap<>())
                    .merge(line.split(",")[6], 1, Integer::sum);
        });
        OUT.println();
        counts.forEach((shift, verdicts) -> OUT.println("| " + shift + " | " + verdicts + " |"));
    }

    private static List<String> paths(String beginning, List<String> ids) {
        return ids.stream().map(id -> beginning + id).toList();
    }

    private static List<String> pastMonths(Truth truth) {
        return IntStream.rangeClosed(1, 24)
                .mapToObj(month ->
                        truth.end().minusMonths(month).withDayOfMonth(1).minusDays(1))
                .filter(day -> !day.isBefore(truth.start()))
                .map(day -> "/api/layers/angstraeume.geojson?stand=" + day)
                .toList();
    }

    /** The addresses in turn, one request after the other. */
    private static void row(String what, TestServer server, List<String> paths) {
        double first = get(server, paths.get(0));
        int size = server.getBytes(paths.get(0)).body().length;
        for (int i = 1; i <= WARM_UP; i++) {
            get(server, paths.get(i % paths.size()));
        }
        double[] millis = IntStream.range(0, RUNS)
                .mapToDouble(i -> get(server, paths.get((i + WARM_UP + 1) % paths.size())))
                .sorted()
                .toArray();
        print(what, first, millis, size);
    }

    private static double get(TestServer server, String path) {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = server.getBytes(path);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, double first, double[] millis, int size) {
        OUT.printf(
                Locale.ROOT,
                "| %s | %.0f ms | %.1f ms | %.1f ms | %.1f ms | %,d bytes |%n",
                what,
                first,
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.99) - 1],
                millis[millis.length - 1],
                size);
    }

    private static void rate(TestServer server, List<String> ids) throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(CLIENTS);
        long start = System.nanoTime();
        for (int client = 0; client < CLIENTS; client++) {
            int own = client;
            new Thread(() -> {
                        for (int i = 0; i < RATINGS; i++) {
                            double took = rate(server, ids.get((own * RATINGS + i) % ids.size()), i, refused);
                            synchronized (millis) {
                                millis.add(took);
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        print("rating by one of 16 clients (durable)", millis.get(0), sorted, 0);
        OUT.printf(Locale.ROOT, "%n%.0f ratings/s, %d refused%n%n", CLIENTS * RATINGS / seconds, refused.get());
    }

    private static double rate(TestServer server, String id, int number, AtomicInteger refused) {
        String body =
                "{\"safety\": " + (1 + number % 5) + ", \"light\": \"" + (number % 2 == 0 ? "day" : "dark") + "\"}";
        long start = System.nanoTime();
        int status = server.post("/api/places/" + id + "/ratings", "application/json", body)
                .statusCode();
        if (status != 201) {
            refused.incrementAndGet();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
