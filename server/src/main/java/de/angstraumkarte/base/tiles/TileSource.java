package de.angstraumkarte.base.tiles;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one map service that tiles come from. A request to it carries our own User-Agent and nothing of a visitor; no
 * redirect is followed, no cookie kept. Thread-safe.
 */
public final class TileSource {
    /** Larger answers are refused. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final String USER_AGENT = "Angstraumkarte-Tiles/1";

    private final String template;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient client;

    /**
     * @param template http(s) URL with {@code {z}}, {@code {x}} and {@code {y}}
     * @param connectTimeout for the connection alone
     * @param timeout for the whole answer with its body
     * @throws IllegalArgumentException if the template is unusable; the message says why
     */
    public TileSource(String template, Duration connectTimeout, Duration timeout, Clock clock) {
        check(template);
        this.template = template;
        this.timeout = timeout;
        this.clock = clock;
        // HTTP/1.1: over plain http the client would otherwise send upgrade headers, and few connections suffice here.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** Longest time a fetch takes. */
    Duration timeout() {
        return timeout;
    }

    /** Short name that differs between templates and is fit for a folder; tells nothing of a key in the URL. */
    String id() {
        return HexFormat.of().formatHex(Tile.sha256(template.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    /**
     * Asks the source once.
     *
     * @return the tile; empty if the source works but has no such tile (404, 410)
     * @throws IOException if it is unreachable, too slow, or answers anything but a sound image
     * @throws InterruptedException if the thread was told to stop
     */
    Optional<Tile> fetch(TileAddress address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(template, address))
                .header("User-Agent", USER_AGENT)
                .header("Accept", "image/png, image/webp, image/jpeg")
                .GET()
                .build();
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status == 404 || status == 410) {
            return Optional.empty();
        }
        if (status != 200) {
            throw new IOException("Status " + status);
        }
        String header = response.headers().firstValue("Content-Type").orElse("");
        ImageType type = ImageType.named(header).orElseThrow(() -> new IOException("Not an image type: " + header));
        if (!type.isWhole(response.body())) {
            throw new IOException("Not a whole " + type + " image");
        }
        return Optional.of(Tile.of(response.body(), type, clock.instant()));
    }

    /** The client's own time-out ends with the response headers; this one covers a body that trickles, too. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, info -> new LimitedBody(MAX_BYTES));
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            throw new InterruptedIOException("No whole answer within " + timeout);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            // ends the connection of an unfinished exchange; without effect on a finished one
            exchange.cancel(true);
        }
    }

    private static URI uri(String template, TileAddress address) {
        return URI.create(template.replace("{z}", Integer.toString(address.z()))
                .replace("{x}", Integer.toString(address.x()))
                .replace("{y}", Integer.toString(address.y())));
    }

    private static void check(String template) {
        for (String part : new String[] {"{z}", "{x}", "{y}"}) {
            if (!template.contains(part)) {
                throw new IllegalArgumentException("Tile URL without " + part + ": " + template);
            }
        }
        URI example = uri(template, new TileAddress(0, 0, 0));
        boolean web = "https".equalsIgnoreCase(example.getScheme()) || "http".equalsIgnoreCase(example.getScheme());
        if (!web || example.getHost() == null) {
            throw new IllegalArgumentException("Tile URL is not an http(s) address: " + template);
        }
    }
}
