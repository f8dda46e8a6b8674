package de.angstraumkarte.base.tiles;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The image formats we pass on. Declared type and content must agree: a captive portal's HTML page, sent as
 * {@code image/png}, must neither be cached nor reach a browser. The end is checked too, because a body without a
 * declared length can break off unnoticed.
 */
enum ImageType {
    PNG("image/png") {
        @Override
        boolean isWhole(byte[] bytes) {
            return startsWith(bytes, "89504e470d0a1a0a") && endsWith(bytes, "0000000049454e44ae426082");
        }
    },
    JPEG("image/jpeg") {
        @Override
        boolean isWhole(byte[] bytes) {
            return startsWith(bytes, "ffd8ff") && endsWith(bytes, "ffd9");
        }
    },
    WEBP("image/webp") {
        @Override
        boolean isWhole(byte[] bytes) {
            return bytes.length > RIFF_HEADER
                    && startsWith(bytes, "52494646")
                    && regionIs(bytes, 8, "57454250")
                    && riffLength(bytes) <= bytes.length;
        }
    };

    private static final int RIFF_HEADER = 12;

    private final String contentType;

    ImageType(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** Whether the bytes are an image of this type from its first to its last byte. */
    abstract boolean isWhole(byte[] bytes);

    /** The type that a Content-Type header names (parameters are ignored), if it is one of ours. */
    static Optional<ImageType> named(String header) {
        String name = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(name))
                .findFirst();
    }

    private static boolean startsWith(byte[] bytes, String hex) {
        return regionIs(bytes, 0, hex);
    }

    private static boolean endsWith(byte[] bytes, String hex) {
        return regionIs(bytes, bytes.length - hex.length() / 2, hex);
    }

    private static boolean regionIs(byte[] bytes, int from, String hex) {
        byte[] expected = HexFormat.of().parseHex(hex);
        int to = from + expected.length;
        return from >= 0 && to <= bytes.length && Arrays.equals(bytes, from, to, expected, 0, expected.length);
    }

    private static long riffLength(byte[] bytes) {
        int declared = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        return 8 + Integer.toUnsignedLong(declared);
    }
}
