package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.problem.UnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKBWriter;

/** Makes a table row by row; memory does not grow with what rows hold. Not thread-safe. */
final class TableWriter implements Closeable {
    private static final int FLUSH = 256 * 1024;
    private static final int TAG_BYTES = 12;
    private static final byte[] FEATURE = "{\"type\":\"Feature\",\"id\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GEOMETRY = ",\"geometry\":".getBytes(StandardCharsets.US_ASCII);

    private final FeatureFile file;
    private final Rows bytes = new Rows();
    private final GeoJsonWriter json;
    private final WKBWriter shapes = new WKBWriter();
    private final MessageDigest digest = sha256();
    private final TableRows rows = new TableRows();
    private final BoxIndex.Builder wgs84 = new BoxIndex.Builder();
    private final BoxIndex.Builder utm = new BoxIndex.Builder();
    private long written;
    private boolean built;
    private volatile boolean stopped;

    /** @param folder for files that may vanish at any time */
    TableWriter(Path folder) throws IOException {
        this.file = FeatureFile.create(folder);
        this.json = new GeoJsonWriter(bytes);
    }

    /** Writes the properties of a row, an object. */
    @FunctionalInterface
    interface Properties {
        void writeTo(GeoJsonWriter json) throws IOException;
    }

    /** Ends the work of another thread at its next row. */
    void stop() {
        stopped = true;
    }

    /** Days of a row: the first and the last that it may be about. */
    record Days(LocalDate first, LocalDate last) {}

    void add(String id, @Nullable Geometry position, Properties properties) throws IOException {
        add(id, position, null, properties);
    }

    /**
     * Adds a row.
     *
     * @param position WGS 84; null or empty if it has none
     * @param days null if it has none
     */
    void add(String id, @Nullable Geometry position, @Nullable Days days, Properties properties) throws IOException {
        if (stopped) {
            throw new UnavailableException();
        }
        int start = bytes.size();
        int[] parts = new int[TableRows.TAIL + 1];
        @Nullable Geometry lonLat = null;
        @Nullable Geometry metric = null;
        if (position != null && !position.isEmpty()) {
            lonLat = FeatureCrs.CRS84.of(position);
            metric = FeatureCrs.EPSG_25832.of(position);
            // Its row in the end: those without geometry go behind all others.
            wgs84.add(rows.placed(), lonLat.getEnvelopeInternal());
            utm.add(rows.placed(), metric.getEnvelopeInternal());
        }
        // The box of a point is the point.
        boolean shape = lonLat != null && !(lonLat instanceof Point);
        if (shape) {
            bytes.writeBytes(shapes.write(lonLat));
        }
        parts[TableRows.UTM_SHAPE] = bytes.size() - start;
        if (shape) {
            bytes.writeBytes(shapes.write(metric));
        }
        parts[TableRows.UTM] = bytes.size() - start;
        json.geometry(metric, FeatureCrs.EPSG_25832);
        json.flush();
        parts[TableRows.HEAD] = bytes.size() - start;
        bytes.writeBytes(FEATURE);
        json.value(id);
        json.flush();
        bytes.writeBytes(GEOMETRY);
        parts[TableRows.WGS84] = bytes.size() - start;
        json.geometry(lonLat, FeatureCrs.CRS84);
        json.flush();
        parts[TableRows.TAIL] = bytes.size() - start;
        bytes.writeBytes(TableRows.PROPERTIES);
        properties.writeTo(json);
        json.flush();
        bytes.write('}');
        rows.add(
                id,
                lonLat != null,
                written + bytes.size(),
                parts,
                days == null ? null : days.first(),
                days == null ? null : days.last());
        if (bytes.size() > FLUSH) {
            append();
        }
    }

    private void append() throws IOException {
        written += bytes.size();
        bytes.handOn();
    }

    FeatureTable build() throws IOException {
        append();
        rows.finish();
        BoxIndex[] boxes = new BoxIndex[FeatureCrs.values().length];
        boxes[FeatureCrs.CRS84.ordinal()] = wgs84.build();
        boxes[FeatureCrs.EPSG_25832.ordinal()] = utm.build();
        Envelope extent = wgs84.extent();
        String tag = HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES);
        built = true;
        return new FeatureTable(rows, file, boxes, extent.isNull() ? null : extent, tag);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The rows that are not in the file yet. */
    private final class Rows extends ByteArrayOutputStream {
        Rows() {
            super(FLUSH + 16 * 1024);
        }

        void handOn() throws IOException {
            digest.update(buf, 0, count);
            file.append(ByteBuffer.wrap(buf, 0, count));
            reset();
        }
    }

    /** Gives up the file unless a table has been made of it. */
    @Override
    public void close() throws IOException {
        json.close();
        if (!built) {
            file.close();
        }
    }
}
