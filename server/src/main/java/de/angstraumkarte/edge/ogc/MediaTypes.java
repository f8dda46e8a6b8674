package de.angstraumkarte.edge.ogc;

/** Names of the formats here. In links always without charset. */
final class MediaTypes {
    static final String JSON = "application/json";
    static final String GEOJSON = "application/geo+json";
    static final String HTML = "text/html";
    static final String SCHEMA = "application/schema+json";
    static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

    private MediaTypes() {}
}
