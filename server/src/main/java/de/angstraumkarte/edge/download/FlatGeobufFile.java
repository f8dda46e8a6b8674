package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.flatbuffers.FlatBufferBuilder;
import de.angstraumkarte.base.cache.UnnamedFile;
import de.angstraumkarte.base.http.StoredBody;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureTable;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.NodeItem;
import org.wololo.flatgeobuf.PackedRTree;
import org.wololo.flatgeobuf.PackedRTree.FeatureItem;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;

/**
 * A collection as FlatGeobuf with a spatial index, WGS 84, lon/lat. Features are written to one temporary file as they come and
 * copied to another in the order of the index, so that memory holds their boxes only. Features without geometry get the box of
 * all others: like everywhere here, they are in every selection by place.
 */
final class FlatGeobufFile {
    static final String MEDIA_TYPE = "application/flatgeobuf";

    private static final short NODE_SIZE = 16;
    private static final int BUFFER = 64 * 1024;

    private final List<Column> columns;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(BUFFER);
    private final List<FeatureItem> items = new ArrayList<>();
    private final List<FeatureItem> nowhere = new ArrayList<>();
    private final Envelope extent = new Envelope();
    private @Nullable Class<?> shape;
    private boolean mixed;
    private long written;

    private FlatGeobufFile(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * Makes the file.
     *
     * @param about what the file says of itself
     * @param folder where temporary files may be
     */
    static StoredBody of(
            OpenCollection collection, FeatureTable table, Rows rows, FlatGeobufHeader.About about, Path folder) {
        FlatGeobufFile file = new FlatGeobufFile(Columns.of(collection));
        return StoredBody.of(MEDIA_TYPE, folder, out -> {
            try (FileChannel unsorted = UnnamedFile.create(folder);
                    OutputStream features = new BufferedOutputStream(UnnamedFile.appending(unsorted), BUFFER)) {
                rows.each(table, feature -> file.add(feature, features));
                features.flush();
                file.write(out, unsorted, about);
            }
        });
    }

    private void add(JsonNode feature, OutputStream out) throws IOException {
        @Nullable Geometry geometry = FeatureGeometry.of(feature);
        builder.clear();
        int geometryAt = geometry == null ? 0 : GeometryConversions.serialize(builder, geometry, (byte) 0);
        int propertiesAt = Feature.createPropertiesVector(builder, properties(feature));
        Feature.finishSizePrefixedFeatureBuffer(builder, Feature.createFeature(builder, geometryAt, propertiesAt, 0));
        byte[] bytes = builder.sizedByteArray();
        out.write(bytes);
        FeatureItem item = new FeatureItem();
        item.offset = written;
        item.size = bytes.length;
        written += bytes.length;
        items.add(item);
        if (geometry == null) {
            nowhere.add(item);
            return;
        }
        Envelope box = geometry.getEnvelopeInternal();
        extent.expandToInclude(box);
        item.nodeItem = node(box);
        mixed |= shape != null && shape != geometry.getClass();
        shape = geometry.getClass();
    }

    private byte[] properties(JsonNode feature) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        put(bytes, 0, feature.path("id").asText());
        for (int i = 0; i < columns.size(); i++) {
            @Nullable Object value = columns.get(i).of(feature.path("properties"));
            if (value != null) {
                put(bytes, i + 1, value);
            }
        }
        return bytes.toByteArray();
    }

    private static void put(OutputStream bytes, int column, Object value) throws IOException {
        byte[] text = value instanceof String string ? string.getBytes(StandardCharsets.UTF_8) : new byte[0];
        ByteBuffer buffer = ByteBuffer.allocate(16 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) column);
        if (value instanceof String) {
            buffer.putInt(text.length).put(text);
        } else if (value instanceof Boolean flag) {
            buffer.put((byte) (flag ? 1 : 0));
        } else if (value instanceof Integer number) {
            buffer.putInt(number);
        } else {
            buffer.putDouble((Double) value);
        }
        bytes.write(buffer.array(), 0, buffer.position());
    }

    private void write(OutputStream out, FileChannel unsorted, FlatGeobufHeader.About about) throws IOException {
        boolean indexed = !extent.isNull();
        int type = mixed || shape == null ? GeometryType.Unknown : GeometryConversions.toGeometryType(shape);
        out.write(Constants.MAGIC_BYTES);
        out.write(FlatGeobufHeader.bytes(
                builder, about, columns, type, extent, items.size(), indexed ? NODE_SIZE : (short) 0));
        if (indexed) {
            nowhere.forEach(item -> item.nodeItem = node(extent));
            PackedRTree.hilbertSort(items, node(extent));
            long offset = 0;
            for (FeatureItem item : items) {
                item.nodeItem.offset = offset;
                offset += item.size;
            }
            new PackedRTree(items, NODE_SIZE).write(out);
        }
        for (FeatureItem item : items) {
            ByteBuffer feature = ByteBuffer.allocate((int) item.size);
            UnnamedFile.read(unsorted, feature, item.offset);
            out.write(feature.array());
        }
    }

    private static NodeItem node(Envelope box) {
        return new NodeItem(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
    }
}
