package de.angstraumkarte.edge.ogc;

import java.util.List;

/** The conformance classes that are fulfilled as a whole. */
final class Conformance {
    private static final String PART_1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private static final String PART_2 = "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/";

    private static final String PART_3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/";
    private static final String CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/";

    static final List<String> CLASSES = List.of(
            PART_1 + "core",
            PART_1 + "geojson",
            PART_1 + "html",
            PART_1 + "oas30",
            PART_2 + "crs",
            PART_3 + "queryables",
            PART_3 + "queryables-query-parameters",
            PART_3 + "filter",
            PART_3 + "features-filter",
            CQL2 + "cql2-text",
            CQL2 + "basic-cql2",
            CQL2 + "advanced-comparison-operators",
            CQL2 + "basic-spatial-functions",
            CQL2 + "basic-spatial-functions-plus");

    private Conformance() {}
}
