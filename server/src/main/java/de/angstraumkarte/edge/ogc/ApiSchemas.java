package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.web.Messages;

/** The answers of {@code /ogc} as its API document describes them. */
final class ApiSchemas {
    private static final String[] GEOMETRIES = {
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"
    };

    private final Messages messages;

    ApiSchemas(Messages messages) {
        this.messages = messages;
    }

    /** Name of the schema of the features of a collection. */
    static String name(OpenCollection collection) {
        return "Ogc" + Character.toUpperCase(collection.id().charAt(0))
                + collection.id().substring(1);
    }

    void components(ObjectNode schemas) {
        links(schemas);
        ObjectNode landing = object(schemas, "OgcLanding", "links");
        string(landing, "title");
        string(landing, "description");
        string(landing, "attribution");
        list(landing, "links", "OgcLink");
        ObjectNode conformance = object(schemas, "OgcConformance", "conformsTo");
        strings(conformance, "conformsTo");
        list(conformance, "links", "OgcLink");
        ObjectNode collections = object(schemas, "OgcCollections", "links", "collections");
        list(collections, "links", "OgcLink");
        list(collections, "collections", "OgcCollection");
        collection(schemas);
        exception(schemas);
        ObjectNode queryables = object(schemas, "OgcQueryables", "type", "properties");
        for (String name : new String[] {"$schema", "$id", "title", "description"}) {
            string(queryables, name);
        }
        member(queryables, "type").put("type", "string").putArray("enum").add("object");
        member(queryables, "properties").put("type", "object").put("additionalProperties", true);
        member(queryables, "additionalProperties").put("type", "boolean");
        geometry(schemas);
        counts(schemas);
        light(schemas);
        for (OpenCollection collection : OpenCollection.ALL) {
            feature(schemas, collection);
            features(schemas, collection);
        }
    }

    private static void links(ObjectNode schemas) {
        ObjectNode link = object(schemas, "OgcLink", "href", "rel");
        for (String name : new String[] {"href", "rel", "type", "hreflang", "title"}) {
            string(link, name);
        }
    }

    private static void collection(ObjectNode schemas) {
        ObjectNode collection = object(schemas, "OgcCollection", "id", "links", "crs");
        for (String name : new String[] {"id", "title", "description", "attribution", "itemType", "storageCrs"}) {
            string(collection, name);
        }
        strings(collection, "crs");
        list(collection, "links", "OgcLink");
        ObjectNode extent = member(collection, "extent").put("type", "object");
        ObjectNode spatial = extent.putObject("properties").putObject("spatial").put("type", "object");
        ObjectNode boxes = spatial.putObject("properties").putObject("bbox").put("type", "array");
        ObjectNode box = boxes.putObject("items").put("type", "array");
        box.put("minItems", 4).put("maxItems", 6).putObject("items").put("type", "number");
        ((ObjectNode) spatial.get("properties")).putObject("crs").put("type", "string");
        ObjectNode temporal =
                ((ObjectNode) extent.get("properties")).putObject("temporal").put("type", "object");
        ObjectNode interval =
                temporal.putObject("properties").putObject("interval").put("type", "array");
        ObjectNode ends = interval.putObject("items")
                .put("type", "array")
                .put("minItems", 2)
                .put("maxItems", 2);
        ends.putObject("items").put("type", "string").put("format", "date-time").put("nullable", true);
        ((ObjectNode) temporal.get("properties")).putObject("trs").put("type", "string");
    }

