package de.angstraumkarte.domain.account;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What proves that somebody is the owner of an account. Never leaves this folder.
 *
 * @param password argon2id hash with its parameters
 * @param totpSecret Base32; null if no second factor was ever begun
 * @param totpStep the last time step whose code was used; none up to it works again
 * @param failedLogins wrong passwords or codes since the last right one
 * @param lockedUntil until when no attempt counts
 */
record Credentials(
        long accountId,
        String login,
        String password,
        @Nullable String totpSecret,
        boolean totpConfirmed,
        @Nullable Long totpStep,
        int failedLogins,
        @Nullable OffsetDateTime lockedUntil,
        boolean disabled) {}
