package de.angstraumkarte.domain.report;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What the first bytes of an image say, read before anything is decoded: a file of a few kilobytes can claim a billion
 * pixels.
 *
 * @param width pixels; the largest claim, where a file makes several
 * @param height the same
 * @param bytesPerPixel memory that decoding takes for every pixel; 0 if it goes row by row
 * @param orientation EXIF 1..8; 1 if it says nothing
 */
record ImageHeader(Type type, int width, int height, int bytesPerPixel, int orientation) {
    /** The formats that are taken. */
    enum Type {
        JPEG,
        PNG,
        WEBP
    }

    private static final int PNG_HIGH = 0x89504e47;
    private static final int PNG_LOW = 0x0d0a1a0a;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int EXIF_IN_PNG = 0x65584966;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int VP8_LOSSY = 0x56503820;
    private static final int VP8_LOSSLESS = 0x5650384c;
    private static final int VP8_EXTENDED = 0x56503858;
    private static final int EXIF_IN_WEBP = 0x45584946;
    private static final int ANIMATED = 0x02;

    /** Measured: the least heap with which an image of a size was decoded, a little rounded up. */
    private static final int LOSSY_WEBP_BYTES = 25;

    private static final int LOSSLESS_WEBP_BYTES = 6;
    /** Coefficients of all pixels, outside the heap. */
    private static final int PROGRESSIVE_JPEG_BYTES = 6;

    /** Reads a header; empty if the bytes are none of the three formats, or break off, or move. */
    static Optional<ImageHeader> read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int first = in.getInt(0);
            if (first >>> 8 == 0xffd8ff) {
                return jpeg(in);
            }
            if (first == PNG_HIGH && in.getInt(4) == PNG_LOW && in.getInt(12) == IHDR) {
                return png(in);
            }
            return first == RIFF && in.getInt(8) == WEBP ? webp(in) : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImageHeader> of(Type type, int width, int height, int bytesPerPixel, int orientation) {
        return width > 0 && height > 0
                ? Optional.of(new ImageHeader(type, width, height, bytesPerPixel, orientation))
                : Optional.empty();
    }

    /** Walks the segments (ITU T.81, annex B) to the frame header. */
    private static Optional<ImageHeader> jpeg(ByteBuffer in) {
        int orientation = 1;
        int at = 2;
        while (true) {
            while (in.get(at) == (byte) 0xff && in.get(at + 1) == (byte) 0xff) {
                at++;
            }
            if (in.get(at) != (byte) 0xff) {
                return Optional.empty();
            }
            int marker = in.get(at + 1) & 0xff;
            int length = in.getShort(at + 2) & 0xffff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                int bytesPerPixel = (marker & 3) == 2 ? PROGRESSIVE_JPEG_BYTES : 0;
                return of(
                        Type.JPEG,
                        in.getShort(at + 7) & 0xffff,
                        in.getShort(at + 5) & 0xffff,
                        bytesPerPixel,
                        orientation);
            }
            if (marker == 0xda || length < 2) {
                return Optional.empty();
            }
            if (marker == 0xe1 && length > 8 && in.getInt(at + 4) == 0x45786966 && in.getShort(at + 8) == 0) {
                orientation = Exif.orientation(in.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
    }

    /** Walks the chunks before the pixels (PNG, 11.2 and 11.3.2.5). */
    private static Optional<ImageHeader> png(ByteBuffer in) {
        int orientation = 1;
        long at = 8;
        while (at + 8 <= in.limit() && in.getInt((int) at + 4) != IDAT) {
            long length = in.getInt((int) at) & 0xffffffffL;
            if (in.getInt((int) at + 4) == EXIF_IN_PNG && at + 8 + length <= in.limit()) {
                orientation = Exif.orientation(in.slice((int) at + 8, (int) length));
            }
            at += 12 + length;
        }
        return of(Type.PNG, in.getInt(16), in.getInt(20), 0, orientation);
    }

    /** Walks all chunks (RFC 9649): the canvas and the picture in it can claim different sizes. */
    private static Optional<ImageHeader> webp(ByteBuffer in) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int orientation = 1;
        int width = 0;
        int height = 0;
        int bytesPerPixel = LOSSLESS_WEBP_BYTES;
        long at = 12;
        while (at + 8 <= in.limit()) {
            int chunk = Integer.reverseBytes(in.getInt((int) at));
            long length = in.getInt((int) at + 4) & 0xffffffffL;
            int data = (int) at + 8;
            if (chunk == VP8_EXTENDED) {
                if ((in.get(data) & ANIMATED) != 0) {
                    return Optional.empty();
                }
                width = Math.max(width, (in.getInt(data + 4) & 0xffffff) + 1);
                height = Math.max(height, (in.getInt(data + 6) >>> 8) + 1);
            } else if (chunk == VP8_LOSSY) {
                bytesPerPixel = LOSSY_WEBP_BYTES;
                width = Math.max(width, in.getShort(data + 6) & 0x3fff);
                height = Math.max(height, in.getShort(data + 8) & 0x3fff);
            } else if (chunk == VP8_LOSSLESS) {
                int sizes = in.getInt(data + 1);
                width = Math.max(width, (sizes & 0x3fff) + 1);
                height = Math.max(height, (sizes >>> 14 & 0x3fff) + 1);
            } else if (chunk == EXIF_IN_WEBP && data + length <= in.limit()) {
                orientation = Exif.orientation(in.slice(data, (int) length));
            }
            at = data + length + (length & 1);
        }
        return of(Type.WEBP, width, height, bytesPerPixel, orientation);
    }

    long pixels() {
        return (long) width * height;
    }
}
