package de.angstraumkarte.edge.download;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;

/** The header of a FlatGeobuf file. The library's own way to write one knows neither title nor licence. */
final class FlatGeobufHeader {
    private static final int WGS84 = 4326;

    /**
     * What a file says of itself.
     *
     * @param name of the layer in programs that open it
     * @param metadata a JSON object
     */
    record About(String name, String title, String description, String metadata) {}

    private FlatGeobufHeader() {}

    static byte[] bytes(
            FlatBufferBuilder builder,
            About about,
            List<Column> columns,
            int geometryType,
            Envelope extent,
            int features,
            short nodeSize) {
        builder.clear();
        List<Integer> made = new ArrayList<>();
        made.add(column(builder, CsvTable.ID, ColumnType.String, true));
        columns.forEach(column -> made.add(column(builder, column.name(), type(column.type()), false)));
        int columnsAt = Header.createColumnsVector(
                builder, made.stream().mapToInt(Integer::intValue).toArray());
        int envelopeAt = extent.isNull()
                ? 0
                : Header.createEnvelopeVector(
                        builder, new double[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()});
        int crsAt =
                Crs.createCrs(builder, builder.createString("EPSG"), WGS84, builder.createString("WGS 84"), 0, 0, 0);
        int nameAt = builder.createString(about.name());
        int titleAt = builder.createString(about.title());
        int descriptionAt = builder.createString(about.description());
        int metadataAt = builder.createString(about.metadata());
        Header.finishSizePrefixedHeaderBuffer(
                builder,
                Header.createHeader(
                        builder,
                        nameAt,
                        envelopeAt,
                        geometryType,
                        false,
                        false,
                        false,
                        false,
                        columnsAt,
                        features,
                        nodeSize,
                        crsAt,
                        titleAt,
                        descriptionAt,
                        metadataAt));
        return builder.sizedByteArray();
    }

    private static int column(FlatBufferBuilder builder, String name, int type, boolean key) {
        return org.wololo.flatgeobuf.generated.Column.createColumn(
                builder, builder.createString(name), type, 0, 0, -1, -1, -1, !key, key, key, 0);
    }

    private static int type(Column.Type type) {
        return switch (type) {
            case TEXT, LIST, DATE -> ColumnType.String;
            case INTEGER -> ColumnType.Int;
            case NUMBER -> ColumnType.Double;
            case BOOLEAN -> ColumnType.Bool;
            case JSON -> ColumnType.Json;
        };
    }
}
