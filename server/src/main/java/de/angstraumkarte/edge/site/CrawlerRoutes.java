package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What search engines ask for first: where they may go, and which pages there are. */
public final class CrawlerRoutes {
    private static final String SITEMAP = "/sitemap.xml";
    private static final int MOST_PARTS = 1000;

    /** Secrets of single people, what is for staff, forms with endless variants, and what is for other programs. */
    private static final List<String> CLOSED = List.of(
            "/verwaltung",
            "/meldung",
            "/antwort",
            "/abo",
            "/einbetten",
            "/api/",
            "/ogc",
            "/open311/",
            "/feeds/",
            "/tiles/",
            "/health/",
            "/*?stand=",
            "/*&stand=");

    private final Sitemap sitemap;
    private final SiteAddress address;

    public CrawlerRoutes(Sitemap sitemap, SiteAddress address) {
        this.sitemap = sitemap;
        this.address = address;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/robots.txt", this::robots);
        routes.get(SITEMAP, ctx -> send(ctx, 0));
        routes.get("/sitemap-{part}.xml", this::part);
    }

    private void robots(Context ctx) {
        Params.of(ctx).check();
        StringBuilder text = new StringBuilder("User-agent: *\n");
        CLOSED.forEach(path -> text.append("Disallow: ").append(path).append('\n'));
        text.append("\nSitemap: ").append(address.of(ctx)).append(SITEMAP).append('\n');
        ctx.header("Cache-Control", "public, max-age=3600");
        PreparedBody.once("text/plain; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8))
                .send(ctx);
    }

    private void part(Context ctx) {
        String part = ctx.pathParam("part");
        if (!part.matches("[1-9]\\d{0,3}") || Integer.parseInt(part) > MOST_PARTS) {
            throw new NotFound();
        }
        send(ctx, Integer.parseInt(part));
    }

    /** @param part 0 for the whole, which is a list of the parts if there are several */
    private void send(Context ctx, int part) {
        Params.of(ctx).check();
        PreparedBody body = sitemap.of(address.of(ctx), part).orElseThrow(NotFound::new);
        ctx.header("Cache-Control", "public, max-age=0, must-revalidate");
        body.send(ctx);
    }
}
