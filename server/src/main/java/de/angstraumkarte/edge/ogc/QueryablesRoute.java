package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** What filters of a collection can name, as JSON Schema (OGC 19-079r2, 6). The words in it are German: they are data, the same for everybody. */
final class QueryablesRoute {
    private static final String PATH = "/queryables";

    private final Messages messages = Messages.of("de");
    private final OgcHtml html;
    private final SiteAddress site;
    private final ObjectMapper json;

    QueryablesRoute(OgcHtml html, SiteAddress site, ObjectMapper json) {
        this.html = html;
        this.site = site;
        this.json = json;
    }

    void register(JavalinDefaultRoutingApi routes) {
        routes.get(OgcRoutes.PATH + "/collections/{collection}" + PATH, this::answer);
    }

    private void answer(Context ctx) throws JsonProcessingException {
        OpenCollection collection = OgcRoutes.collection(ctx);
        Params params = Params.of(ctx, Format.NAME, Languages.NAME);
        Format format = Negotiation.format(ctx, params, MediaTypes.SCHEMA, MediaTypes.JSON);
        params.check();
        if (format == Format.HTML) {
            ctx.contentType("text/html; charset=utf-8").result(html.queryables(ctx, collection));
            return;
        }
        ctx.header("Cache-Control", OgcRoutes.REVALIDATE);
        PreparedBody.once(MediaTypes.SCHEMA, json.writeValueAsBytes(schema(ctx, collection)))
                .send(ctx);
    }

    private ObjectNode schema(Context ctx, OpenCollection collection) {
        ObjectNode schema = json.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", site.of(ctx) + OgcRoutes.PATH + OgcLinks.collection(collection) + PATH)
                .put("type", "object")
                .put("title", CollectionWords.title(collection, messages));
        ObjectNode properties = schema.putObject("properties");
        collection.queryables().forEach(queryable -> describe(properties.putObject(queryable.name()), queryable));
        return schema.put("additionalProperties", false);
    }

    private void describe(ObjectNode property, Queryable queryable) {
        property.put("title", CollectionWords.property(queryable.name(), messages));
        switch (queryable.type()) {
            case TEXT -> values(property.put("type", "string"), queryable);
            case INTEGER -> property.put("type", "integer");
            case BOOLEAN -> property.put("type", "boolean");
            case DATE -> property.put("type", "string").put("format", "date");
            case LIST -> values(property.put("type", "array").putObject("items").put("type", "string"), queryable);
            case GEOMETRY -> property.put("format", "geometry-any").put("x-ogc-role", "primary-geometry");
        }
    }

    private static void values(ObjectNode text, Queryable queryable) {
        if (!queryable.values().isEmpty()) {
            queryable.values().forEach(text.putArray("enum")::add);
        }
    }
}
