package de.angstraumkarte.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed requests of all kinds: never 5xx, never a stack trace, never what was sent. */
class ProblemsTest {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> rawRequests() {
        return Stream.of(
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/places/%00geheim HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/places/..%2f..%2fgeheim HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/places/%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/search?q=%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/search?q=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /orte?q=%c3%28 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/layers/plaetze.geojson?bbox=%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GEHEIM\r\n\r\n",
                "GET /geheim" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b<script>\r\n\r\n",
                "POST /api/layers HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhallo",
                "POST /orte HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n",
                "PATCH /api/places/near HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("rawRequests")
    void rawNonsenseIsRefusedPolitely(String request) throws IOException {
        String answer = raw(request);
        int status = Integer.parseInt(answer.substring(9, 12));
        assertTrue(status < 500, answer);
        assertFalse(answer.contains("\tat "), answer);
        assertFalse(answer.contains("Exception"), answer);
        assertFalse(answer.contains("geheim"), "echo: " + answer);
        assertFalse(answer.toLowerCase().contains("jetty"), answer);
    }

    @Test
    void problemsHaveTheFormOfTheirStandardInTheReadersLanguage() {
        HttpResponse<String> german = server.get("/api/nichts");
        HttpResponse<String> english = server.get("/api/nichts", "Accept-Language", "en");
        assertEquals(404, german.statusCode());
        var problem = TestServer.parse(german.body());
        for (String member : new String[] {"type", "title", "status", "detail", "instance"}) {
            assertTrue(problem.has(member), member);
        }
        assertEquals("Nicht gefunden", problem.get("title").asText());
        assertEquals("Not found", TestServer.parse(english.body()).get("title").asText());
    }

    /** Found by a review: every fault once named all that would have been right, and the server ran out of memory. */
    @ParameterizedTest
    @ValueSource(strings = {"/open311/v2/requests.json", "/open311/v2/requests.xml", "/abo", "/melden"})
    void manyUnknownFieldsGetAShortAnswer(String path) {
        String type = "application/x-www-form-urlencoded";
        String many = fields(100_000);
        HttpResponse<String> large = server.post(path, type, many);
        assertEquals(413, large.statusCode(), path);
        assertTrue(large.body().length() < 20_000, path);
        HttpResponse<String> streamed = server.post(
                path,
                type,
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(many.getBytes(StandardCharsets.US_ASCII))));
        assertEquals(413, streamed.statusCode(), path);
        HttpResponse<String> small = server.post(path, type, fields(5_000));
        assertTrue(List.of(400, 403, 415).contains(small.statusCode()), path + " " + small.statusCode());
        assertTrue(small.body().length() < 20_000, small.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open311/v2/requests.json", "/orte", "/api/layers", "/ogc/collections/plaetze/items"})
    void manyUnknownParametersGetAShortAnswer(String path) {
        HttpResponse<String> answer = server.get(path + "?" + fields(600));
        assertEquals(400, answer.statusCode(), path);
        assertTrue(answer.body().length() < 20_000, answer.body());
        if (path.startsWith("/api")) {
            assertEquals(11, TestServer.parse(answer.body()).get("errors").size(), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/orte",
                "/orte/angst-westpark",
                "/daten",
                "/einbetten",
                "/melden",
                "/ogc",
                "/ogc/collections/plaetze/items",
                "/open311/v2/services.json",
                "/api/openapi.json",
                "/feeds/neuigkeiten.atom"
            })
    void aLanguageNobodyHasIsRefused(String path) {
        for (String language : List.of("fr", "DE", "de,en", "en&lang=de")) {
            HttpResponse<String> answer = server.get(path + "?lang=" + language);
            assertEquals(400, answer.statusCode(), path + " " + language);
            assertFalse(answer.body().contains("\"fr\"") || answer.body().contains("=fr"), answer.body());
        }
        assertEquals(200, server.get(path + "?lang=en").statusCode(), path);
    }

    @Test
    void anAddressThatIsTooLongIsAnExceptionOfOgcToo() {
        HttpResponse<String> answer = server.get("/ogc/collections/plaetze/items?filter=" + "x".repeat(9_000));
        assertEquals(414, answer.statusCode());
        assertEquals("too-long", TestServer.parse(answer.body()).path("code").asText(), answer.body());
        assertFalse(TestServer.parse(answer.body()).path("description").asText().isEmpty(), answer.body());
    }

    @Test
    void manyUnknownMembersGetAShortAnswer() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 300; i++) {
            json.append("\"a").append(i).append("\":1,");
        }
        String body = json.append("\"safety\":1}").toString();
        for (String path : List.of("/api/reports", "/api/places/angst-westpark/ratings")) {
            HttpResponse<String> answer = server.post(path, "application/json", body);
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().length() < 20_000, answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/orte", "/daten", "/ogc", "/open311/v2/services.xml", "/feeds/neuigkeiten.atom"})
    void aLanguageIsChosenOnce(String path) {
        assertEquals(400, server.get(path + "?lang=de&lang=en").statusCode());
        assertNotEquals(400, server.get(path + "?lang=en").statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/open311/v2/requests/%ff%fe.json, '[{\"code\":400,\"description\":\"'",
        "/open311/v2/requests/%ff%fe.xml, '<errors><error><code>400</code><description>'",
        "/ogc/collections/%ff%fe, '\"code\":\"invalid\",\"description\":\"'",
    })
    void whatNoRouteSeesIsToldInTheFormOfItsInterfaceToo(String path, String form) throws IOException {
        String broken = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
        assertTrue(broken.contains(form), broken);
    }

    @Test
    void scriptsOfOtherSitesMayAskWhatTheyMaySend() {
        for (String path : List.of("/api/reports", "/open311/v2/requests.json", "/open311/v2/requests.xml")) {
            HttpResponse<String> answer = server.send("OPTIONS", path, "Access-Control-Request-Method", "POST");
            assertEquals(204, answer.statusCode(), path);
            assertEquals("GET, HEAD, POST", header(answer, "Access-Control-Allow-Methods"));
            assertEquals(
                    "Content-Type, Idempotency-Key, If-None-Match, If-Range, Range",
                    header(answer, "Access-Control-Allow-Headers"));
            assertEquals("*", header(server.post(path, "application/json", "{}"), "Access-Control-Allow-Origin"));
        }
        for (String path :
                List.of("/api/layers", "/ogc", "/ogc/collections/plaetze/items", "/open311/v2/services.xml")) {
            HttpResponse<String> answer = server.send("OPTIONS", path);
            assertEquals("GET, HEAD", header(answer, "Access-Control-Allow-Methods"), path);
            assertTrue(header(answer, "Access-Control-Expose-Headers").contains("Content-Range"), path);
        }
        for (String path : List.of("/", "/melden", "/verwaltung", "/verwaltung/eingang", "/abo")) {
            HttpResponse<String> answer = server.send("OPTIONS", path);
            assertTrue(answer.statusCode() >= 400, path + " " + answer.statusCode());
            assertTrue(
                    answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty(), path);
        }
        HttpResponse<String> rated = server.post("/api/places/angst-westpark/ratings", "application/json", "{}");
        assertTrue(rated.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    private static String fields(int count) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < count; i++) {
            fields.append('a').append(i).append("=1&");
        }
        return fields.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc?f=%",
                "/ogc?lang=%",
                "/ogc/api?f=%",
                "/ogc/collections/plaetze/items?limit=%",
                "/ogc/collections/plaetze/items?bbox=%zz",
                "/ogc/collections/plaetze/items?kind=x&kind=%zz",
                "/api/layers/angstraeume.geojson?status=%zz",
                "/open311/v2/requests.json?status=%zz",
                "/orte?status=%zz",
                "/orte?status=&status=%"
            })
    void aValueWhosePercentEncodingIsBrokenIsRefused(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    /** What is no body in chunks is the sender's fault, wherever it goes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open311/v2/requests.json",
                "/open311/v2/requests.xml",
                "/abo",
                "/melden",
                "/api/reports",
                "/orte"
            })
    void aBrokenBodyIsRefused(String path) throws IOException {
        for (String body : List.of("zz\r\nabc\r\n", "3\r\nabc\r\nzz\r\n")) {
            String answer = raw("POST " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\n" + body);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertFalse(answer.contains("Exception"), answer);
        }
    }

    private static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        Matcher length = LENGTH.matcher(answer);
        return end >= 0 && length.find() && answer.length() >= end + 4 + Integer.parseInt(length.group(1));
    }

    private static String raw(String request) throws IOException {
        URI address = URI.create(server.url("/"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            // A kept connection would never end.
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                answer.write(buffer, 0, read);
                if (isWhole(answer.toString(StandardCharsets.ISO_8859_1))) {
                    break;
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=foo",
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/json; charset=foo"
            })
    void bodiesThatNothingHereReadsAreRefusedBeforeTheyAreRead(String contentType) {
        for (String path : List.of("/meldung", "/verwaltung/anmelden")) {
            HttpResponse<String> answer = server.post(path, contentType, "code=geheim");
            assertEquals(415, answer.statusCode(), path + " " + answer.body());
            assertFalse(answer.body().contains("geheim"), answer.body());
        }
    }
}
