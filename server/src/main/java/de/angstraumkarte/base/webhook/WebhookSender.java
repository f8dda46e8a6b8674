package de.angstraumkarte.base.webhook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads nothing of the answer but its head. Connects to the very address that was checked: the
 * platform's clients resolve the name once more and may get another answer. No redirects, no proxy, no cookies. Thread-safe.
 */
public final class WebhookSender implements AutoCloseable {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int LARGEST_HEAD = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})(?: |\r|$)");
    private static final Pattern RETRY_AFTER = Pattern.compile(
            "^retry-after:[ \t]*(?:(\\d{1,9})|(\\p{Alpha}{3},[ \\w:]{1,40}))[ \t]*\r?$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Set<String> UNREACHABLE = Set.of("unknown-host", "timeout", "connection");

    /** What became of an attempt that got no answer. */
    private static final class NoAnswer extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * What became of an attempt.
     *
     * @param result status code, or a word for what went wrong: refused-address, unknown-host, timeout, tls, connection, no-answer
     * @param millis how long it took
     * @param retryAfter how long the receiver wants to be left alone; null if it did not say
     */
    public record Outcome(String result, int millis, @Nullable Duration retryAfter) {
        public boolean delivered() {
            return result.matches("2\\d\\d");
        }

        /** Whether the receiver says that it is not one any more. */
        public boolean gone() {
            return result.equals("410");
        }

        /** Whether nobody was there to say anything: then there is no use in sending it more at once. */
        public boolean unreachable() {
            return UNREACHABLE.contains(result);
        }
    }

    private final Targets targets;
    private final Duration longest;
    private final Clock clock;
    private final ScheduledExecutorService guards = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "webhook-guard");
        thread.setDaemon(true);
        return thread;
    });

    /** @param longest how long connecting, sending and waiting for the answer may take together */
    public WebhookSender(Targets targets, Duration longest, Clock clock) {
        this.targets = targets;
        this.longest = longest;
        this.clock = clock;
    }

    /** Waits until it is answered or has failed. */
    public Outcome post(URI address, Map<String, String> headers, String body) {
        long begun = System.nanoTime();
        @Nullable String head = null;
        String result;
        try {
            head = exchange(address, headers, body.getBytes(StandardCharsets.UTF_8));
            Matcher status = STATUS.matcher(head);
            result = status.find() ? status.group(1) : "no-answer";
        } catch (Targets.Refused e) {
            result = "refused-address";
        } catch (UnknownHostException e) {
            result = "unknown-host";
        } catch (NoAnswer e) {
            result = "no-answer";
        } catch (IOException e) {
            boolean late = e instanceof SocketTimeoutException || millis(begun) >= longest.toMillis();
            result = late ? "timeout" : e instanceof SSLException ? "tls" : "connection";
        }
        return new Outcome(result, (int) millis(begun), head == null ? null : retryAfter(head));
    }

    private static long millis(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** A number of seconds or a date; null for what is neither. */
    private @Nullable Duration retryAfter(String head) {
        Matcher matcher = RETRY_AFTER.matcher(head);
        if (!matcher.find()) {
            return null;
        }
        if (matcher.group(1) != null) {
            return Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        }
        try {
            Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(matcher.group(2)));
            Duration wish = Duration.between(clock.instant(), then);
            return wish.isNegative() ? Duration.ZERO : wish;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String exchange(URI address, Map<String, String> headers, byte[] body) throws IOException {
        boolean tls = "https".equalsIgnoreCase(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : tls ? 443 : 80;
        List<InetAddress> found = targets.resolve(address);
        long end = System.nanoTime() + longest.toNanos();
        try (Socket socket = connect(found, port, end)) {
            // A timeout of the socket is one for each read, and there is none for writes.
            ScheduledFuture<?> guard =
                    guards.schedule(() -> hangUp(socket), end - System.nanoTime(), TimeUnit.NANOSECONDS);
            try {
                Socket talk = tls ? encrypted(socket, Targets.bare(address), port) : socket;
                OutputStream out = talk.getOutputStream();
                out.write(request(address, headers, body));
                out.flush();
                return finalHead(talk.getInputStream());
            } finally {
                guard.cancel(false);
            }
        }
    }

    /** Connects to the first of the addresses where somebody listens. */
    static Socket connect(List<InetAddress> addresses, int port, long end) throws IOException {
        IOException failure = new SocketTimeoutException();
        for (InetAddress address : addresses) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.connect(new InetSocketAddress(address, port), (int) Math.min(left, CONNECT_MILLIS));
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    private static Socket encrypted(Socket socket, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, host, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        // Otherwise a certificate of anybody would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private static byte[] request(URI typed, Map<String, String> headers, byte[] body) {
        // What is not ASCII goes as UTF-8 in percent signs, as browsers do it.
        URI address = URI.create(typed.toASCIIString());
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String host = address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/json\r\nUser-Agent: Angstraumkarte\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(body);
        return all.toByteArray();
    }

    /** The head of the answer; those that only say that it is being worked on (1xx) are passed over. */
    private static String finalHead(InputStream in) throws IOException {
        int[] left = {LARGEST_HEAD};
        String head = head(in, left);
        while (head.startsWith("1", head.indexOf(' ') + 1)) {
            head = head(in, left);
        }
        return head;
    }

    private static String head(InputStream in, int[] left) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0 || left[0]-- == 0) {
                throw new NoAnswer();
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        guards.shutdownNow();
    }
}
