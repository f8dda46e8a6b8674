package de.angstraumkarte.edge.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HilbertEncoder;

/**
 * Which rows have envelopes that touch a box: a packed Hilbert R-tree in flat arrays, 40 bytes a row. (JTS's HPRtree makes an
 * object of every row.) Immutable.
 */
final class BoxIndex {
    private static final int FAN = 16;
    /** Of the Hilbert curve: cells of some metres in a city. */
    private static final int ORDER = 12;

    /** Rows in the order of the leaves. */
    private final int[] rows;

    /** Boxes of each level, the leaves first: minX, minY, maxX, maxY. A node's children are {@code FAN} neighbours below. */
    private final List<double[]> levels = new ArrayList<>();

    /** Collects envelopes in the order of rows. */
    static final class Builder {
        private int[] rows = new int[256];
        private double[] boxes = new double[4 * 256];
        private int size;
        private final Envelope extent = new Envelope();

        void add(int row, Envelope box) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
                boxes = Arrays.copyOf(boxes, 8 * size);
            }
            rows[size] = row;
            boxes[4 * size] = box.getMinX();
            boxes[4 * size + 1] = box.getMinY();
            boxes[4 * size + 2] = box.getMaxX();
            boxes[4 * size + 3] = box.getMaxY();
            extent.expandToInclude(box);
            size++;
        }

        Envelope extent() {
            return extent;
        }

        BoxIndex build() {
            HilbertEncoder curve = new HilbertEncoder(ORDER, extent);
            long[] order = new long[size];
            for (int i = 0; i < size; i++) {
                int b = 4 * i;
                Envelope box = new Envelope(boxes[b], boxes[b + 2], boxes[b + 1], boxes[b + 3]);
                order[i] = (long) curve.encode(box) << 32 | i;
            }
            Arrays.sort(order);
            int[] sortedRows = new int[size];
            double[] sorted = new double[4 * size];
            for (int i = 0; i < size; i++) {
                int from = (int) order[i];
                sortedRows[i] = rows[from];
                System.arraycopy(boxes, 4 * from, sorted, 4 * i, 4);
            }
            return new BoxIndex(sortedRows, sorted);
        }
    }

    private BoxIndex(int[] rows, double[] leaves) {
        this.rows = rows;
        levels.add(leaves);
        double[] below = leaves;
        while (below.length > 4 * FAN) {
            below = parents(below);
            levels.add(below);
        }
    }

    private static double[] parents(double[] children) {
        int count = children.length / 4;
        double[] parents = new double[4 * ((count + FAN - 1) / FAN)];
        for (int i = 0; i < count; i++) {
            int p = 4 * (i / FAN);
            int c = 4 * i;
            boolean first = i % FAN == 0;
            parents[p] = first ? children[c] : Math.min(parents[p], children[c]);
            parents[p + 1] = first ? children[c + 1] : Math.min(parents[p + 1], children[c + 1]);
            parents[p + 2] = first ? children[c + 2] : Math.max(parents[p + 2], children[c + 2]);
            parents[p + 3] = first ? children[c + 3] : Math.max(parents[p + 3], children[c + 3]);
        }
        return parents;
    }

    /**
     * Finds rows, in no order.
     *
     * @param inside takes those whose envelope lies in the box, edges included
     * @param touching takes the others whose envelope touches it: what it surrounds may yet miss it
     */
    void search(Envelope box, IntConsumer inside, IntConsumer touching) {
        if (!box.isNull()) {
            int top = levels.size() - 1;
            visit(top, 0, levels.get(top).length / 4, box, inside, touching);
        }
    }

    private void visit(int level, int from, int to, Envelope box, IntConsumer inside, IntConsumer touching) {
        double[] boxes = levels.get(level);
        for (int i = from; i < to; i++) {
            int b = 4 * i;
            if (boxes[b] <= box.getMaxX()
                    && boxes[b + 2] >= box.getMinX()
                    && boxes[b + 1] <= box.getMaxY()
                    && boxes[b + 3] >= box.getMinY()) {
                if (level > 0) {
                    int most = levels.get(level - 1).length / 4;
                    visit(level - 1, i * FAN, Math.min((i + 1) * FAN, most), box, inside, touching);
                } else if (boxes[b] >= box.getMinX()
                        && boxes[b + 2] <= box.getMaxX()
                        && boxes[b + 1] >= box.getMinY()
                        && boxes[b + 3] <= box.getMaxY()) {
                    inside.accept(rows[i]);
                } else {
                    touching.accept(rows[i]);
                }
            }
        }
    }
}
