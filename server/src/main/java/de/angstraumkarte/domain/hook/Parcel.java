package de.angstraumkarte.domain.hook;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed for one attempt.
 *
 * @param body as it is signed and sent
 * @param attempts before this one
 * @param formerSalt of the secret before; null unless it is still good
 * @param claimedUntil whose it is: only who claimed it until then may say what became of it
 */
record Parcel(
        long id,
        long hookId,
        String messageId,
        String kind,
        String body,
        int attempts,
        String address,
        String salt,
        @Nullable String formerSalt,
        OffsetDateTime claimedUntil) {}
