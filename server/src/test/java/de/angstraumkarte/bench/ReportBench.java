package de.angstraumkarte.bench;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.base.mail.OutboxStore;
import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.report.Channel;
import de.angstraumkarte.domain.report.NewReport;
import de.angstraumkarte.domain.report.Photos;
import de.angstraumkarte.domain.report.ReportMailStore;
import de.angstraumkarte.domain.report.ReportMails;
import de.angstraumkarte.domain.report.ReportRules;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.ReportStore;
import de.angstraumkarte.domain.report.Sender;
import de.angstraumkarte.domain.report.SenderLimits;
import de.angstraumkarte.edge.importer.BundledData;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * In-process times over a new store: durable reports without photo by 16 threads, and for comparison the same group commit with
 * the smallest row there is, which is what the disk allows. Arguments: an empty folder, seconds.
 */
public final class ReportBench {
    private static final int THREADS = 16;
    private static final PrintWriter OUT = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

    private ReportBench() {}

    public static void main(String[] args) throws InterruptedException {
        int seconds = Integer.parseInt(args[1]);
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(Path.of(args[0]))) {
            ReportService reports = service(database, clock);
            Sender sender = new Sender("192.0.2.1", false);
            IntConsumer report = i -> reports.receive(report(i), List.of(), "bench-key-" + i, sender);
            IntConsumer smallest = i -> database.change(tx -> tx.handle()
                    .createUpdate("INSERT INTO data_load (name, loaded_at) VALUES (:name, :at)")
                    .bind("name", "bench-" + i)
                    .bind("at", OffsetDateTime.now(clock))
                    .execute());
            run("warm-up", seconds, report, 0);
            int first = 10_000_000;
            for (int round = 1; round <= 3; round++) {
                run("smallest row, round " + round, seconds, smallest, first);
                run("report, round " + round, seconds, report, first);
                first += 10_000_000;
            }
            OUT.printf("%d reports in the store%n", count(database));
        }
    }

    private static ReportService service(Database database, Clock clock) {
        PlaceService places = new PlaceService(
                database, new PlaceStore(), new LayerRevisionStore(), new NewsIntervals(28, 90), clock);
        Signer followCodes = new Keys(database, new SecretStore(), clock).signer("follow-code");
        return new ReportService(
                database,
                new ReportStore(),
                new ReportRules(new BundledData().outline(), places),
                new Photos(),
                new SenderLimits(0, clock),
                followCodes,
                new ReportMails(
                        new Outbox(database, new OutboxStore(), false, clock),
                        new ReportMailStore(),
                        new PlaceStore(),
                        followCodes),
                14,
                clock);
    }

    private static NewReport report(int i) {
        return new NewReport(
                7.40 + i % 1201 / 10_000.0,
                51.48 + i % 503 / 10_000.0,
                List.of("lighting", "underpass"),
                List.of("night"),
                2,
                "Nachts ist es dort dunkel und eng.",
                null,
                null,
                "de",
                Channel.API);
    }

    private static int count(Database database) {
        return database.read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM report")
                .mapTo(Integer.class)
                .one());
    }

    private static void run(String what, int seconds, IntConsumer work, int first) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(first);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long[][] nanos = new long[THREADS][];
        Thread[] threads = new Thread[THREADS];
        for (int t = 0; t < THREADS; t++) {
            int own = t;
            threads[t] = new Thread(() -> {
                long[] times = new long[100_000];
                int n = 0;
                for (long start = System.nanoTime(); start < end && n < times.length; start = System.nanoTime()) {
                    work.accept(next.getAndIncrement());
                    times[n++] = System.nanoTime() - start;
                }
                nanos[own] = Arrays.copyOf(times, n);
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
        OUT.printf(
                Locale.ROOT,
                "%-24s %8.0f/s   p50 %7.2f ms   p99 %7.2f ms   max %7.2f ms%n",
                what,
                (double) all.length / seconds,
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6,
                all[all.length - 1] / 1e6);
    }
}
