package de.angstraumkarte.bench;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.locationtech.jts.geom.Coordinate;

/** Pages of the inbox over HTTP while 10,000 reports wait for a decision and 5,000 are decided. */
public final class InboxBench {
    private static final int UNDECIDED = 10_000;
    private static final int DECIDED = 5_000;
    private static final int WARM_UP = 30;
    private static final int RUNS = 60;
    private static final List<String> CAUSES =
            List.of("lighting|visibility", "vegetation", "harassment|open-drug-use", "underpass|lighting", "neglect");

    private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private InboxBench() {}

    public static void main(String[] args) {
        run(0.12, 0.06);
        OUT.println("all within 60 m:");
        run(0.0008, 0.0005);
    }

    private static void run(double width, double height) {
        try (TestServer server = TestServer.start(Imports.CLOCK, Map.of())) {
            try (Database database = Database.open(server.folder())) {
                fill(database, width, height);
            }
            StaffBrowser coordinator = server.signIn(Role.COORDINATOR, null);
            for (String path : List.of(
                    "/verwaltung/eingang",
                    "/verwaltung/eingang?page=200",
                    "/verwaltung/eingang?cause=vegetation&page=30",
                    "/verwaltung/eingang?photos=yes",
                    "/verwaltung/eingang?unit=edg",
                    "/verwaltung/eingang?state=rejected",
                    "/verwaltung/eingang?state=rejected&page=100",
                    "/verwaltung/eingang?q=angst-westpark",
                    "/verwaltung/eingang/5000",
                    "/verwaltung/eingang.csv")) {
                measure(coordinator, path);
            }
        }
    }

    /** The same reports on every machine, spread over so many degrees of the inner city. */
    private static void fill(Database database, double width, double height) {
        Random random = new Random(7);
        OffsetDateTime now = OffsetDateTime.now(Imports.CLOCK);
        database.change(tx -> {
            PreparedBatch batch = tx.handle()
                    .prepareBatch(
                            """
                            INSERT INTO report (code_hash, submission_hash, state, lon, lat, geom_utm, causes, times, safety,
                              body, email, language, channel, unit, reason, answer, photos, created_at, decided_at, version)
                            VALUES (:hash, :hash, :state, :lon, :lat, :geomUtm, :causes, 'night', :safety, :body, NULL, 'de',
                              'form', :unit, :reason, :answer, :photos, :created, :decided, 1)
                            """);
            for (int i = 0; i < UNDECIDED + DECIDED; i++) {
                boolean open = i < UNDECIDED;
                double lon = 7.40 + random.nextDouble() * width;
                double lat = 51.48 + random.nextDouble() * height;
                OffsetDateTime created = now.minusMinutes(10L * i);
                batch.bind("hash", "bench-" + i)
                        .bind("state", open ? "new" : "rejected")
                        .bind("lon", lon)
                        .bind("lat", lat)
                        .bind("geomUtm", Crs.toUtm32(Crs.WGS84_FACTORY.createPoint(new Coordinate(lon, lat))))
                        .bind("causes", CAUSES.get(random.nextInt(CAUSES.size())))
                        .bind("safety", 1 + random.nextInt(5))
                        .bind(
                                "body",
                                "Abends ist es hier dunkel und niemand ist zu sehen. ".repeat(1 + random.nextInt(20)))
                        .bind("unit", random.nextInt(50) == 0 ? "edg" : null)
                        .bind("reason", open ? null : "cost")
                        .bind("answer", open ? null : "Das ist zu teuer.")
                        .bind("photos", random.nextInt(10) == 0 ? 1 : 0)
                        .bind("created", created)
                        .bind("decided", open ? null : now)
                        .add();
            }
            batch.execute();
        });
    }

    private static void measure(StaffBrowser staff, String path) {
        double[] millis = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            long start = System.nanoTime();
            int status = staff.getBytes(path).statusCode();
            if (status != 200) {
                throw new IllegalStateException(path + " answered " + status);
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        OUT.printf("%-48s median %6.1f ms, longest %6.1f ms%n", path, millis[RUNS / 2], millis[RUNS - 1]);
    }
}
