package de.angstraumkarte.domain.report;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing we read of EXIF before it is thrown away: how the camera was held (EXIF 2.32, 4.6.4 A). */
final class Exif {
    private static final int LITTLE = 0x49492a00;
    private static final int BIG = 0x4d4d002a;
    private static final int ORIENTATION = 0x0112;
    private static final int UPRIGHT = 1;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /** Orientation 1..8 in a TIFF structure; 1 if there is none or it is damaged. */
    static int orientation(ByteBuffer tiff) {
        try {
            int order = tiff.order(ByteOrder.BIG_ENDIAN).getInt(0);
            if (order != LITTLE && order != BIG) {
                return UPRIGHT;
            }
            tiff.order(order == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY_BYTES;
                if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException e) {
            return UPRIGHT;
        }
    }

    /** Whether upright and stored image have width and height exchanged. */
    static boolean turned(int orientation) {
        return orientation >= 5;
    }

    /** Turns and mirrors stored pixels of an image of a size upright. */
    static AffineTransform upright(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
