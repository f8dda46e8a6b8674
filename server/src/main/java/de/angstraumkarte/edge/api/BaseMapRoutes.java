package de.angstraumkarte.edge.api;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.edge.feature.LayerDocuments;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;

/** {@code /api/base/stadtgrenze.geojson}: our own base map, the outline of the city. */
public final class BaseMapRoutes {
    private final PreparedBody outline;

    /** @param outline the GeoJSON document as it is bundled, with its attribution */
    public BaseMapRoutes(String outline) {
        this.outline = PreparedBody.of(LayerDocuments.MEDIA_TYPE, outline.getBytes(StandardCharsets.UTF_8));
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/api/base/stadtgrenze.geojson", ctx -> {
            Params.of(ctx).check();
            ctx.header("Cache-Control", "public, max-age=86400");
            outline.send(ctx);
        });
    }
}
