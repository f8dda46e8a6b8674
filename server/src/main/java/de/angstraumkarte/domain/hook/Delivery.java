package de.angstraumkarte.domain.hook;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one system, or there.
 *
 * @param messageId the same at every attempt
 * @param kind of the event, e.g. {@code update.published}
 * @param state waiting, delivered or dead
 * @param result status code or kind of failure of the last attempt; null before the first
 * @param millis how long it took
 * @param nextAttempt only while it waits
 */
public record Delivery(
        long id,
        String messageId,
        String kind,
        String state,
        int attempts,
        @Nullable String result,
        @Nullable Integer millis,
        @Nullable OffsetDateTime triedAt,
        OffsetDateTime nextAttempt,
        OffsetDateTime createdAt) {}
