package de.angstraumkarte.base.tiles;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One image, ready to be sent. Nobody may change the bytes.
 *
 * @param bytes the image file
 * @param contentType {@code image/png}, {@code image/jpeg} or {@code image/webp}
 * @param etag strong entity tag with its quotes; equal bytes have equal tags
 * @param fetchedAt when the source gave it to us
 */
public record Tile(byte[] bytes, String contentType, String etag, Instant fetchedAt) {
    private static final int ETAG_BYTES = 16;

    static Tile of(byte[] bytes, ImageType type, Instant fetchedAt) {
        String etag = '"' + HexFormat.of().formatHex(sha256(bytes), 0, ETAG_BYTES) + '"';
        return new Tile(bytes, type.contentType(), etag, fetchedAt);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
