package de.angstraumkarte.bench;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.domain.gazetteer.SearchService;
import de.angstraumkarte.domain.gazetteer.SearchStore;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.CommandLineImport.Result;
import de.angstraumkarte.testing.Imports;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Imports a file of 100,000 features twice into a new store, then searches, moves and retires them; prints times and heap. Run
 * with {@code -Xmx512m}. Arguments: number of features (100000), format ({@code geojson} or {@code csv}).
 */
public final class ImportBench {
    private static final int SEARCHES = 2000;

    private static final String BORDER =
            """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "hombruch"}, "geometry":
              {"type": "Polygon", "coordinates": [[[7.3, 51.4], [7.7, 51.4], [7.7, 51.6], [7.3, 51.6], [7.3, 51.4]]]}}]}
            """;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final Path folder;
    private final int features;
    private final boolean csv;

    private ImportBench(Path folder, int features, boolean csv) {
        this.folder = folder;
        this.features = features;
        this.csv = csv;
    }

    public static void main(String[] args) throws IOException {
        int features = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        boolean csv = args.length > 1 && args[1].equals("csv");
        new ImportBench(Files.createTempDirectory("angstraumkarte-bench"), features, csv).run();
    }

    private void run() throws IOException {
        Path file = folder.resolve(csv ? "places.csv" : "places.geojson");
        write(file);
        out.printf(
                Locale.ROOT,
                "%d features, %s, %.1f MB, max heap %d MB%n",
                features,
                csv ? "csv" : "geojson",
                Files.size(file) / 1e6,
                Runtime.getRuntime().maxMemory() >> 20);
        long start = System.nanoTime();
        try (Database database = Database.open(folder.resolve("store"))) {
            Imports imports = Imports.over(database);
            print("open the store", start);
            start = System.nanoTime();
            imports.withBaseData();
            print("load the base data", start);
            CommandLineImport command = new CommandLineImport(folder, imports);
            for (String run : List.of("first import", "second import, nothing changed")) {
                start = System.nanoTime();
                Result result = command.runRaw("--layer", "angstraeume", file.toString());
                print(run, start);
                out.print(result.err() + result.out());
            }
            for (String q : List.of("ort 4711", "o", "ort am", "ort", "weg nordmarkt", "hörder str", "xyzzy", "4")) {
                search(new SearchService(database, new SearchStore()), q);
            }
            start = System.nanoTime();
            Result borders = command.run("stadtbezirke", BORDER);
            print("a border that moves every place", start);
            out.print(borders.err().lines().count() + " notes\n" + borders.out());
            start = System.nanoTime();
            Result retired =
                    command.run("angstraeume", "id,name,lon,lat\nneu,Neu,7.4653,51.5142\n", "--retire-missing");
            print("retire every place", start);
            out.print(retired.err() + retired.out());
            out.printf("highest use of the old generation: %d MB%n", peakHeap() >> 20);
        }
        out.printf("store: %.1f MB%n", Files.size(folder.resolve("store/angstraumkarte.mv.db")) / 1e6);
    }

    private void search(SearchService search, String q) {
        long[] nanos = new long[SEARCHES];
        for (int i = 0; i < SEARCHES; i++) {
            long start = System.nanoTime();
            search.search(q, 8);
            nanos[i] = System.nanoTime() - start;
        }
        // The first half warms up.
        long[] warm = Arrays.stream(nanos).skip(SEARCHES / 2).sorted().toArray();
        out.printf(
                Locale.ROOT,
                "search \"%s\": median %.2f ms, p99 %.2f ms%n",
                q,
                warm[warm.length / 2] / 1e6,
                warm[warm.length * 99 / 100] / 1e6);
    }

    private void write(Path file) throws IOException {
        Random random = new Random(1);
        List<String> words = List.of("Weg", "Unterführung", "Nordmarkt", "Hörder Straße", "Park", "Haltestelle");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(
                    csv
                            ? "id,name,lon,lat,causes,when,source,sourceDate,note\n"
                            : "{\"type\":\"FeatureCollection\",\"features\":[\n");
            for (int i = 0; i < features; i++) {
                double lon = 7.40 + random.nextDouble() * 0.15;
                double lat = 51.47 + random.nextDouble() * 0.08;
                String name = "Ort " + i + " am " + words.get(random.nextInt(words.size()));
                writer.write(String.format(
                        Locale.ROOT,
                        csv
                                ? "bench-%d,%s,%.6f,%.6f,lighting|neglect,dusk|night,Bezirksvertretung,2024-05,Hinweis zu diesem Ort\n"
                                : "{\"type\":\"Feature\",\"properties\":{\"id\":\"bench-%d\",\"name\":\"%s\",\"causes\":[\"lighting\",\"neglect\"],"
                                        + "\"when\":[\"dusk\",\"night\"],\"source\":\"Bezirksvertretung\",\"sourceDate\":\"2024-05\","
                                        + "\"note\":\"Hinweis zu diesem Ort\",\"extra\":7},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]}}"
                                        + (i + 1 < features ? ",\n" : "\n"),
                        i,
                        name,
                        lon,
                        lat));
            }
            writer.write(csv ? "" : "]}\n");
        }
    }

    private void print(String what, long start) {
        out.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }

    /** Highest use of the old generation: what survived, not what the collector had not yet picked up. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().contains("Old"))
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
