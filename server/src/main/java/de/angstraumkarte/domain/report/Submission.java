package de.angstraumkarte.domain.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** What makes two requests the same submission: the key its sender chose, and everything that was said. */
final class Submission {
    private Submission() {}

    /** SHA-256 over key and content, hexadecimal. The order of causes and times says nothing. */
    static String hash(String key, NewReport report, List<byte[]> photos) {
        MessageDigest digest = digest();
        add(digest, key);
        add(digest, report.lon() + " " + report.lat() + " " + report.safety());
        add(digest, String.join(" ", new TreeSet<>(report.causes())));
        add(digest, String.join(" ", new TreeSet<>(report.times())));
        add(digest, String.valueOf(report.text()));
        add(digest, String.valueOf(report.email()));
        add(digest, String.valueOf(report.placeId()));
        photos.forEach(photo -> digest.update(digest().digest(photo)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** With its length in front: what ends one part cannot begin the next. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
