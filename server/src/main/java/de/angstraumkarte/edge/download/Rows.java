package de.angstraumkarte.edge.download;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.edge.feature.FeatureTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The features of a table one after the other, so that none but the one in hand is in memory. */
final class Rows {
    private static final ObjectReader READER = JsonMapper.builder().build().reader();

    /** What is done with each. */
    @FunctionalInterface
    interface Visitor {
        /** @param feature GeoJSON, CRS84 */
        void visit(JsonNode feature) throws IOException;
    }

    private Rows() {}

    static void each(FeatureTable table, Visitor visitor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        for (int row = 0; row < table.size(); row++) {
            bytes.reset();
            table.writeFeature(bytes, row, FeatureCrs.CRS84, "");
            visitor.visit(READER.readTree(bytes.toByteArray()));
        }
    }
}
