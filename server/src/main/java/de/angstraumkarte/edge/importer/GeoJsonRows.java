package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.timeline.ImportRow;
import de.angstraumkarte.domain.timeline.ImportRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Rows of a GeoJSON file. */
final class GeoJsonRows implements ImportRows {
    private final GeoJsonFeatures features;
    private final InputCrs crs;
    private final DraftReader drafts;
    private final Predicate<ObjectNode> wanted;

    GeoJsonRows(ByteSource source, InputCrs crs, DraftReader drafts) {
        this(source, crs, drafts, properties -> true);
    }

    /** @param wanted whether a feature is a row at all, judged by its properties; may add to them */
    GeoJsonRows(ByteSource source, InputCrs crs, DraftReader drafts, Predicate<ObjectNode> wanted) {
        this.features = new GeoJsonFeatures(source);
        this.crs = crs;
        this.drafts = drafts;
        this.wanted = wanted;
    }

    @Override
    public void each(Consumer<ImportRow> consumer) {
        GeometryReader geometries = new GeometryReader(crs);
        features.each((line, feature) -> {
            List<FieldError> errors = new ArrayList<>();
            ObjectNode properties = properties(feature, errors);
            OwnDownload.translate(properties);
            if (wanted.test(properties)) {
                consumer.accept(
                        drafts.read(line, properties, geometries.read(feature.get("geometry"), errors), errors));
            }
        });
    }

    /** The properties; their {@code id}, if missing, is the feature's own. */
    private static ObjectNode properties(JsonNode feature, List<FieldError> errors) {
        if (!"Feature".equals(feature.path("type").asText())) {
            errors.add(FieldError.of("type", "not-a-feature"));
        }
        JsonNode given = feature.path("properties");
        ObjectNode properties = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        if (!given.isObject() && !given.isNull() && !given.isMissingNode()) {
            errors.add(FieldError.of("properties", "not-an-object"));
        }
        JsonNode id = feature.path("id");
        if (!properties.hasNonNull("id") && id.isValueNode() && !id.isNull()) {
            properties.set("id", id);
        }
        return properties;
    }
}
