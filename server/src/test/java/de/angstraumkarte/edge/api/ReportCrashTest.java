package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.App;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.domain.report.FollowCode;
import de.angstraumkarte.domain.report.TestPhotos;
import de.angstraumkarte.testing.Child;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bad days: what got its confirmation is there afterwards, with all of its photos. */
class ReportCrashTest {
    private static final int THREADS = 4;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean done = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(ints = {1, 40, 150})
    @Timeout(400)
    void aKillLosesNothingThatWasConfirmed(int confirmedBeforeTheKill) throws InterruptedException {
        try (Child child = Child.program(environment())) {
            String address = child.awaitAddress();
            CountDownLatch enough = new CountDownLatch(confirmedBeforeTheKill);
            Thread[] senders = senders(() -> {
                try {
                    HttpResponse<String> answer = send(address);
                    if (answer.statusCode() == 201) {
                        confirm(answer);
                        enough.countDown();
                    }
                } catch (IOException e) {
                    // The server was killed: no confirmation, nothing promised.
                    done.set(true);
                }
            });
            assertTrue(enough.await(300, TimeUnit.SECONDS));
            child.kill();
            join(senders);
        }
        everythingConfirmedIsThere();
    }

    @Test
    @Timeout(600)
    void aFullDiskConfirmsNothingItCannotKeep() throws Exception {
        Set<String> strange = ConcurrentHashMap.newKeySet();
        try (Child child = Child.programWithSmallFiles(40_000, environment())) {
            String address = child.awaitAddress();
            AtomicInteger refused = new AtomicInteger();
            join(senders(() -> {
                try {
                    HttpResponse<String> answer = send(address);
                    if (answer.statusCode() == 201) {
                        confirm(answer);
                    } else if (answer.statusCode() < 500 || !answer.body().contains("\"urn:angstraumkarte:problem:")) {
                        strange.add(answer.statusCode() + " " + answer.body());
                        done.set(true);
                    } else if (refused.incrementAndGet() >= 6) {
                        done.set(true);
                    }
                } catch (IOException e) {
                    strange.add(e.toString());
                    done.set(true);
                }
            }));
        }
        assertEquals(Set.of(), strange);
        assertTrue(acknowledged.size() > 10, "the disk was full too early: " + acknowledged.size());
        everythingConfirmedIsThere();
    }

    @Test
    void aNearlyFullDiskIsReadAllTheTime() {
        Map<String, String> environment = new HashMap<>(environment());
        try (App first = App.open(Config.from(environment), Imports.CLOCK)) {
            first.loadBaseData();
        }
        environment.put("ANGSTRAUM_MIN_FREE_MB", "1000000000");
        try (TestServer server = TestServer.over(folder, Imports.CLOCK, environment)) {
            HttpResponse<String> refused = server.post(
                    "/api/reports", "application/json", Reports.report().toString());
            assertEquals(503, refused.statusCode());
            assertEquals("5", refused.headers().firstValue("Retry-After").orElseThrow());
            for (String path :
                    List.of("/", "/orte", "/api/layers/angstraeume.geojson", "/api/places/" + Reports.HOERDE)) {
                assertEquals(200, server.get(path).statusCode(), path);
            }
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "ANGSTRAUM_HOST", "127.0.0.1",
                "ANGSTRAUM_PORT", "0",
                "ANGSTRAUM_DATA", folder.toString(),
                "ANGSTRAUM_PUBLIC_URL", "",
                "ANGSTRAUM_TILES_URL", "",
                "ANGSTRAUM_REPORT_LIMIT", "0");
    }

    private Thread[] senders(InterruptibleWork work) {
        Thread[] senders = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            senders[i] = new Thread(() -> {
                try {
                    while (!done.get()) {
                        work.run();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            senders[i].start();
        }
        return senders;
    }

    private interface InterruptibleWork {
        void run() throws InterruptedException;
    }

    private static void join(Thread[] threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Every second report has photos, up to three. */
    private HttpResponse<String> send(String address) throws IOException, InterruptedException {
        int number = next.incrementAndGet();
        ObjectNode report = Reports.report().put("text", "Meldung " + number + " " + "x".repeat(1_500));
        if (number % 2 == 0) {
            var photos = report.putArray("photos");
            for (int i = 0; i <= number % 3; i++) {
                photos.add(TestPhotos.jpeg(300, 200));
            }
        }
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address + "/api/reports"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(report.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void confirm(HttpResponse<String> answer) {
        String code = TestServer.parse(answer.body()).get("followCode").asText();
        acknowledged.add(FollowCode.parse(code).orElseThrow().hash());
    }

    private void everythingConfirmedIsThere() {
        try (Database database = Database.open(folder)) {
            Set<String> lost = new HashSet<>(acknowledged);
            database.read(tx -> tx.handle()
                            .createQuery("SELECT code_hash FROM report")
                            .mapTo(String.class)
                            .list())
                    .forEach(lost::remove);
            assertEquals(Set.of(), lost, "confirmed but lost");
            int torn = database.read(tx -> tx.handle()
                    .createQuery(
                            "SELECT count(*) FROM report r WHERE r.photos <> (SELECT count(*) FROM photo p WHERE p.report_id = r.id)")
                    .mapTo(Integer.class)
                    .one());
            assertEquals(0, torn, "reports without all of their photos");
        }
    }
}
