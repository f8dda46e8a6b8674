package de.angstraumkarte.edge.tiles;

import de.angstraumkarte.base.http.EntityTags;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.tiles.Tile;
import de.angstraumkarte.base.tiles.TileAddress;
import de.angstraumkarte.base.tiles.TileService;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /tiles/{z}/{x}/{y}.png}. A tile that cannot be had now is 204, not an error: Chromium then fires the
 * image's {@code error} event, so the map leaves the place empty, but writes nothing to the console as it does for 404.
 */
public final class TileRoutes {
    private static final String TILE_CACHING = "public, max-age=86400, stale-while-revalidate=604800";
    private static final String NO_TILE_CACHING = "public, max-age=60";

    private final @Nullable TileService tiles;

    /** @param tiles null if no source is configured; every tile is then not found */
    public TileRoutes(@Nullable TileService tiles) {
        this.tiles = tiles;
    }

    /** Adds the route. */
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/tiles/{z}/{x}/{y}.png", this::tile);
    }

    private void tile(Context ctx) {
        TileAddress address = TileAddress.parse(ctx.pathParam("z"), ctx.pathParam("x"), ctx.pathParam("y"))
                .filter(TileAddress::covered)
                .orElseThrow(NotFound::new);
        if (tiles == null) {
            throw new NotFound();
        }
        Optional<Tile> tile = tiles.tile(address);
        if (tile.isPresent()) {
            send(ctx, tile.get());
        } else {
            ctx.status(HttpStatus.NO_CONTENT).header("Cache-Control", NO_TILE_CACHING);
        }
    }

    private static void send(Context ctx, Tile tile) {
        ctx.header("ETag", tile.etag()).header("Cache-Control", TILE_CACHING);
        if (EntityTags.match(ctx.header("If-None-Match"), tile.etag())) {
            ctx.status(HttpStatus.NOT_MODIFIED);
        } else {
            ctx.contentType(tile.contentType()).result(tile.bytes());
        }
    }
}
