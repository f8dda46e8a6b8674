package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.http.CsvFile;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;

/** A collection as CSV: id, properties, position. What is no point has a point inside it as position, and its shape as WKT. */
final class CsvTable {
    /** Columns before and after the properties. */
    static final String ID = "id";

    static final List<String> POSITION = List.of("lon", "lat", "wkt");

    private CsvTable() {}

    static List<String> header(OpenCollection collection) {
        List<String> header = new ArrayList<>();
        header.add(ID);
        Columns.of(collection).forEach(column -> header.add(column.name()));
        header.addAll(POSITION);
        return header;
    }

    static PreparedBody file(OpenCollection collection, FeatureTable table, Rows source, char separator) {
        List<Column> columns = Columns.of(collection);
        WKTWriter wkt = new WKTWriter();
        return CsvFile.of(
                separator,
                header(collection),
                DownloadFiles.largestPlain(table),
                rows -> source.each(table, feature -> rows.row(cells(feature, columns, wkt))));
    }

    private static List<@Nullable Object> cells(JsonNode feature, List<Column> columns, WKTWriter wkt)
            throws IOException {
        List<@Nullable Object> cells = new ArrayList<>(columns.size() + 4);
        cells.add(feature.path("id").asText());
        JsonNode properties = feature.path("properties");
        for (Column column : columns) {
            cells.add(column.of(properties));
        }
        @Nullable Geometry geometry = FeatureGeometry.of(feature);
        @Nullable
        Point point = geometry == null ? null : geometry instanceof Point own ? own : geometry.getInteriorPoint();
        cells.add(point == null ? null : coordinate(point.getX()));
        cells.add(point == null ? null : coordinate(point.getY()));
        cells.add(geometry == null || geometry instanceof Point ? null : wkt.write(geometry));
        return cells;
    }

    /** As in GeoJSON. */
    private static double coordinate(double degrees) {
        return Math.round(degrees * 1e8) / 1e8;
    }
}
