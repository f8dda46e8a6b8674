package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.place.BorderImport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Reads a GeoJSON file with borders of districts, our own form or the open data portal's. */
final class BorderRows {
    private BorderRows() {}

    /** All features: there are a dozen. */
    static List<BorderImport.Row> read(ByteSource source, InputCrs crs) {
        GeometryReader geometries = new GeometryReader(crs);
        List<BorderImport.Row> rows = new ArrayList<>();
        new GeoJsonFeatures(source).each((line, feature) -> rows.add(row(line, feature, geometries)));
        return rows;
    }

    private static BorderImport.Row row(int line, JsonNode feature, GeometryReader geometries) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode given = feature.path("properties");
        ObjectNode properties = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        Fields fields = new Fields(properties, errors);
        @Nullable String name = fields.text("name");
        @Nullable String portalName = fields.text("stadtbezirk_bezeichnung");
        List<String> names = Stream.of(fields.text("id"), name, portalName, id(feature))
                .filter(Objects::nonNull)
                .toList();
        // Most official numbers are not documented (README of the data), so they count only where there is no name.
        @Nullable Integer nr = name == null && portalName == null ? fields.integer("stadtbezirk_nr") : null;
        @Nullable Geometry border = geometries.read(feature.get("geometry"), errors);
        return new BorderImport.Row(line, names, nr, border, fields.text("source"), errors);
    }

    private static @Nullable String id(JsonNode feature) {
        JsonNode id = feature.path("id");
        return id.isTextual() ? id.asText() : null;
    }
}
