package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import de.angstraumkarte.web.Messages;
import java.util.List;

/** The parameters of {@code /ogc} as its API document describes them. */
final class ApiParameters {
    private static final List<String> ITEMS = List.of(
            "ogcLimit",
            "ogcOffset",
            "ogcBbox",
            "ogcBboxCrs",
            "ogcDatetime",
            "ogcCrs",
            "ogcFilter",
            "ogcFilterLang",
            "ogcFilterCrs");

    private final Messages messages;

    ApiParameters(Messages messages) {
        this.messages = messages;
    }

    /** Names of those that every resource has. */
    List<String> common() {
        return List.of("ogcF", "ogcLang");
    }

    static void refer(ArrayNode list, String name) {
        list.addObject().put("$ref", "#/components/parameters/" + name);
    }

    /** Adds what chooses among the features of a collection. */
    void items(ArrayNode list, OpenCollection collection) {
        ITEMS.forEach(name -> refer(list, name));
        for (Queryable queryable : collection.queryables()) {
            if (queryable.type() != Queryable.Type.GEOMETRY) {
                queryable(list.addObject(), queryable);
            }
        }
    }

    void item(ArrayNode list) {
        ObjectNode id = list.insertObject(0)
                .put("name", "featureId")
                .put("in", "path")
                .put("required", true)
                .put("description", text("featureId"));
        id.putObject("schema").put("type", "string");
        refer(list, "ogcCrs");
    }

    private void queryable(ObjectNode parameter, Queryable queryable) {
        String words = CollectionWords.property(queryable.name(), messages);
        ObjectNode schema = query(parameter, queryable.name(), text("queryable", words))
                .put("type", "array")
                .put("minItems", 1)
                .put("maxItems", PropertyFilters.MOST_VALUES)
                .putObject("items");
        switch (queryable.type()) {
            case INTEGER -> schema.put("type", "integer");
            case BOOLEAN -> schema.put("type", "boolean");
            case DATE -> schema.put("type", "string").put("format", "date");
            case TEXT, LIST, GEOMETRY -> schema.put("type", "string");
        }
        if (!queryable.values().isEmpty()) {
            queryable.values().forEach(schema.putArray("enum")::add);
        }
    }

    /** Those that several resources share. */
    void components(ObjectNode components) {
        choice(components.putObject("ogcF"), Format.NAME, Format.slugs());
        choice(components.putObject("ogcLang"), "lang", Messages.LANGUAGES);
        shared(components, "ogcLimit", "limit")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", ItemsRequest.MAX_LIMIT)
                .put("default", ItemsRequest.DEFAULT_LIMIT);
        shared(components, "ogcOffset", "offset")
                .put("type", "integer")
                .put("minimum", 0)
                .put("default", 0);
        ObjectNode bbox = shared(components, "ogcBbox", "bbox")
                .put("type", "array")
                .put("minItems", 4)
                .put("maxItems", 6);
        bbox.putObject("items").put("type", "number");
        ((ObjectNode) components.get("ogcBbox"))
                .putArray("example")
                .add(7.44)
                .add(51.51)
                .add(7.48)
                .add(51.53);
        crs(components, "ogcBboxCrs", "bbox-crs");
        crs(components, "ogcCrs", "crs");
        crs(components, "ogcFilterCrs", "filter-crs");
        shared(components, "ogcDatetime", "datetime").put("type", "string");
        ((ObjectNode) components.get("ogcDatetime")).put("example", "2026-01-01T00:00:00Z/..");
        shared(components, "ogcFilter", "filter").put("type", "string");
        ((ObjectNode) components.get("ogcFilter")).put("example", "district = 'hoerde'");
        choice(components.putObject("ogcFilterLang"), FilterParams.LANGUAGE, List.of(FilterParams.CQL2_TEXT));
        ((ObjectNode) components.get("ogcFilterLang").get("schema")).put("default", FilterParams.CQL2_TEXT);
    }

    private void crs(ObjectNode components, String component, String name) {
        choice(components.putObject(component), name, CrsParam.URIS);
        ((ObjectNode) components.get(component).get("schema"))
                .put("format", "uri")
                .put("default", CrsParam.URIS.get(0));
    }

    private void choice(ObjectNode parameter, String name, List<String> values) {
        ObjectNode schema = query(parameter, name, text(name)).put("type", "string");
        values.forEach(schema.putArray("enum")::add);
    }

    private ObjectNode shared(ObjectNode components, String component, String name) {
        return query(components.putObject(component), name, text(name));
    }

    /** Fills in a parameter of the query; returns its schema. */
    private static ObjectNode query(ObjectNode parameter, String name, String description) {
        return parameter
                .put("name", name)
                .put("in", "query")
                .put("required", false)
                .put("description", description)
                .put("style", "form")
                .put("explode", false)
                .putObject("schema");
    }

    private String text(String key, Object... args) {
        return messages.text("apidoc.ogc.param." + key, args);
    }
}
