package de.angstraumkarte.edge.ogc;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Rows of a table in their order. Immutable. */
final class Selection {
    private final int size;

    /** Null if it is all rows from the first on. */
    @Nullable
    private final BitSet rows;

    private final long words;

    private Selection(int size, @Nullable BitSet rows, long words) {
        this.size = size;
        this.rows = rows;
        this.words = words;
    }

    static Selection all(int size) {
        return new Selection(size, null, 1);
    }

    /**
     * @param rows not to be changed any more
     * @param words what it takes in memory besides, in units of 8 bytes
     */
    static Selection of(BitSet rows, long words) {
        return new Selection(rows.cardinality(), rows, rows.size() / Long.SIZE + words);
    }

    int size() {
        return size;
    }

    /** At most {@code limit} of its rows, after the first {@code offset} of them. */
    BitSet page(int offset, int limit) {
        BitSet page = new BitSet();
        if (offset >= size) {
            return page;
        }
        int count = Math.min(limit, size - offset);
        if (rows == null) {
            page.set(offset, offset + count);
            return page;
        }
        int row = rows.nextSetBit(0);
        for (int i = 0; i < offset; i++) {
            row = rows.nextSetBit(row + 1);
        }
        for (int i = 0; i < count; i++) {
            page.set(row);
            row = rows.nextSetBit(row + 1);
        }
        return page;
    }

    /** What it takes in memory, in units of 8 bytes. */
    long words() {
        return words;
    }
}
