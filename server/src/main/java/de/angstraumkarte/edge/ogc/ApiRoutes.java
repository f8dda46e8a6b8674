package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.SiteAddress;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** {@code /ogc/api}: the description of this interface, for programs and as the page about all of them. */
public final class ApiRoutes {
    private final ApiDocument document;
    private final Function<Context, String> page;
    private final SiteAddress site;
    private final ObjectMapper json;

    /** @param page describes the interfaces to people */
    public ApiRoutes(ApiDocument document, Function<Context, String> page, SiteAddress site, ObjectMapper json) {
        this.document = document;
        this.page = page;
        this.site = site;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(ApiDocument.PATH + "/api", this::api);
    }

    private void api(Context ctx) throws JsonProcessingException {
        Params params = Params.of(ctx, Format.NAME, Languages.NAME);
        Format format = Negotiation.format(ctx, params, MediaTypes.OPENAPI, MediaTypes.JSON);
        params.check();
        ctx.header("Cache-Control", "no-cache");
        ctx.res().addHeader("Vary", "Accept-Language, Cookie");
        if (format == Format.HTML) {
            PreparedBody.once("text/html; charset=utf-8", page.apply(ctx).getBytes(StandardCharsets.UTF_8))
                    .send(ctx);
        } else {
            byte[] body = json.writeValueAsBytes(document.of(Languages.messages(ctx), site.of(ctx) + ApiDocument.PATH));
            PreparedBody.once(MediaTypes.OPENAPI, body).send(ctx);
        }
    }
}
