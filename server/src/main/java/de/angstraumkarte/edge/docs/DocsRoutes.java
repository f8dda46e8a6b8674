package de.angstraumkarte.edge.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** {@code /api/openapi.json} for programs, {@code /daten/schnittstellen} for people: all interfaces described. */
public final class DocsRoutes {
    private static final String DOCUMENT = "/api/openapi.json";
    private static final String MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.0";

    private final ApiDocuments documents;
    private final Function<Context, PageView> frame;
    private final Templates templates;
    private final SiteAddress site;
    private final ObjectMapper json;

    /** @param frame makes what every page needs */
    public DocsRoutes(
            ApiDocuments documents,
            Function<Context, PageView> frame,
            Templates templates,
            SiteAddress site,
            ObjectMapper json) {
        this.documents = documents;
        this.frame = frame;
        this.templates = templates;
        this.site = site;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(DOCUMENT, this::document);
        routes.get("/daten/schnittstellen", ctx -> {
            Params.form(ctx, Languages.NAME).check();
            ctx.header("Cache-Control", "no-cache").header("Vary", "Accept-Language, Cookie");
            PreparedBody.once("text/html; charset=utf-8", page(ctx).getBytes(StandardCharsets.UTF_8))
                    .send(ctx);
        });
    }

    /** The documentation page, for whatever address shows it. */
    public String page(Context ctx) {
        PageView page = frame.apply(ctx);
        ctx.header("Content-Language", page.language());
        ObjectNode all = documents.all(page.messages(), site.of(ctx));
        return templates.apiDoc(page, new DocViews(all, page.messages()).view(DOCUMENT));
    }

    private void document(Context ctx) throws JsonProcessingException {
        Params.of(ctx, Languages.NAME).check();
        ObjectNode all = documents.all(Languages.messages(ctx), site.of(ctx));
        ctx.header("Cache-Control", "no-cache").header("Vary", "Accept-Language, Cookie");
        PreparedBody.once(MEDIA_TYPE, json.writeValueAsBytes(all)).send(ctx);
    }
}
