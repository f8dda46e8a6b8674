package de.angstraumkarte.domain.hook;

import org.jspecify.annotations.Nullable;

/**
 * All that is needed for one attempt.
 *
 * @param body as it is signed and sent
 * @param attempts before this one
 * @param formerSalt of the secret before; null unless it is still good
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
        @Nullable String formerSalt) {}
