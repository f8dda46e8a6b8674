package de.angstraumkarte.base.tiles;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A map service on this machine that answers as a test wants and remembers what it was asked. */
public final class FakeTileSource implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile HttpHandler answer = image(TestImages.png(2000));

    public FakeTileSource() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            headers.add(exchange.getRequestHeaders());
            paths.add(exchange.getRequestURI().getPath());
            try (exchange) {
                answer.handle(exchange);
            } catch (IOException visitorHungUp) {
                // what some tests are about
            }
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String template() {
        return url() + "/grey/{z}/{y}/{x}.png";
    }

    public int requests() {
        return headers.size();
    }

    public List<Headers> headers() {
        return headers;
    }

    public List<String> paths() {
        return paths;
    }

    public void answers(HttpHandler handler) {
        answer = handler;
    }

    /** Answers only after the latch is open (or the test is over). */
    public void answersAfter(CountDownLatch gate, HttpHandler handler) {
        answer = exchange -> {
            awaitEither(gate);
            handler.handle(exchange);
        };
    }

    /** Takes requests and never answers. */
    public void answersNever() {
        answersAfter(closed, image(TestImages.png(100)));
    }

    /** Sends a first part of an image and then nothing more until the test is over. */
    public void answersHalf() {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            exchange.sendResponseHeaders(200, 5000);
            exchange.getResponseBody().write(TestImages.png(5000), 0, 1000);
            exchange.getResponseBody().flush();
            awaitEither(closed);
        };
    }

    public static HttpHandler image(byte[] png) {
        return body(200, "image/png", png);
    }

    public static HttpHandler body(int status, String contentType, byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length);
            write(exchange, bytes);
        };
    }

    /** The body without a declared length. */
    public static HttpHandler chunked(String contentType, byte[] bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, 0);
            write(exchange, bytes);
        };
    }

    private static void write(HttpExchange exchange, byte[] bytes) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void awaitEither(CountDownLatch gate) {
        try {
            while (closed.getCount() > 0 && !gate.await(20, TimeUnit.MILLISECONDS)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
