package de.angstraumkarte.edge.feature;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a table has and where their parts are in its file: first those with a geometry, then those without, each in the
 * order in which they were added. A row is: its shape in WGS 84 and in UTM for exact tests
 * (WKB, nothing for points), its geometry in UTM as JSON, then the whole feature as JSON with its geometry in WGS 84.
 */
final class TableRows {
    static final byte[] PROPERTIES = ",\"properties\":".getBytes(StandardCharsets.US_ASCII);

    /** Parts of a row after the shape in WGS 84, which begins it. */
    static final int UTM_SHAPE = 0;

    /** The geometry in UTM. */
    static final int UTM = 1;

    /** The feature up to its geometry. */
    static final int HEAD = 2;

    /** The geometry in WGS 84. */
    static final int WGS84 = 3;

    /** From the properties to the end. */
    static final int TAIL = 4;

    /** Where the row ends. */
    private static final int END = 5;

    private static final int PARTS = 6;
    private static final int FIRST_CAPACITY = 256;
    private static final int NEVER = Integer.MIN_VALUE;

    private String[] ids = new String[FIRST_CAPACITY];
    private long[] starts = new long[FIRST_CAPACITY];
    private int[] parts = new int[PARTS * FIRST_CAPACITY];
    /** First and last day of each row since 1970. */
    private int[] days = new int[2 * FIRST_CAPACITY];

    /** Row + 1 by hash of its id, the next free slot after a collision. */
    private int[] slots = new int[0];

    private int size;
    private int placed;
    private final BitSet nowhere = new BitSet();

    /** Where the next row begins in the file. */
    private long next;

    /**
     * Adds a row; the next begins where it ends.
     *
     * @param placed whether it has a geometry
     */
    void add(String id, boolean placed, long end, int[] offsets, @Nullable LocalDate first, @Nullable LocalDate last) {
        if (size == ids.length) {
            resize(2 * size);
        }
        ids[size] = id;
        starts[size] = next;
        System.arraycopy(offsets, 0, parts, PARTS * size, END);
        parts[PARTS * size + END] = (int) (end - next);
        days[2 * size] = first == null ? NEVER : (int) first.toEpochDay();
        days[2 * size + 1] = last == null ? NEVER : (int) last.toEpochDay();
        nowhere.set(size, !placed);
        this.placed += placed ? 1 : 0;
        size++;
        next = end;
    }

    private void resize(int capacity) {
        ids = Arrays.copyOf(ids, capacity);
        starts = Arrays.copyOf(starts, capacity);
        parts = Arrays.copyOf(parts, PARTS * capacity);
        days = Arrays.copyOf(days, 2 * capacity);
    }

    /** To be called after the last row and before the first question. */
    void finish() {
        if (nowhere.isEmpty()) {
            resize(size);
        } else {
            order();
        }
        slots = new int[Integer.highestOneBit(Math.max(1, size)) * 4];
        for (int row = 0; row < size; row++) {
            int slot = slot(ids[row]);
            if (slots[slot] != 0) {
                throw new IllegalStateException("two features " + ids[row]);
            }
            slots[slot] = row + 1;
        }
    }

    /** Clients take the first features for all: QGIS for the type of geometry, the official test suite for their systems. */
    private void order() {
        int[] order = IntStream.concat(IntStream.range(0, size).filter(row -> !nowhere.get(row)), nowhere.stream())
                .toArray();
        ids = Arrays.stream(order).mapToObj(row -> ids[row]).toArray(String[]::new);
        starts = Arrays.stream(order).mapToLong(row -> starts[row]).toArray();
        parts = blocks(parts, PARTS, order);
        days = blocks(days, 2, order);
        nowhere.clear();
        nowhere.set(placed, size);
    }

    private static int[] blocks(int[] from, int length, int[] order) {
        int[] to = new int[length * order.length];
        for (int row = 0; row < order.length; row++) {
            System.arraycopy(from, length * order[row], to, length * row, length);
        }
        return to;
    }

    /** Where an id is, or would be. */
    private int slot(String id) {
        int hash = id.hashCode();
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        while (slots[slot] != 0 && !ids[slots[slot] - 1].equals(id)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    int size() {
        return size;
    }

    /** How many of those that were added have a geometry. */
    int placed() {
        return placed;
    }

    /** Rows without geometry; not to be changed. */
    BitSet nowhere() {
        return nowhere;
    }

    String id(int row) {
        return ids[row];
    }

    int row(String id) {
        return slots[slot(id)] - 1;
    }

    long start(int row) {
        return starts[row];
    }

    long end(int row) {
        return at(row, END);
    }

    /** The last row before {@code to} that is reached from a row without a gap in the file. */
    int lastNeighbour(int row, int to) {
        int last = row;
        while (last + 1 < to && starts[last + 1] == end(last)) {
            last++;
        }
        return last;
    }

    /** Where a part of a row begins. */
    long at(int row, int part) {
        return starts[row] + parts[PARTS * row + part];
    }

    BitSet during(@Nullable LocalDate from, @Nullable LocalDate to) {
        long first = from == null ? Long.MIN_VALUE : from.toEpochDay();
        long last = to == null ? Long.MAX_VALUE : to.toEpochDay();
        BitSet found = new BitSet(size);
        for (int row = 0; row < size; row++) {
            if (days[2 * row] == NEVER || days[2 * row] <= last && days[2 * row + 1] >= first) {
                found.set(row);
            }
        }
        return found;
    }

    @Nullable
    LocalDate first() {
        long first = Long.MAX_VALUE;
        for (int row = 0; row < size; row++) {
            first = days[2 * row] == NEVER ? first : Math.min(first, days[2 * row]);
        }
        return first == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(first);
    }

    @Nullable
    LocalDate last() {
        int last = NEVER;
        for (int row = 0; row < size; row++) {
            last = Math.max(last, days[2 * row + 1]);
        }
        return last == NEVER ? null : LocalDate.ofEpochDay(last);
    }
}
