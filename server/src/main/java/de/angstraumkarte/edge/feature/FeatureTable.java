package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.problem.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * All features of a collection as they were at one moment, in a fixed order: rows 0 to {@link #size()} − 1, those without
 * geometry last. The heap holds their ids, envelopes and days; their JSON waits on disk, ready-made. Immutable, thread-safe.
 *
 * <p>Ask {@link FeatureTables} for one per request and do not keep it: some seconds after a newer one has taken its place and
 * nobody has read from it, it is closed, and reading from it is answered by {@link UnavailableException}.
 */
public final class FeatureTable {
    private static final byte[] COMMA = {','};
    private static final byte[] END = {'}'};

    private final TableRows rows;
    private final FeatureFile file;
    private final BoxIndex[] boxes;
    private final @Nullable Envelope extent;
    private final String tag;
    private volatile long lastUsed = System.nanoTime();

    /**
     * @param boxes by {@link FeatureCrs}
     */
    FeatureTable(TableRows rows, FeatureFile file, BoxIndex[] boxes, @Nullable Envelope extent, String tag) {
        this.rows = rows;
        this.file = file;
        this.boxes = boxes;
        this.extent = extent;
        this.tag = tag;
    }

    /** Number of rows. */
    public int size() {
        return rows.size();
    }

    public String id(int row) {
        return rows.id(row);
    }

    /** The row of a feature; −1 if there is none. */
    public int row(String id) {
        return rows.row(id);
    }

    public BitSet all() {
        BitSet all = new BitSet(size());
        all.set(0, size());
        return all;
    }

    /**
     * Rows whose geometry, as it is told in that system, touches a box, edges included; and those without geometry.
     *
     * @param box easting or longitude as x; may be a line or a point
     */
    public BitSet inside(Envelope box, FeatureCrs crs) {
        BitSet found = (BitSet) rows.nowhere().clone();
        Geometry area = Crs.WGS84_FACTORY.toGeometry(box);
        used();
        boxes[crs.ordinal()].search(box, found::set, row -> {
            if (area.intersects(geometry(row, crs))) {
                found.set(row);
            }
        });
        return found;
    }

    /**
     * Rows with a day in an interval, and those without any.
     *
     * @param from first day; null if it has no beginning
     * @param to last day; null if it has no end
     */
    public BitSet during(@Nullable LocalDate from, @Nullable LocalDate to) {
        return rows.during(from, to);
    }

    /** Where its features are, WGS 84; null if none is anywhere. */
    public @Nullable Envelope extent() {
        return extent == null ? null : new Envelope(extent);
    }

    /** The first day of all; null if no row has one. */
    public @Nullable LocalDate first() {
        return rows.first();
    }

    /** The last day of all; null if no row has one. */
    public @Nullable LocalDate last() {
        return rows.last();
    }

    /** A short hash of all its content in both systems. */
    public String tag() {
        return tag;
    }

    /**
     * Writes a feature as an object.
     *
     * @param more JSON members to append, each with a comma before it; may be empty
     */
    public void writeFeature(OutputStream out, int row, FeatureCrs crs, String more) throws IOException {
        read(out, reader -> {
            reader.ahead(rows.end(row));
            if (more.isEmpty()) {
                feature(reader, row, crs);
            } else {
                head(reader, row, crs);
                reader.copy(rows.at(row, TableRows.TAIL), rows.end(row) - END.length);
                reader.write(more.getBytes(StandardCharsets.UTF_8));
                reader.write(END);
            }
        });
    }

    /** Writes features in their order with commas between them, as members of an array. Memory stays bounded. */
    public void writeFeatures(OutputStream out, BitSet selected, FeatureCrs crs) throws IOException {
        read(out, reader -> {
            int from = selected.nextSetBit(0);
            boolean first = true;
            while (from >= 0) {
                int to = selected.nextClearBit(from);
                run(reader, from, to, crs, first);
                first = false;
                from = selected.nextSetBit(to);
            }
        });
    }

    /** The same for neighbouring rows. */
    public void writeFeatures(OutputStream out, int from, int to, FeatureCrs crs) throws IOException {
        read(out, reader -> run(reader, from, to, crs, true));
    }

    /** The properties of a feature, a JSON object. */
    public byte[] properties(int row) {
        return bytes(rows.at(row, TableRows.TAIL) + TableRows.PROPERTIES.length, rows.end(row) - END.length);
    }

    private void run(FeatureReader reader, int from, int to, FeatureCrs crs, boolean first) throws IOException {
        for (int row = from; row < to; row++) {
            if (row == from || rows.start(row) != rows.end(row - 1)) {
                reader.ahead(rows.end(rows.lastNeighbour(row, to)));
            }
            if (!first || row > from) {
                reader.write(COMMA);
            }
            feature(reader, row, crs);
        }
    }

    private void feature(FeatureReader reader, int row, FeatureCrs crs) throws IOException {
        if (crs == FeatureCrs.CRS84) {
            reader.copy(rows.at(row, TableRows.HEAD), rows.end(row));
        } else {
            head(reader, row, crs);
            reader.copy(rows.at(row, TableRows.TAIL), rows.end(row));
        }
    }

    private void head(FeatureReader reader, int row, FeatureCrs crs) throws IOException {
        if (crs == FeatureCrs.CRS84) {
            reader.copy(rows.at(row, TableRows.HEAD), rows.at(row, TableRows.TAIL));
        } else {
            reader.copy(rows.at(row, TableRows.HEAD), rows.at(row, TableRows.WGS84));
            reader.copy(rows.at(row, TableRows.UTM), rows.at(row, TableRows.HEAD));
        }
    }

    private Geometry geometry(int row, FeatureCrs crs) {
        byte[] shape = crs == FeatureCrs.CRS84
                ? bytes(rows.start(row), rows.at(row, TableRows.UTM_SHAPE))
                : bytes(rows.at(row, TableRows.UTM_SHAPE), rows.at(row, TableRows.UTM));
        try {
            return new WKBReader(Crs.WGS84_FACTORY).read(shape);
        } catch (ParseException e) {
            throw new IllegalStateException("row " + row + " of a table of features is broken", e);
        }
    }

    private byte[] bytes(long from, long to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) (to - from));
        try {
            read(out, reader -> reader.copy(from, to));
        } catch (IOException e) {
            // The disk, as there is no client: what it refuses now it may give later.
            throw new UnavailableException();
        }
        return out.toByteArray();
    }

    private void read(OutputStream out, FeatureReader.Work work) throws IOException {
        used();
        FeatureReader.use(file, out, work);
        used();
    }

    /** Notes that somebody works with it. */
    void used() {
        lastUsed = System.nanoTime();
    }

    /** When it was last worked with, by {@link System#nanoTime}. */
    long lastUsed() {
        return lastUsed;
    }

    /** Whether it can be read. */
    boolean isOpen() {
        return file.isOpen();
    }

    /** Lets those who are reading finish. */
    void close() throws IOException {
        file.close();
    }
}
