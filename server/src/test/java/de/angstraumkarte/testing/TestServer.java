package de.angstraumkarte.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.App;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.domain.account.Account;
import de.angstraumkarte.domain.account.AccountDraft;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real server over a real, new store with the bundled data, on a free port, with a clock that the test sets. */
public final class TestServer implements AutoCloseable {
    /** Of all accounts made here. */
    public static final String PASSWORD = "korrekt Pferd Batterie";

    private final AtomicInteger accounts = new AtomicInteger();
    private final Path folder;
    private final App app;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private TestServer(Path folder, Clock clock, Map<String, String> environment) {
        this.folder = folder;
        Map<String, String> all = new HashMap<>(Map.of(
                "ANGSTRAUM_HOST", "127.0.0.1",
                "ANGSTRAUM_PORT", "0",
                "ANGSTRAUM_DATA", folder.toString(),
                "ANGSTRAUM_TILES_URL", ""));
        all.putAll(environment);
        this.app = App.open(Config.from(all), clock);
        app.loadBaseData();
        this.port = app.start();
    }

    /** With the clock of {@link Imports#CLOCK} and without background tiles. */
    public static TestServer start() {
        return start(Imports.CLOCK, Map.of());
    }

    /** @param environment settings that differ from the usual ones */
    public static TestServer start(Clock clock, Map<String, String> environment) {
        try {
            Path folder = Files.createTempDirectory("angstraumkarte-server");
            ReadyStore.copyFilledTo(folder, clock);
            return new TestServer(folder, clock, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over a folder that may hold a store already; closing it deletes the folder. */
    public static TestServer over(Path folder, Clock clock, Map<String, String> environment) {
        return new TestServer(folder, clock, environment);
    }

    /** Address of a path on this server. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public App app() {
        return app;
    }

    public Path folder() {
        return folder;
    }

    /** A browser with nobody signed in. */
    public StaffBrowser browser() {
        return new StaffBrowser(this::url);
    }

    /** Somebody new of that role who has just signed in over HTTP; the login is the role and a number. */
    public StaffBrowser signIn(Role role, @Nullable String unit) {
        String login = role.slug() + "-" + accounts.incrementAndGet();
        account(login, role, unit);
        StaffBrowser browser = browser();
        HttpResponse<String> answer = browser.signIn(login, PASSWORD);
        if (answer.statusCode() != 303) {
            throw new AssertionError("signing in answered " + answer.statusCode() + " " + answer.body());
        }
        return browser;
    }

    /** A new account with {@link #PASSWORD}. */
    public Account account(String login, Role role, @Nullable String unit) {
        return app.accounts()
                .create(
                        AccountService.COMMAND_LINE,
                        new AccountDraft(login, "Test " + login, role, unit),
                        PASSWORD,
                        false);
    }

    /** GET with headers given as name, value, name, value … */
    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(method, path, HttpResponse.BodyHandlers.ofString(), headers);
    }

    public HttpResponse<byte[]> getBytes(String path, String... headers) {
        return send("GET", path, HttpResponse.BodyHandlers.ofByteArray(), headers);
    }

    /** The body of a 200 as JSON. */
    public JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    public static JsonNode parse(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** POST of a text with a content type, and headers given as name, value, name, value … */
    public HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers), HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String method, String path, HttpResponse.BodyHandler<T> body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request, body);
    }

    /** POST of bytes, or of a stream of unknown length. */
    public HttpResponse<String> post(String path, String contentType, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)))
                .header("Content-Type", contentType)
                .POST(body);
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        app.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
