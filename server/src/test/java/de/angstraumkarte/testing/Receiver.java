package de.angstraumkarte.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A system that takes webhooks, and checks them by nothing but the standard. */
public final class Receiver implements AutoCloseable {
    /** Where it listens; the token is a secret of the receiver. */
    public static final String PATH = "/eingang/token-des-empfaengers?k=1";

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    /** One request. */
    public record Message(String method, String path, String id, long timestamp, String signature, String body) {
        public JsonNode json() {
            return TestServer.parse(body);
        }

        /** Whether one of the signatures is that of the secret. */
        public boolean isSignedWith(String secret) {
            try {
                byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                byte[] mine = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
                return Arrays.asList(signature.split(" "))
                        .contains("v1," + Base64.getEncoder().encodeToString(mine));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param answer status for a message */
    public Receiver(ToIntFunction<Message> answer) {
        this(answer, Map.of());
    }

    /** @param headers of all answers */
    public Receiver(ToIntFunction<Message> answer, Map<String, String> headers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            var in = exchange.getRequestHeaders();
            Message message = new Message(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    in.getFirst("webhook-id"),
                    Long.parseLong(in.getFirst("webhook-timestamp")),
                    in.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            messages.add(message);
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            try (exchange) {
                exchange.sendResponseHeaders(answer.applyAsInt(message), -1);
            }
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Waits until so many have come; returns them. */
    public List<Message> await(int count) {
        Await.until(count + " messages", () -> messages.size() >= count);
        return messages();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
