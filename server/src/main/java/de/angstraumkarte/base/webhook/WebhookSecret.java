package de.angstraumkarte.base.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What both sides of a webhook know; signs as Standard Webhooks 1.0.0 says. Thread-safe. */
public final class WebhookSecret {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @param key 24 to 64 bytes that nobody can guess */
    public WebhookSecret(byte[] key) {
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("a secret has 24 to 64 bytes, not " + key.length);
        }
        this.key = key.clone();
    }

    /** As it is handed over: {@code whsec_} and Base64. */
    public String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The signature of one attempt, e.g. {@code v1,K5oZ…}.
     *
     * @param id of the message, the same at every attempt; without full stop
     * @param seconds of the attempt, since 1970
     * @param body as it is sent, byte for byte
     */
    public String sign(String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
        return "secret";
    }
}
