package de.angstraumkarte.base.tiles;

import java.util.HexFormat;
import java.util.Random;

/** Bytes that begin and end like images; nobody here decodes them. */
public final class TestImages {
    private static final byte[] PNG_START = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] PNG_END = HexFormat.of().parseHex("0000000049454e44ae426082");

    private TestImages() {}

    /** A PNG of exactly so many bytes, equal for equal sizes. */
    public static byte[] png(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        System.arraycopy(PNG_START, 0, bytes, 0, PNG_START.length);
        System.arraycopy(PNG_END, 0, bytes, size - PNG_END.length, PNG_END.length);
        return bytes;
    }
}
