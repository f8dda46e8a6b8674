package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.report.TestPhotos;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.MultipartForm;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reporting as a browser without scripts does. */
class ReportPagesTest {
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"([^\"]+)\"");
    private static final String TEXT = "Die \"Laterne\" am <Weg> ist aus.\nSeit Wochen.";
    private static final String NOWHERE_KNOWN = "7.5,51.55;Irgendwo";

    private static final MovableClock CLOCK = new MovableClock(Imports.CLOCK.instant());
    private static TestServer server;
    private static Reports reports;

    @BeforeAll
    static void start() {
        server = TestServer.start(CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    /** A form as it is delivered, filled in completely and slowly enough. */
    private static MultipartForm filled(TestServer from) {
        String page = from.get("/melden").body();
        CLOCK.advance(Duration.ofSeconds(30));
        return new MultipartForm()
                .field("q", "")
                .field("spot", NOWHERE_KNOWN)
                .field("causes", "lighting")
                .field("causes", "vegetation")
                .field("times", "night")
                .field("safety", "2")
                .field("text", TEXT)
                .field("email", "anna@example.org")
                .field("website", "")
                .field("key", first(KEY, page))
                .field("stamp", first(STAMP, page))
                .field("proof", "")
                .field("action", "send");
    }

    private static MultipartForm filled() {
        return filled(server);
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertTrue(found.find(), pattern.pattern());
        return found.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertKept(String page) {
        assertTrue(page.contains("Die \"Laterne\" am &lt;Weg> ist aus.") || page.contains("&lt;Weg&gt;"), page);
        assertTrue(page.contains("value=\"anna@example.org\""), page);
        assertTrue(page.contains("value=\"vegetation\" checked"), page);
        assertTrue(page.contains("value=\"night\" checked"), page);
        assertTrue(page.contains("data-error-summary"), page);
    }

    @Test
    void aFilledFormBecomesAReportAndThanks() {
        HttpResponse<String> answer = filled().file("photos", "", new byte[0]).post(server, "/melden");
        String thanks = location(answer);
        assertTrue(thanks.matches("/meldung/[0-9a-z-]{34}\\?neu=mail"), thanks);
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        Map<String, Object> stored = reports.newest();
        assertEquals("lighting,vegetation", String.valueOf(stored.get("causes")).replace("|", ","));
        assertEquals(2, stored.get("safety"));
        assertEquals("anna@example.org", stored.get("email"));
        assertEquals("form", stored.get("channel"));
        assertNull(stored.get("place_hint"));

        HttpResponse<String> page = server.get(thanks);
        assertEquals(200, page.statusCode());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElseThrow());
        assertTrue(page.body().contains("noindex"));
        assertTrue(page.body().contains("Danke für Ihre Meldung"));
        assertTrue(page.body().contains("05.12.2026"), "the day by which an answer is promised");
        assertTrue(page.body().contains("tel:110"));
        assertFalse(page.body().contains("Laterne"), "a code can be seen over a shoulder: what was sent stays hidden");
        assertFalse(page.body().contains("anna@example.org"));
    }

    @Test
    void theSameFormSentTwiceIsOneReport() {
        MultipartForm form = filled();
        int before = reports.count();
        assertEquals(location(form.post(server, "/melden")), location(form.post(server, "/melden")));
        assertEquals(before + 1, reports.count());
        assertNotEquals(location(form.with("safety", "1").post(server, "/melden")), "");
        assertEquals(before + 2, reports.count(), "other content is another report");
    }

    @ParameterizedTest
    @CsvSource({
        "spot,'',lon",
        "spot,'8.5,51.5;Weit weg',lon",
        "spot,Unsinn,lon",
        "spot,'999,51.5;',lon",
        "causes,'',causes",
        "times,'',times",
        "safety,'',safety",
        "safety,9,safety",
        "safety,zwei,safety",
        "causes,mond,causes",
        "email,anna@,email",
        "website,http://spam.example,form",
        "stamp,1.2,form",
        "stamp,'',form"
    })
    void everyErrorIsNamedAndKeepsWhatWasTyped(String field, String value, String named) {
        int before = reports.count();
        HttpResponse<String> answer = filled().with(field, value).post(server, "/melden");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("href=\"#field-" + named + "\""), answer.body());
        assertTrue(answer.body().contains("id=\"field-" + named + "\""), "the link leads somewhere");
        assertTrue(answer.body().contains("&lt;Weg"), "the text is kept");
        assertEquals(field.equals("email"), !answer.body().contains("value=\"anna@example.org\""));
        assertEquals(before, reports.count());
    }

    @Test
    void aTextThatIsTooLongComesBackWhole() {
        String text = "x".repeat(2001);
        HttpResponse<String> answer = filled().with("text", text).post(server, "/melden");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(text));
        assertTrue(answer.body().contains("href=\"#field-text\""));
    }

    @Test
    void whatIsNoFormIsRefused() {
        assertEquals(415, server.post("/melden", "application/json", "{}").statusCode());
        assertEquals(
                415,
                server.post("/melden", "application/x-www-form-urlencoded", "safety=1")
                        .statusCode());
        HttpResponse<String> broken = server.post("/melden", "multipart/form-data; boundary=x", "--x\r\nbroken");
        assertEquals(400, broken.statusCode(), broken.body());
        HttpResponse<String> unknown = filled().field("admin", "1").post(server, "/melden");
        assertEquals(400, unknown.statusCode());
        assertKept(unknown.body());
        assertEquals(400, server.get("/melden?x=1").statusCode());
        assertEquals(400, server.get("/melden?lat=51.5").statusCode());
    }

    @Test
    void aFormThatIsSentTooFastCanBeSentAgain() {
        String page = server.get("/melden").body();
        MultipartForm form = filled().with("key", first(KEY, page)).with("stamp", first(STAMP, page));
        CLOCK.advance(Duration.ofSeconds(-28));
        HttpResponse<String> fast = form.post(server, "/melden");
        CLOCK.advance(Duration.ofSeconds(28));
        assertEquals(400, fast.statusCode());
        assertKept(fast.body());
        assertEquals(first(STAMP, page), first(STAMP, fast.body()));
        location(form.post(server, "/melden"));
    }

    @Test
    void aFormThatWasOpenForTooLongGetsANewStamp() {
        MultipartForm form = filled();
        CLOCK.advance(Duration.ofHours(25));
        HttpResponse<String> late = form.post(server, "/melden");
        assertEquals(400, late.statusCode());
        assertKept(late.body());
        CLOCK.advance(Duration.ofSeconds(5));
        location(form.with("stamp", first(STAMP, late.body())).post(server, "/melden"));
    }

    @Test
    void whoSendsTooManyIsToldWhenToTryAgain() {
        try (TestServer strict = TestServer.start(CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "3"))) {
            location(filled(strict).post(strict, "/melden"));
            HttpResponse<String> refused = filled(strict).post(strict, "/melden");
            assertEquals(429, refused.statusCode());
            assertTrue(refused.headers().firstValue("Retry-After").isPresent());
            assertKept(refused.body());
        }
    }

    @Test
    void photosAreStoredAndNothingIsLeftInTheFolderForUploads() throws IOException {
        location(filled().file("photos", "weg.jpg", TestPhotos.jpeg(400, 300)).post(server, "/melden"));
        assertEquals(1, reports.newestPhotos().size());
        assertNothingLeft();
    }

    @Test
    void aFileThatIsNoPhotoIsRefusedByItsNumber() throws IOException {
        int before = reports.count();
        byte[] text = "kein Bild, nur Text".repeat(5000).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = filled().file("photos", "bild.jpg", text).post(server, "/melden");
        assertEquals(400, answer.statusCode());
        assertKept(answer.body());
        assertTrue(answer.body().contains("Foto 1 (bild.jpg) ist kein Bild"));
        assertTrue(answer.body().contains("Fotos kann der Browser nicht behalten"));
        assertEquals(before, reports.count());
        assertNothingLeft();
    }

    @Test
    void aPhotoThatIsTooLargeIsNamedAndTheRestIsKept() throws IOException {
        HttpResponse<String> answer =
                filled().file("photos", "gross.jpg", new byte[10_000_001]).post(server, "/melden");
        assertEquals(400, answer.statusCode());
        assertKept(answer.body());
        assertTrue(answer.body().contains("größer als 10"));
        assertNothingLeft();
    }

    @Test
    void moreThanAFormMayHoldIsNotRead() throws IOException {
        byte[] head = "--x\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"a\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        var endless = BodyPublishers.ofByteArrays(() -> Stream.concat(
                        Stream.of(head),
                        Stream.generate(() -> new byte[1_000_000]).limit(80))
                .iterator());
        HttpResponse<String> answer = server.post("/melden", "multipart/form-data; boundary=x", endless);
        assertEquals(413, answer.statusCode());
        assertNothingLeft();
    }

    private static void assertNothingLeft() throws IOException {
        try (Stream<Path> files = Files.list(server.folder().resolve("uploads"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aPositionIsFoundBySearchingAndNothingTypedIsLost() {
        HttpResponse<String> found = filled().without("spot")
                .with("q", "moellerbr")
                .with("action", "search")
                .post(server, "/melden");
        assertEquals(200, found.statusCode());
        assertTrue(found.body().contains("&lt;Weg"), "the text is kept");
        String spot = first(Pattern.compile("name=\"spot\"[^>]* value=\"([^\"]+)\">\\s*<span[^>]*>M"), found.body());
        location(filled().with("spot", spot).with("placeId", "none").post(server, "/melden"));
        HttpResponse<String> nothing =
                filled().with("q", "xqxqxq").with("action", "search").post(server, "/melden");
        assertTrue(nothing.body().contains("Dazu ist nichts bekannt"));
        assertTrue(nothing.body().contains("Gewählt: Irgendwo"), "the position chosen before stays chosen");
    }

    @Test
    void whoIsNearAKnownPlaceIsAskedWhetherItIsMeant() {
        String spot = Reports.LON + "," + Reports.LAT + ";";
        HttpResponse<String> asked = filled().with("spot", spot).post(server, "/melden");
        assertEquals(400, asked.statusCode());
        assertKept(asked.body());
        assertTrue(asked.body().contains("href=\"#field-placeId\""));
        assertTrue(asked.body().contains("value=\"" + Reports.HOERDE + "\""));
        assertTrue(asked.body().contains("Letzte Neuigkeit"));

        location(filled().with("spot", spot).with("placeId", Reports.HOERDE).post(server, "/melden"));
        assertEquals(Reports.HOERDE, reports.newest().get("place_hint"));
        location(filled().with("spot", spot).with("placeId", "none").post(server, "/melden"));
        assertNull(reports.newest().get("place_hint"));
        // A known place that was chosen before the position was moved away from it is not meant any more.
        location(filled().with("placeId", Reports.HOERDE).post(server, "/melden"));
        assertNull(reports.newest().get("place_hint"));
    }

    @Test
    void aKnownPlaceCanBeChosenFromTheListOrByALink() {
        String page = server.get("/melden").body();
        assertTrue(page.contains("value=\"ort:" + Reports.HOERDE + "\""));
        location(filled().with("spot", "ort:" + Reports.HOERDE).post(server, "/melden"));
        assertEquals(Reports.HOERDE, reports.newest().get("place_hint"));

        String linked = server.get("/melden?ort=" + Reports.HOERDE).body();
        assertTrue(linked.contains("value=\"ort:" + Reports.HOERDE + "\" checked"));
        assertTrue(linked.contains("value=\"" + Reports.HOERDE + "\" checked"));
        assertTrue(
                server.get("/melden?lat=51.5142&lon=7.4653").body().contains("value=\"7.465300,51.514200;\" checked"));
        assertEquals(200, server.get("/melden?ort=gibt-es-nicht").statusCode());
        assertEquals(200, server.get("/melden?ort=" + "%00%FF").statusCode());
    }

    @Test
    void aReportCanBeWithdrawnAfterAQuestion() {
        String page = location(filled().post(server, "/melden")).replaceAll("\\?.*", "");
        assertTrue(server.get(page).body().contains(page + "?zurueckziehen=1"));
        String question = server.get(page + "?zurueckziehen=1").body();
        assertTrue(question.contains("method=\"post\" action=\"" + page + "\""));
        HttpResponse<String> done = server.post(page, "application/x-www-form-urlencoded", "action=withdraw");
        assertEquals(page, location(done));
        HttpResponse<String> after = server.get(page);
        assertTrue(after.body().contains("zurückgezogen"));
        assertFalse(after.body().contains("zurueckziehen=1"));
        Map<String, Object> stored = reports.newest();
        assertEquals("withdrawn", stored.get("state"));
        assertNull(stored.get("email"));
        assertNull(stored.get("body"));
    }

    @Test
    void aCodeCanBeTypedByHandAsPeopleWriteThingsDown() {
        String page = location(filled().post(server, "/melden")).replaceAll("\\?.*", "");
        String typed = page.substring("/meldung/".length()).toUpperCase().replace('-', ' ');
        String form = "application/x-www-form-urlencoded";
        assertEquals(page, location(server.post("/meldung", form, "code=" + typed.replace(" ", "%20"))));
        HttpResponse<String> unknown = server.post("/meldung", form, "code=abcd+%3Cb%3E");
        assertEquals(404, unknown.statusCode());
        assertTrue(unknown.body().contains("value=\"abcd &lt;b"), unknown.body());
        assertEquals(400, server.post("/meldung", form, "code=").statusCode());
        assertEquals(
                404, server.get("/meldung/0000-0000-0000-0000-0000-0000-0000").statusCode());
        assertEquals(404, server.get("/meldung/x").statusCode());
        assertEquals(404, server.post("/meldung/x", form, "action=withdraw").statusCode());
        assertEquals(200, server.get("/meldung").statusCode());
    }

    @Test
    void theAttachedPlaceAndTheAnswerOfStaffAreShown() {
        String page = location(filled().post(server, "/melden")).replaceAll("\\?.*", "");
        Object id = reports.newest().get("id");
        reports.change("UPDATE report SET state = 'attached', place_id = '" + Reports.HOERDE
                + "', answer = 'Wir haben <die> Lampe bestellt.' WHERE id = " + id);
        String attached = server.get(page).body();
        assertTrue(attached.contains("href=\"/orte/" + Reports.HOERDE + "\""));
        assertTrue(attached.contains("Wir haben &lt;die"));
        reports.change("UPDATE report SET state = 'rejected', place_id = NULL, reason = 'cost' WHERE id = " + id);
        assertTrue(server.get(page).body().contains("stehen in keinem Verhältnis"));
    }

    @Test
    void reportingIsExplainedInEasyGermanAndIsOneTapAway() {
        assertTrue(server.get("/melden").body().contains("href=\"/melden/leichte-sprache\""));
        HttpResponse<String> easy = server.get("/melden/leichte-sprache?lang=en");
        assertEquals(200, easy.statusCode());
        assertTrue(easy.body().contains("<div class=\"prose\" lang=\"de\">"));
        for (String path : List.of("/", "/orte", "/orte/angst-westpark", "/daten", "/datenschutz", "/meldung")) {
            assertTrue(server.get(path).body().contains("href=\"/melden\""), path);
        }
        assertTrue(server.get("/orte/angst-westpark").body().contains("href=\"/melden?ort=angst-westpark\""));
        assertTrue(server.get("/melden?lang=en").body().contains("Report an unsafe place"));
    }
}
