package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureTable;
import io.javalin.http.Context;
import java.util.List;

/** The answers of {@code /ogc} as pages. Documents are what programs get. */
public interface OgcHtml {
    String landing(Context ctx, ObjectNode document);

    String conformance(Context ctx, ObjectNode document);

    String collections(Context ctx, ObjectNode document);

    String collection(Context ctx, OpenCollection collection, ObjectNode document);

    String queryables(Context ctx, OpenCollection collection);

    String items(Context ctx, OpenCollection collection, ItemsPage page);

    /** @param row of the feature in the table */
    String item(Context ctx, OpenCollection collection, FeatureTable table, int row, List<Link> links);
}
