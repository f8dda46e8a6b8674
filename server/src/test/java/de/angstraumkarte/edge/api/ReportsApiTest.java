package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.report.TestPhotos;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending reports as a program does. */
class ReportsApiTest {
    private static TestServer server;
    private static Reports reports;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    @Test
    void aReportIsStoredAndItsCodeShowsWhatBecomesOfIt() {
        HttpResponse<String> answer = reports.send(Reports.report()
                .put("text", "Nachts ist es dort stockdunkel.")
                .put("email", "anna@example.org")
                .put("placeId", Reports.HOERDE));
        assertEquals(201, answer.statusCode(), answer.body());
        String code = TestServer.parse(answer.body()).get("followCode").asText();
        assertEquals(
                "/meldung/" + code, TestServer.parse(answer.body()).get("href").asText());
        assertEquals(
                "/api/reports/" + code, answer.headers().firstValue("Location").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());

        Map<String, Object> stored = reports.newest();
        assertEquals("new", stored.get("state"));
        assertEquals("lighting|underpass", stored.get("causes"));
        assertEquals(Reports.HOERDE, stored.get("place_hint"));
        assertEquals("anna@example.org", stored.get("email"));
        assertFalse(stored.toString().contains(code));

        HttpResponse<String> seen = server.get("/api/reports/" + code);
        assertEquals("no-store", seen.headers().firstValue("Cache-Control").orElseThrow());
        JsonNode report = TestServer.parse(seen.body());
        assertEquals("new", report.get("state").asText());
        assertEquals("2026-11-21", report.get("received").asText());
        assertEquals("2026-12-05", report.get("decisionBy").asText());
        assertTrue(report.get("placeId").isNull());
        assertFalse(seen.body().contains("stockdunkel"));
        assertFalse(seen.body().contains("anna"));
    }

