package de.angstraumkarte.edge.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.report.TestPhotos;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.LogLines;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A resident's words, exact position, e-mail address, photo and network address are nowhere to be seen by others (domain.md,
 * rule 4): everything that is public is read after a report with marks in all of them, and so is the log.
 */
class ReportPrivacyTest {
    private static final List<String> MARKS = List.of(
            "Geheimniskraemer",
            "geheim.adresse",
            "7.499321",
            "51.488765",
            "499321",
            "488765",
            "203.0.113.77",
            "Kameraname");
    private static final Pattern LINK = Pattern.compile("(?:href|src|action|data-[a-z-]+)=\"(/[^\"#]*)");

    @Test
    void nothingThatAResidentSentIsPublicOrLogged() {
        try (LogLines log = new LogLines();
                TestServer server = TestServer.start(
                        Imports.CLOCK,
                        Map.of("ANGSTRAUM_REPORT_LIMIT", "7", "ANGSTRAUM_TRUSTED_PROXIES", "127.0.0.1"));
                Reports reports = new Reports(server)) {
            ObjectNode report = Reports.report()
                    .put("lon", 7.499321)
                    .put("lat", 51.488765)
                    .put("text", "Geheimniskraemer war hier")
                    .put("email", "geheim.adresse@example.org")
                    .put("placeId", Reports.HOERDE);
            report.putArray("photos").add(TestPhotos.withExif(TestPhotos.jpeg(80, 48), 1, "Kameraname"));
            HttpResponse<String> accepted = reports.send(report, "X-Forwarded-For", "203.0.113.77");
            String code = TestServer.parse(accepted.body()).get("followCode").asText();
            // The same in everything that can go wrong.
            List<String> answers = new ArrayList<>();
            answers.add(reports.send(report.deepCopy().put("safety", 9)).body());
            answers.add(reports.send(report.deepCopy().put("text", "Geheimniskraemer".repeat(200)))
                    .body());
            answers.add(reports.send(report.deepCopy().put("Geheimniskraemer ", "x"))
                    .body());
            answers.add(server.post(
                            "/api/reports",
                            "application/json",
                            report.toString().substring(5))
                    .body());
            answers.add(
                    server.post("/api/reports", "text/plain", report.toString()).body());
            for (int i = 0; i < 3; i++) {
                answers.add(reports.send(report.deepCopy().put("safety", 1 + i), "X-Forwarded-For", "203.0.113.77")
                        .body());
            }
            answers.add(server.get("/api/reports/" + code).body());
            answers.forEach(ReportPrivacyTest::assertNoMark);

            Map<String, String> pages = crawl(server);
            assertTrue(pages.size() > 150, "too little was read: " + pages.size());
            pages.forEach((path, body) -> {
                assertNoMark(path + "\n" + body);
                assertFalse(body.contains(code), "the follow code is in " + path);
            });
            log.await("POST /api/reports 201");
            String lines = log.text();
            assertNoMark(lines);
            assertFalse(lines.contains(code));
            assertEquals("Geheimniskraemer war hier", reports.newest().get("body"));
        }
    }

    /** Everything that can be reached by links from the pages, and every public address of the interfaces. */
    private static Map<String, String> crawl(TestServer server) {
        Map<String, String> seen = new java.util.TreeMap<>();
        Set<String> known = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(
                "/",
                "/orte",
                "/einbetten",
                "/melden",
                "/api/layers",
                "/api/layers/angstraeume.geojson",
                "/api/layers/angstraeume.geojson?bbox=7.49,51.48,7.51,51.49",
                "/api/places/near?lon=7.499321&lat=51.488765&radius=500",
                "/api/search?q=geheim",
                "/api/search?q=hoerde",
                "/api/places/" + Reports.HOERDE,
                "/api/places/" + Reports.HOERDE + "/updates",
                "/api/reports",
                "/api/reports/challenge",
                "/api/reports/1",
                "/fotos/1.jpg",
                "/verwaltung/fotos/1.jpg",
                "/verwaltung",
                "/meldung/1",
                "/feeds/neuigkeiten.atom",
                "/nirgends"));
        for (String path : server.app().routes()) {
            if (path.startsWith("GET ") && !path.contains("{") && !path.contains("*")) {
                open.add(path.substring(4));
            }
        }
        while (!open.isEmpty()) {
            String path = open.pop().replace("&amp;", "&");
            if (!known.add(path) || path.startsWith("/static/") || path.startsWith("//") || known.size() > 600) {
                continue;
            }
            HttpResponse<String> answer = server.get(path);
            assertTrue(answer.statusCode() < 500, path + " " + answer.statusCode());
            seen.put(
                    path.contains("lon=7.499321") ? "near" : path,
                    answer.headers().map() + answer.body());
            Matcher link = LINK.matcher(answer.body());
            while (link.find()) {
                open.add(link.group(1));
            }
        }
        return seen;
    }

    private static void assertNoMark(String text) {
        for (String mark : MARKS) {
            int at = text.indexOf(mark);
            assertTrue(
                    at < 0,
                    () -> mark + " in …" + text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 50)));
        }
    }
}
