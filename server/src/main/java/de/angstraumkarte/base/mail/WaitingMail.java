package de.angstraumkarte.base.mail;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox.
 *
 * @param messageId stays the same when it is sent again, so that a server can tell a repetition
 * @param unsubscribe path that ends with one click what the mail comes from; null if nothing can be ended
 * @param attempts how often sending has failed
 * @param lastError kind and code of the last failure, e.g. {@code recipient 550}; without address or text; null before the first
 */
public record WaitingMail(
        long id,
        String messageId,
        String kind,
        String recipient,
        String title,
        String body,
        @Nullable String unsubscribe,
        int attempts,
        @Nullable String lastError,
        OffsetDateTime createdAt) {
    /** Neither address nor text must get into a log by accident. */
    @Override
    public String toString() {
        return "WaitingMail[" + id + ", " + kind + "]";
    }
}
