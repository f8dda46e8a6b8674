package de.angstraumkarte.base.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneId;

/** Stands for keys, usually addresses, that are never kept: a hash with a random salt that is thrown away at midnight. */
final class DailyHash {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int SALT_BYTES = 32;

    /** 128 bits of a salted hash. */
    record Key(long high, long low) {}

    private final SecureRandom random = new SecureRandom();
    private final byte[] salt = new byte[SALT_BYTES];
    private LocalDate day = LocalDate.MIN;

    /** Makes a new salt if it is another day; then what was counted under the old one is to be forgotten. */
    boolean begins(LocalDate today) {
        if (today.equals(day)) {
            return false;
        }
        day = today;
        random.nextBytes(salt);
        return true;
    }

    Key of(String key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
            return new Key(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
