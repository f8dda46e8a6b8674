package de.angstraumkarte.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a browser that keeps cookies and sends forms, without scripts and without following redirects. */
public final class StaffBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final UnaryOperator<String> url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A file that a form sends. */
    public record Upload(String field, String fileName, String contentType, byte[] bytes) {}

    /** @param url makes a path absolute */
    public StaffBrowser(UnaryOperator<String> url) {
        this.url = url;
    }

    /** Sends the login form; returns its answer. */
    public HttpResponse<String> signIn(String login, String password) {
        return postPlain("/verwaltung/anmelden", Map.of("login", login, "password", password));
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.apply(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> getBytes(String path) {
        return send(HttpRequest.newBuilder(URI.create(url.apply(path))).build(), BodyHandlers.ofByteArray());
    }

    /**
     * Sends a form with the hidden field {@code csrf} of this session.
     *
     * @param form a value is a String or a List of them
     */
    public HttpResponse<String> post(String path, Map<String, ?> form, String... headers) {
        StringJoiner body = new StringJoiner("&");
        form.forEach((name, value) -> values(value).forEach(each -> body.add(encode(name) + "=" + encode(each))));
        body.add("csrf=" + encode(csrf()));
        return postEncoded(path, body.toString(), headers);
    }

    /** Sends a form as it is. */
    public HttpResponse<String> postPlain(String path, Map<String, ?> form, String... headers) {
        StringJoiner body = new StringJoiner("&");
        form.forEach((name, value) -> values(value).forEach(each -> body.add(encode(name) + "=" + encode(each))));
        return postEncoded(path, body.toString(), headers);
    }

    /** Sends a form with files and the hidden field {@code csrf}. */
    public HttpResponse<String> postMultipart(String path, Map<String, ?> form, List<Upload> files) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) ->
                values(value).forEach(each -> part(body, boundary, name, "", each.getBytes(StandardCharsets.UTF_8))));
        part(body, boundary, "csrf", "", csrf().getBytes(StandardCharsets.UTF_8));
        files.forEach(file -> part(
                body,
                boundary,
                file.field(),
                "; filename=\"" + file.fileName() + "\"\r\nContent-Type: " + file.contentType(),
                file.bytes()));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(path, BodyPublishers.ofByteArray(body.toByteArray()), "multipart/form-data; boundary=" + boundary);
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String more, byte[] value) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(value);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** The hidden field that forms of this session carry. */
    public String csrf() {
        return csrf(get("/verwaltung/konto").body());
    }

    /** The hidden field of the first form of a page. */
    public static String csrf(String html) {
        Matcher matcher = CSRF.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no form with csrf in: " + html);
        }
        return matcher.group(1);
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    /** Puts a cookie into the jar, as somebody does who stole or made it. */
    public void setCookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/verwaltung");
        cookie.setVersion(0);
        URI address = URI.create(url.apply("/verwaltung"));
        cookie.setDomain(address.getHost());
        cookies.getCookieStore().add(address, cookie);
    }

    private static List<String> values(Object value) {
        return value instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(value.toString());
    }

    private HttpResponse<String> postEncoded(String path, String body, String... headers) {
        return post(path, BodyPublishers.ofString(body), "application/x-www-form-urlencoded", headers);
    }

    private HttpResponse<String> post(String path, BodyPublisher body, String type, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.apply(path)))
                .header("Content-Type", type)
                .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build(), BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
