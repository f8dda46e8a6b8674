package de.angstraumkarte.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.effect.EffectStore;
import de.angstraumkarte.domain.feed.FeedService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.measure.CalendarStore;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.PublishedStore;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.edge.feature.FeatureTable;
import de.angstraumkarte.edge.feature.FeatureTables;
import de.angstraumkarte.edge.feature.TableSources;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.BitSet;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Envelope;

/**
 * Tables of features inside one process and one thread, without HTTP, in time of that thread on a processor: other programs
 * and collections of garbage do not count. Argument: a data folder filled by {@link BenchData} and import, with the server
 * stopped.
 */
public final class TableBench {
    private static final int BUILDS = 4;
    private static final int ROUNDS = 3;
    private static final int PAGE = 1000;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private TableBench() {}

    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        Path cache = Files.createTempDirectory("table-bench");
        try (Database database = Database.open(Path.of(args[0]))) {
            TableSources sources = sources(database);
            for (OpenCollection collection :
                    new OpenCollection[] {OpenCollection.of(Layer.FEAR_SPACE), OpenCollection.NEWS}) {
                for (int i = 0; i < BUILDS; i++) {
                    try (FeatureTables tables = new FeatureTables(cache, sources)) {
                        long before = heap();
                        long start = cpu();
                        FeatureTable table = tables.table(collection);
                        long millis = TimeUnit.NANOSECONDS.toMillis(cpu() - start);
                        OUT.printf(
                                Locale.ROOT,
                                "%s: %d rows in %d ms, %.1f MB of heap%n",
                                collection.id(),
                                table.size(),
                                millis,
                                (heap() - before) / 1e6);
                        if (i == BUILDS - 1) {
                            rates(table);
                        }
                    }
                }
            }
        } finally {
            Files.delete(cache);
        }
    }

    private static void rates(FeatureTable table) throws IOException {
        OutputStream nowhere = OutputStream.nullOutputStream();
        Random random = new Random(7);
        for (FeatureCrs crs : FeatureCrs.values()) {
            rate(
                    crs + " single features",
                    () -> table.writeFeature(
                            nowhere, table.row(table.id(random.nextInt(table.size()))), crs, ",\"links\":[]"));
            rate(crs + " pages of " + PAGE, () -> {
                int from = random.nextInt(table.size() - PAGE);
                table.writeFeatures(nowhere, from, from + PAGE, crs);
            });
        }
        long[] hits = new long[2];
        rate("boxes, features written", () -> {
            double x = 7.40 + random.nextDouble() * 0.12;
            double y = 51.48 + random.nextDouble() * 0.05;
            BitSet found = table.inside(new Envelope(x, x + 0.0077, y, y + 0.0045), FeatureCrs.CRS84);
            table.writeFeatures(nowhere, found, FeatureCrs.CRS84);
            hits[0] += found.cardinality();
            hits[1]++;
        });
        OUT.println("hits per box: " + hits[0] / hits[1]);
    }

    private static void rate(String what, Action action) throws IOException {
        StringBuilder rates = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpu();
            int count = 0;
            while (cpu() - start < ROUND_NANOS) {
                action.run();
                count++;
            }
            rates.append(' ').append(count * 1_000_000_000L / (cpu() - start));
        }
        OUT.println(what + " per second:" + rates);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static TableSources sources(Database database) {
        PlaceStore places = new PlaceStore();
        LayerRevisionStore revisions = new LayerRevisionStore();
        return new TableSources(
                new PlaceService(database, places, revisions, new NewsIntervals(30, 90), Clock.systemUTC()),
                new DistrictService(database, new DistrictStore()),
                new FeedService(
                        database,
                        new HeavyReads(database),
                        new FeedService.Stores(
                                places, new PublishedStore(), new CalendarStore(), new UnitStore(), revisions)),
                new EffectService(database, new EffectStore()),
                new ObjectMapper());
    }
}
