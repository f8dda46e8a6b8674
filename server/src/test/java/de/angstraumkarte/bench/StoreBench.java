package de.angstraumkarte.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.edge.feature.LayerDocuments;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * In-process times over an existing store: box queries with about 100 hits, one place by id, building the whole layer
 * of fear spaces. Argument: the data folder, e.g. one that {@code import} filled from {@link BenchData}.
 */
public final class StoreBench {
    private static final int WARM_UP = 2000;
    private static final int RUNS = 5000;

    private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private StoreBench() {}

    public static void main(String[] args) {
        try (Database database = Database.open(Path.of(args[0]))) {
            PlaceService places = new PlaceService(
                    database, new PlaceStore(), new LayerRevisionStore(), new NewsIntervals(28, 90), Clock.systemUTC());
            int total = places.count(PlaceQuery.layer(Layer.FEAR_SPACE));
            OUT.printf("%d fear spaces in the store%n", total);
            // A box of this many degrees has about 100 of them, whatever their number: the city covers 280 km².
            double side = 0.0085 * Math.sqrt(100_000.0 / total) * 0.75;
            Random random = new Random(42);
            measure("box, about 100 hits", WARM_UP, RUNS, () -> {
                double lon = 7.40 + random.nextDouble() * 0.12;
                double lat = 51.48 + random.nextDouble() * 0.05;
                Bbox box = new Bbox(lon, lat, lon + side, lat + side * 0.6);
                return places.places(new PlaceQuery(Set.of(Layer.FEAR_SPACE), Set.of(), Set.of(), box, Set.of()), 2000)
                        .size();
            });
            measure("one place by id", WARM_UP, RUNS, () -> {
                places.place(String.format(Locale.ROOT, "bench-%06d", random.nextInt(total - 12)));
                return 1;
            });
            LayerDocuments documents =
                    new LayerDocuments(places, new DistrictService(database, new DistrictStore()), new ObjectMapper());
            measure("whole layer, plain and gzip", 10, 20, () -> {
                PreparedBody body =
                        documents.sources().get(Layer.FEAR_SPACE.slug()).build();
                return body.gzipSize();
            });
        }
    }

    private static void measure(String what, int warmUp, int runs, IntSupplier work) {
        for (int i = 0; i < warmUp; i++) {
            work.getAsInt();
        }
        long[] nanos = new long[runs];
        long sum = 0;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            sum += work.getAsInt();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        OUT.printf(
                Locale.ROOT,
                "%-30s median %8.3f ms   p99 %8.3f ms   mean result %d%n",
                what,
                nanos[runs / 2] / 1e6,
                nanos[runs * 99 / 100] / 1e6,
                sum / runs);
    }
}
