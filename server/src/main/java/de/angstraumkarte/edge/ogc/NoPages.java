package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureTable;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/** Refuses the format that is not there yet. */
public final class NoPages implements OgcHtml {
    @Override
    public String landing(Context ctx, ObjectNode document) {
        throw new HttpResponseException(HttpStatus.NOT_ACCEPTABLE, "", Map.of());
    }

    @Override
    public String conformance(Context ctx, ObjectNode document) {
        throw new HttpResponseException(HttpStatus.NOT_ACCEPTABLE, "", Map.of());
    }

    @Override
    public String collections(Context ctx, ObjectNode document) {
        throw new HttpResponseException(HttpStatus.NOT_ACCEPTABLE, "", Map.of());
    }

    @Override
    public String collection(Context ctx, OpenCollection collection, ObjectNode document) {
        throw new HttpResponseException(HttpStatus.NOT_ACCEPTABLE, "", Map.of());
    }

    @Override
    public String items(Context ctx, OpenCollection collection, ItemsPage page) {
        throw new HttpResponseException(HttpStatus.NOT_ACCEPTABLE, "", Map.of());
    }

    @Override
    public String item(Context ctx, OpenCollection collection, FeatureTable table, int row, List<Link> links) {
        throw new HttpResponseException(HttpStatus.NOT_ACCEPTABLE, "", Map.of());
    }
}
