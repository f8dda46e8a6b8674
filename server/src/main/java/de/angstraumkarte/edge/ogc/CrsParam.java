package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.edge.feature.FeatureCrs;
import java.util.Arrays;
import java.util.List;

/** The parameters that name a coordinate reference system by its URI. */
final class CrsParam {
    /** Of the coordinates in the answer. */
    static final String NAME = "crs";

    /** Header that says which one the coordinates of an answer are in. */
    static final String HEADER = "Content-Crs";

    /** The default first. */
    static final List<String> URIS =
            Arrays.stream(FeatureCrs.values()).map(FeatureCrs::uri).toList();

    private CrsParam() {}

    /** The default if the parameter is absent or wrong, which is noted in the parameters. */
    static FeatureCrs read(Params params, String name) {
        String uri = params.text(name, 200);
        if (uri == null) {
            return FeatureCrs.CRS84;
        }
        return FeatureCrs.find(uri).orElseGet(() -> {
            params.error(name, "allowed", String.join(", ", URIS));
            return FeatureCrs.CRS84;
        });
    }

    static String header(FeatureCrs crs) {
        return "<" + crs.uri() + ">";
    }
}