    private static void exception(ObjectNode schemas) {
        ObjectNode exception =
                object(schemas, "OgcException", "code", "description", "type", "title", "status", "detail", "instance");
        for (String name : new String[] {"code", "description", "type", "title", "detail", "instance"}) {
            string(exception, name);
        }
        member(exception, "status").put("type", "integer");
        ObjectNode error = member(exception, "errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        ObjectNode members = error.putObject("properties");
        for (String name : new String[] {"field", "code", "message"}) {
            members.putObject(name).put("type", "string");
        }
    }

    private static void geometry(ObjectNode schemas) {
        ObjectNode geometry = object(schemas, "OgcGeometry", "type").put("nullable", true);
        ArrayNode types = member(geometry, "type").put("type", "string").putArray("enum");
        for (String type : GEOMETRIES) {
            types.add(type);
        }
        member(geometry, "coordinates").put("type", "array").putObject("items");
    }

    private static void counts(ObjectNode schemas) {
        ObjectNode counts = object(schemas, "OgcMeasures", "open", "done");
        member(counts, "open").put("type", "integer");
        member(counts, "done").put("type", "integer");
    }

    private void light(ObjectNode schemas) {
        ObjectNode group = object(schemas, "OgcAnswers", "n", "answers").put("nullable", true);
        group.put("description", messages.text("apidoc.ogc.answers"));
        member(group, "n").put("type", "integer");
        member(group, "answers")
                .put("type", "array")
                .put("minItems", 5)
                .put("maxItems", 5)
                .putObject("items")
                .put("type", "integer");
        ObjectNode light =
                object(schemas, "OgcLight", "verdict", "verdictTitle", "before", "after", "p", "superiority");
        // null where no measure is done: beside a reference it would not count
        light.put("nullable", true);
        string(light, "verdict");
        string(light, "verdictTitle");
        member(light, "before").put("$ref", "#/components/schemas/OgcAnswers");
        member(light, "after").put("$ref", "#/components/schemas/OgcAnswers");
        member(light, "p").put("type", "number").put("nullable", true);
        member(light, "superiority").put("type", "number").put("nullable", true);
    }

    private void feature(ObjectNode schemas, OpenCollection collection) {
        ObjectNode feature = object(schemas, name(collection), "type", "id", "geometry", "properties");
        feature.put("description", CollectionWords.description(collection, messages));
        member(feature, "type").put("type", "string").putArray("enum").add("Feature");
        string(feature, "id");
        member(feature, "geometry").put("$ref", "#/components/schemas/OgcGeometry");
        list(feature, "links", "OgcLink");
        ObjectNode properties = member(feature, "properties").put("type", "object");
        ArrayNode required = properties.putArray("required");
        ObjectNode members = properties.putObject("properties");
        for (FeatureProperty property : FeatureProperty.of(collection)) {
            required.add(property.name());
            property(members.putObject(property.name()), property);
        }
    }

    private void property(ObjectNode schema, FeatureProperty property) {
        switch (property.kind()) {
            case TEXT -> schema.put("type", "string");
            case DAY -> schema.put("type", "string").put("format", "date");
            case INTEGER -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case TEXTS -> schema.put("type", "array").putObject("items").put("type", "string");
            case OBJECT -> schema.put("type", "object").put("additionalProperties", true);
            case COUNTS -> schema.put("$ref", "#/components/schemas/OgcMeasures");
            case LIGHT -> schema.put("$ref", "#/components/schemas/OgcLight");
        }
        if (!schema.has("$ref")) {
            schema.put("description", CollectionWords.property(property.name(), messages));
            if (!property.always()) {
                schema.put("nullable", true);
            }
        }
    }

    private static void features(ObjectNode schemas, OpenCollection collection) {
        ObjectNode features = object(schemas, name(collection) + "Collection", "type", "features");
        member(features, "type").put("type", "string").putArray("enum").add("FeatureCollection");
        for (String name : new String[] {"title", "attribution"}) {
            string(features, name);
        }
        member(features, "timeStamp").put("type", "string").put("format", "date-time");
        member(features, "numberMatched").put("type", "integer").put("minimum", 0);
        member(features, "numberReturned").put("type", "integer").put("minimum", 0);
        list(features, "links", "OgcLink");
        list(features, "features", name(collection));
    }

    private static ObjectNode object(ObjectNode schemas, String name, String... required) {
        ObjectNode schema = schemas.putObject(name).put("type", "object");
        for (String member : required) {
            schema.withArray("/required").add(member);
        }
        schema.putObject("properties");
        return schema;
    }

    private static ObjectNode member(ObjectNode schema, String name) {
        return ((ObjectNode) schema.get("properties")).putObject(name);
    }

    private static void string(ObjectNode schema, String name) {
        member(schema, name).put("type", "string");
    }

    private static void strings(ObjectNode schema, String name) {
        member(schema, name).put("type", "array").putObject("items").put("type", "string");
    }

    private static void list(ObjectNode schema, String name, String of) {
        member(schema, name).put("type", "array").putObject("items").put("$ref", "#/components/schemas/" + of);
    }
}
