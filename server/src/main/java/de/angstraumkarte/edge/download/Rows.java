package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.edge.feature.FeatureTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The features of a table one after the other, so that none but the one in hand is in memory. */
final class Rows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final ObjectReader READER = JSON.reader();
    private static final ObjectWriter WRITER = JSON.writer();

    /** What is done with each. */
    @FunctionalInterface
    interface Visitor {
        /** @param feature GeoJSON, CRS84 */
        void visit(JsonNode feature) throws IOException;
    }

    private static final String HREF = "href";

    private final String site;

    /** @param site absolute address that links to pages begin with; empty if they are to stay as they are */
    Rows(String site) {
        this.site = site;
    }

    /** All features as GeoJSON, separated by commas. */
    void write(FeatureTable table, OutputStream out) throws IOException {
        if (site.isEmpty()) {
            table.writeFeatures(out, 0, table.size(), FeatureCrs.CRS84);
            return;
        }
        boolean[] first = {true};
        each(table, feature -> {
            if (!first[0]) {
                out.write(',');
            }
            first[0] = false;
            out.write(WRITER.writeValueAsBytes(feature));
        });
    }

    void each(FeatureTable table, Visitor visitor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        for (int row = 0; row < table.size(); row++) {
            bytes.reset();
            table.writeFeature(bytes, row, FeatureCrs.CRS84, "");
            visitor.visit(linked(READER.readTree(bytes.toByteArray())));
        }
    }

    private JsonNode linked(JsonNode feature) {
        if (!site.isEmpty()
                && feature.path("properties") instanceof ObjectNode properties
                && properties.path(HREF).asText().startsWith("/")) {
            properties.put(HREF, site + properties.path(HREF).asText());
        }
        return feature;
    }
}
