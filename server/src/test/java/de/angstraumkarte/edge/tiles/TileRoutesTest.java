package de.angstraumkarte.edge.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.tiles.CircuitBreaker;
import de.angstraumkarte.base.tiles.FakeTileSource;
import de.angstraumkarte.base.tiles.TestClock;
import de.angstraumkarte.base.tiles.TestImages;
import de.angstraumkarte.base.tiles.TileCache;
import de.angstraumkarte.base.tiles.TileService;
import de.angstraumkarte.base.tiles.TileSource;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileRoutesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CENTRE = "/tiles/14/8531/5447.png";

    @TempDir
    Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final FakeTileSource fake = new FakeTileSource();
    private TileService tiles;
    private Javalin server;

    @BeforeEach
    void start() {
        TestClock clock = new TestClock();
        TileSource source = new TileSource(fake.template(), PATIENCE, PATIENCE, clock);
        CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(30), clock);
        tiles = new TileService(source, new TileCache(folder, 10, clock), breaker, Duration.ofDays(7), clock);
        server = serve(tiles);
    }

    @AfterEach
    void stop() {
        server.stop();
        tiles.close();
        fake.close();
    }

    @Test
    void sendsATileForTheBrowserToKeep() throws Exception {
        HttpResponse<byte[]> response = get(CENTRE);
        assertEquals(200, response.statusCode());
        assertArrayEquals(TestImages.png(2000), response.body());
        assertEquals("image/png", header(response, "Content-Type"));
        assertEquals("public, max-age=86400, stale-while-revalidate=604800", header(response, "Cache-Control"));
        assertTrue(header(response, "ETag").matches("\"[0-9a-f]{32}\""));
    }

    @Test
    void namesTheTypeTheSourceSent() throws Exception {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3, (byte) 0xff, (byte) 0xd9};
        fake.answers(FakeTileSource.body(200, "image/jpeg", jpeg));
        assertEquals("image/jpeg", header(get(CENTRE), "Content-Type"));
    }

    @Test
    void answersNotModified() throws Exception {
        String etag = header(get(CENTRE), "ETag");
        for (String known : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
            HttpResponse<byte[]> response = get(CENTRE, "If-None-Match", known);
            assertEquals(304, response.statusCode(), known);
            assertEquals(0, response.body().length);
            assertEquals(etag, header(response, "ETag"));
            assertFalse(header(response, "Cache-Control").isEmpty());
        }
        assertEquals(200, get(CENTRE, "If-None-Match", "\"other\"").statusCode());
    }

    @Test
    void answersNoContentWhenNoTileCanBeHad() throws Exception {
        fake.answers(FakeTileSource.body(500, "text/plain", new byte[10]));
        for (int i = 0; i < 5; i++) {
            HttpResponse<byte[]> response = get(CENTRE);
            assertEquals(204, response.statusCode());
            assertEquals("public, max-age=60", header(response, "Cache-Control"));
            assertEquals(0, response.body().length);
        }
        assertEquals(3, fake.requests());
    }

    @Test
    void answersOthersWhileATileIsAwaited() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        fake.answersAfter(gate, FakeTileSource.image(TestImages.png(2000)));
        var awaited = browser.sendAsync(request(server, CENTRE), BodyHandlers.ofByteArray());
        assertEquals(404, get("/tiles/1/0/0.png").statusCode());
        gate.countDown();
        assertEquals(200, awaited.get().statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tiles/8/133/85.png",
                "/tiles/20/546000/348600.png",
                "/tiles/14/0/0.png",
                "/tiles/14/-1/5447.png",
                "/tiles/-14/8531/5447.png",
                "/tiles/14/8531/-5447.png",
                "/tiles/14/99999999999999999999/5447.png",
                "/tiles/14/8531/99999999999.png",
                "/tiles/1.5/8531/5447.png",
                "/tiles/14/NaN/5447.png",
                "/tiles/14/8531/.png",
                "/tiles/14/8531/5447@2x.png",
                "/tiles/14/8531/5447%2F1.png",
                "/tiles/14/%00/5447.png",
                "/tiles/14/..%2f..%2f/5447.png",
                "/tiles/14/8531/5447.jpg",
                "/tiles/14/8531/5447",
                "/tiles/14/8531",
                "/tiles/%D9%A1%D9%A4/8531/5447.png",
                "/tiles/{z}/{x}/{y}.png"
            })
    void findsNothingElse(String path) throws Exception {
        int status = get(path.replace("{", "%7B").replace("}", "%7D")).statusCode();
        // Jetty itself refuses a null character.
        assertEquals(path.contains("%00") ? 400 : 404, status, path);
        assertEquals(0, fake.requests());
    }

    @Test
    void findsNothingWithoutASource() throws Exception {
        Javalin bare = serve(null);
        try {
            assertEquals(
                    404,
                    browser.send(request(bare, CENTRE), BodyHandlers.ofByteArray())
                            .statusCode());
        } finally {
            bare.stop();
        }
    }

    @Test
    void tellsTheSourceNothingOfTheVisitor() throws Exception {
        String mark = "visitor-4711";
        HttpRequest nosy = HttpRequest.newBuilder(uri(server, CENTRE + "?who=" + mark))
                .headers("Cookie", "session=" + mark, "User-Agent", mark, "Referer", "http://example/" + mark)
                .headers("X-Forwarded-For", mark, "Forwarded", "for=" + mark, "Accept-Language", mark)
                .headers("Authorization", "Bearer " + mark, "X-Anything", mark)
                .build();
        assertEquals(200, browser.send(nosy, BodyHandlers.ofByteArray()).statusCode());
        assertEquals(1, fake.requests());
        String seen = fake.paths() + " " + fake.headers().get(0).entrySet();
        assertFalse(seen.contains(mark), seen);
        for (String name : new String[] {"Cookie", "Referer", "X-Forwarded-For", "Forwarded", "Accept-Language"}) {
            assertFalse(fake.headers().get(0).containsKey(name), name);
        }
    }

    private static Javalin serve(@Nullable TileService tiles) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.exception(NotFound.class, (missing, ctx) -> ctx.status(404));
                    new TileRoutes(tiles).register(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(server, path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(Javalin server, String path) {
        return HttpRequest.newBuilder(uri(server, path)).build();
    }

    private static URI uri(Javalin server, String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
