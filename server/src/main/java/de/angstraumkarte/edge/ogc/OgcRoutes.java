package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.SelectionService;
import de.angstraumkarte.edge.feature.FeatureTables;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** {@code /ogc}: what there is, described. The features themselves are in {@link ItemRoutes}. */
public final class OgcRoutes {
    static final String PATH = "/ogc";
    static final String REVALIDATE = "public, max-age=0, must-revalidate";
    private static final String COLLECTION = "collection";

    private final CollectionDocuments documents;
    private final ItemRoutes items;
    private final OgcHtml html;
    private final SiteAddress site;
    private final ObjectMapper json;

    public OgcRoutes(
            FeatureTables tables,
            SelectionService selections,
            OgcHtml html,
            SiteAddress site,
            Clock clock,
            ObjectMapper json) {
        this.documents = new CollectionDocuments(tables, json);
        this.items = new ItemRoutes(tables, selections, documents, html, site, clock, json);
        this.html = html;
        this.site = site;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, ctx -> answer(ctx, "", documents::landing, document -> html.landing(ctx, document)));
        routes.get(
                PATH + "/conformance",
                ctx -> answer(
                        ctx, "/conformance", documents::conformance, document -> html.conformance(ctx, document)));
        routes.get(
                PATH + "/collections",
                ctx -> answer(
                        ctx, "/collections", documents::collections, document -> html.collections(ctx, document)));
        routes.get(PATH + "/collections/{" + COLLECTION + "}", ctx -> {
            OpenCollection collection = collection(ctx);
            answer(
                    ctx,
                    OgcLinks.collection(collection),
                    links -> documents.collection(collection, links),
                    document -> html.collection(ctx, collection, document));
        });
        new QueryablesRoute(html, site, json).register(routes);
        items.register(routes);
    }

    /** @throws NotFound if there is none of that name */
    static OpenCollection collection(Context ctx) {
        return OpenCollection.find(ctx.pathParam(COLLECTION)).orElseThrow(NotFound::new);
    }

    static OgcLinks links(Context ctx, SiteAddress site, String path, Format format, String type) {
        Map<String, String> query = new LinkedHashMap<>();
        ctx.queryParamMap().forEach((name, values) -> {
            if (!name.isEmpty()) {
                query.put(name, values.get(0));
            }
        });
        return new OgcLinks(site.of(ctx) + PATH, path, query, format, type);
    }

    private void answer(
            Context ctx, String path, Function<OgcLinks, ObjectNode> make, Function<ObjectNode, String> page)
            throws JsonProcessingException {
        Params params = Params.of(ctx, Format.NAME, Languages.NAME);
        Format format = Negotiation.format(ctx, params, MediaTypes.JSON);
        params.check();
        ObjectNode document = make.apply(links(ctx, site, path, format, MediaTypes.JSON));
        if (format == Format.HTML) {
            ctx.contentType("text/html; charset=utf-8").result(page.apply(document));
        } else {
            ctx.header("Cache-Control", REVALIDATE);
            PreparedBody.once(MediaTypes.JSON, json.writeValueAsBytes(document)).send(ctx);
        }
    }
}
