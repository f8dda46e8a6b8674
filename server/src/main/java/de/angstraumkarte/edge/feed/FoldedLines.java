package de.angstraumkarte.edge.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of iCalendar, none longer than 75 octets (RFC 5545, 3.1). ical4j counts characters, which lets lines with umlauts
 * grow longer and cuts characters beyond the basic plane in two.
 */
final class FoldedLines {
    private static final int LONGEST = 75;

    private FoldedLines() {}

    /** @param text lines that end with CRLF */
    static byte[] fold(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + text.length() / 8);
        int column = 0;
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int codePoint = text.codePointAt(i);
            next = i + Character.charCount(codePoint);
            if (codePoint == '\r' || codePoint == '\n') {
                out.write(codePoint);
                column = 0;
                continue;
            }
            byte[] octets = text.substring(i, next).getBytes(StandardCharsets.UTF_8);
            if (column + octets.length > LONGEST) {
                out.write('\r');
                out.write('\n');
                out.write(' ');
                column = 1;
            }
            out.writeBytes(octets);
            column += octets.length;
        }
        return out.toByteArray();
    }
}