    @Test
    void theSenderSeesDecisionAnswerAndPlace() {
        String code = reports.sent(Reports.report());
        reports.change("UPDATE report SET state = 'rejected', reason = 'cost', answer = 'Leider nicht.'"
                + " WHERE id = (SELECT max(id) FROM report)");
        JsonNode rejected = server.json("/api/reports/" + code.toUpperCase().replace("-", ""));
        assertEquals("cost", rejected.get("reason").asText());
        assertEquals("Leider nicht.", rejected.get("answer").asText());
        assertTrue(rejected.get("decisionBy").isNull());
        reports.change("UPDATE report SET state = 'attached', reason = NULL, place_id = '" + Reports.HOERDE
                + "' WHERE id = (SELECT max(id) FROM report)");
        assertEquals(
                "/orte/" + Reports.HOERDE,
                server.json("/api/reports/" + code).get("placeHref").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-0000-0000-0000-0000-0000-0000", "x", "%27%20OR%201=1", "challenge2"})
    void aWrongCodeIsNotFound(String code) {
        HttpResponse<String> answer = server.get("/api/reports/" + code);
        assertEquals(404, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    }

    static Stream<Arguments> wrongReports() {
        return Stream.of(
                wrong("lon", "missing", r -> r.remove("lon")),
                wrong("lat", "missing", r -> r.putNull("lat")),
                wrong("lon", "not-a-number", r -> r.put("lon", "7.5")),
                wrong("lon", "range", r -> r.put("lon", 181)),
                wrong("lat", "range", r -> r.put("lat", -1e300)),
                wrong("lon", "not-in-dortmund", r -> r.put("lon", 7.2)),
                wrong("lon", "not-in-dortmund", r -> r.put("lon", Reports.LAT).put("lat", Reports.LON)),
                wrong("causes", "choose", r -> r.remove("causes")),
                wrong("causes", "choose", r -> r.putArray("causes")),
                wrong("causes", "allowed", r -> r.putArray("causes").add("ghosts")),
                wrong("causes", "twice", r -> r.putArray("causes")
                        .add("lighting")
                        .add("lighting")),
                wrong("causes", "not-a-list", r -> r.put("causes", "lighting")),
                wrong("causes", "not-a-list", r -> r.putArray("causes").add(1)),
                wrong("causes", "not-a-list", r -> r.putArray("causes")
                        .addArray()
                        .add("lighting")),
                wrong("times", "choose", r -> r.putArray("times")),
                wrong("times", "allowed", r -> r.putArray("times").add("always")),
                wrong("safety", "missing", r -> r.remove("safety")),
                wrong("safety", "range", r -> r.put("safety", 0)),
                wrong("safety", "range", r -> r.put("safety", 6)),
                wrong("safety", "range", r -> r.put("safety", 99_999_999_999L)),
                wrong("safety", "not-an-integer", r -> r.put("safety", 2.5)),
                wrong("safety", "not-an-integer", r -> r.put("safety", true)),
                wrong("text", "too-long-text", r -> r.put("text", "x".repeat(2001))),
                wrong("text", "too-long-text", r -> r.put("text", "😀".repeat(1001))),
                wrong("text", "not-text", r -> r.putObject("text").put("a", 1)),
                wrong("email", "email", r -> r.put("email", "anna")),
                wrong("email", "email", r -> r.put("email", "anna@localhost")),
                wrong("email", "email", r -> r.put("email", "a@example.org\r\nBcc: b@example.org")),
                wrong("email", "email", r -> r.put("email", "a@example.org,b@example.org")),
                wrong("email", "email", r -> r.put("email", "\"a b\"@example.org")),
                wrong("email", "email", r -> r.put("email", "a".repeat(250) + "@example.org")),
                wrong("placeId", "no-such-fear-space", r -> r.put("placeId", "nirgends")),
                wrong("placeId", "no-such-fear-space", r -> r.put("placeId", "x".repeat(500))),
                wrong("placeId", "place-far-away", r -> r.put("placeId", "angst-piepenstock-tunnel")
                        .put("lon", 7.36)),
                wrong("photos", "not-a-list", r -> r.put("photos", "x")),
                wrong("photos", "not-base64", r -> r.putArray("photos").add("<script>")),
                wrong("photos", "not-base64", r -> r.putArray("photos").add(1)),
                wrong("photos", "not-a-photo", r -> r.putArray("photos").add("R0lGODlh")),
                wrong("photos", "too-many-pixels", r -> r.putArray("photos")
                        .add(TestPhotos.pngClaiming(31_623, 31_623))),
                wrong("photos", "too-many-photos", r -> {
                    var photos = r.putArray("photos");
                    for (int i = 0; i < 4; i++) {
                        photos.add(TestPhotos.jpeg(8, 8));
                    }
                }),
                wrong("photos", "photo-too-large", r -> r.putArray("photos").add(new byte[10_000_001])),
                wrong("geheim", "unknown-member", r -> r.put("geheim", 1)),
                wrong("?", "unknown-member", r -> r.put("<script>alert(1)</script>", 1)));
    }

    private static Arguments wrong(String field, String code, Consumer<ObjectNode> spoil) {
        ObjectNode report = Reports.report();
        spoil.accept(report);
        return Arguments.of(field, code, report);
    }

    @ParameterizedTest
    @MethodSource("wrongReports")
    void aWrongReportIsRefusedWithItsFieldNamed(String field, String code, ObjectNode report) {
        int before = reports.count();
        HttpResponse<String> answer = reports.send(report, "Accept-Language", "en");
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        JsonNode errors = TestServer.parse(answer.body()).get("errors");
        assertEquals(1, errors.size(), answer.body());
        assertEquals(field, errors.get(0).get("field").asText());
        assertEquals(code, errors.get(0).get("code").asText());
        assertFalse(errors.get(0).get("message").asText().isBlank());
        assertFalse(answer.body().contains("<script>"));
        assertEquals(before, reports.count());
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        ObjectNode report = Reports.report().put("safety", 9).put("email", "x").put("lon", 9);
        report.putArray("times");
        JsonNode errors = TestServer.parse(reports.send(report).body()).get("errors");
        Set<String> fields = new TreeSet<>();
        errors.forEach(error -> fields.add(error.get("field").asText()));
        assertEquals(Set.of("email", "lon", "safety", "times"), fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{\"lon\":NaN}",
                "{\"lon\":1e400x}",
                "{\"lon\":7.5,\"lon\":7.6}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{'lon':7.5}",
                "{\"lon\":07.5}",
                "{\"lon\":7.5,}",
                "{} {}",
                "{\"text\":\"\u0001\"}",
                "{\"lon\":7.5 /* geheim */}"
            })
    void whatIsNoJsonIsRefusedWithoutAnEcho(String body) {
        HttpResponse<String> answer = server.post("/api/reports", "application/json", body);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals(
                "body",
                TestServer.parse(answer.body())
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asText());
        assertFalse(answer.body().contains("geheim"));
    }

    @Test
    void deepAndHugeJsonIsRefused() {
        String deep = "{\"text\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertEquals(400, server.post("/api/reports", "application/json", deep).statusCode());
        String digits = "{\"lon\":" + "7".repeat(5_000) + "}";
        assertEquals(
                400, server.post("/api/reports", "application/json", digits).statusCode());
        String huge = Reports.report().put("text", "x".repeat(70_000)).toString();
        assertEquals(413, server.post("/api/reports", "application/json", huge).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "multipart/form-data;boundary=x, 415",
        "application/jsonp, 415",
        "application/json;charset=iso-8859-1, 415",
        "application/json; charset=UTF-8, 201",
    })
    void onlyJsonIsTaken(String type, int status) {
        assertEquals(
                status,
                server.post("/api/reports", type, Reports.report().toString()).statusCode());
    }

    @Test
    void wordsAreKeptAsTheyAreButForWhatNobodyTypes() {
        String attack = "<script>alert('x')</script>'; DROP TABLE report; -- {0} ${jndi:ldap://x} 😀";
        String json = Reports.report()
                .put("text", "  a\r\nb\u0000\u0007\u202eHALF " + attack + "\n")
                .toString()
                .replace("HALF", "\\ud800");
        assertEquals(201, server.post("/api/reports", "application/json", json).statusCode());
        assertEquals("a\nb " + attack, reports.newest().get("body"));
        reports.sent(Reports.report().put("text", " \n ").put("email", " "));
        assertNull(reports.newest().get("body"));
        assertNull(reports.newest().get("email"));
        reports.sent(Reports.report().put("text", "😀".repeat(1000)).put("email", "o'brien+x@dörtmund.example"));
        assertEquals("o'brien+x@xn--drtmund-90a.example", reports.newest().get("email"));
    }

    @Test
    void photosAreStoredAnewWithTheirReport() {
        ObjectNode report = Reports.report();
        report.putArray("photos")
                .add(TestPhotos.withExif(TestPhotos.jpeg(80, 48), 6, "Geheim"))
                .add(TestPhotos.file("lossy.webp"));
        reports.sent(report);
        assertEquals(2, reports.newestPhotos().size());
        assertEquals(48, TestPhotos.decoded(reports.newestPhotos().get(0)).getWidth());
        assertEquals(2, reports.newest().get("photos"));
    }

    @Test
    void theSameSubmissionIsOneReport() {
        String key = "0123456789abcdef";
        ObjectNode report = Reports.report().put("text", "zweimal");
        report.putArray("photos").add(TestPhotos.jpeg(8, 8));
        String first = reports.send(report, "Idempotency-Key", key).body();
        int before = reports.count();
        HttpResponse<String> again = reports.send(report, "Idempotency-Key", key);
        assertEquals(201, again.statusCode());
        assertEquals(first, again.body());
        assertEquals(before, reports.count());

        assertNotEquals(
                first,
                reports.send(report.put("text", "anders"), "Idempotency-Key", key)
                        .body());
        assertNotEquals(first, reports.send(report.put("text", "zweimal")).body());
        assertEquals(before + 2, reports.count());
        assertEquals(400, reports.send(report, "Idempotency-Key", "kurz").statusCode());
    }

    @Test
    void theSameSubmissionSixteenTimesAtOnceIsOneReport() throws InterruptedException {
        ObjectNode report = Reports.report().put("text", "sechzehnmal");
        int before = reports.count();
        Set<String> answers = new TreeSet<>(together(16, () -> {
            HttpResponse<String> answer = reports.send(report, "Idempotency-Key", "at-the-same-time");
            return answer.statusCode() + answer.body();
        }));
        assertEquals(1, answers.size(), answers.toString());
        assertTrue(answers.iterator().next().startsWith("201"));
        assertEquals(before + 1, reports.count());
    }

    private static ConcurrentLinkedQueue<String> together(int threads, java.util.function.Supplier<String> work)
            throws InterruptedException {
        ConcurrentLinkedQueue<String> results = new ConcurrentLinkedQueue<>();
        CountDownLatch ready = new CountDownLatch(threads);
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new Thread(() -> {
                ready.countDown();
                try {
                    ready.await();
                } catch (InterruptedException e) {
                    return;
                }
                results.add(work.get());
            });
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        return results;
    }

    @Test
    void thePuzzleIsThereForForms() {
        JsonNode challenge = server.json("/api/reports/challenge");
        assertEquals("SHA-256", challenge.get("algorithm").asText());
        assertEquals(50_000, challenge.get("maxnumber").asInt());
        assertTrue(challenge.get("salt").asText().contains("?expires="));
    }
}
