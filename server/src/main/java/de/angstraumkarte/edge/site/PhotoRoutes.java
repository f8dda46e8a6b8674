package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.EntityTags;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.report.Photo;
import de.angstraumkarte.domain.report.PhotoService;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Objects;

/** {@code /fotos/{id}.jpg}: photos that staff released. */
public final class PhotoRoutes {
    /** Every use asks again: a photo that was hidden is gone at once. */
    private static final String REVALIDATE = "public, max-age=0, must-revalidate";

    private final PhotoService photos;

    public PhotoRoutes(PhotoService photos) {
        this.photos = photos;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/fotos/{id}.jpg", this::photo);
    }

    private void photo(Context ctx) {
        Params.of(ctx).check();
        String id = ctx.pathParam("id");
        if (!id.matches("\\d{1,15}")) {
            throw new NotFound();
        }
        String tag = tag(photos.released(Long.parseLong(id)));
        if (EntityTags.match(ctx.header("If-None-Match"), tag)) {
            ctx.header("ETag", tag).header("Cache-Control", REVALIDATE).status(HttpStatus.NOT_MODIFIED);
            return;
        }
        // Read again with its bytes: it may have been hidden in between.
        PhotoService.Image image = photos.releasedImage(Long.parseLong(id));
        ctx.header("ETag", tag(image.photo()))
                .header("Cache-Control", REVALIDATE)
                .contentType("image/jpeg")
                .result(image.jpeg());
    }

    /** The bytes of a photo never change. */
    private static String tag(Photo photo) {
        return "\"" + photo.id() + "-"
                + Objects.requireNonNull(photo.releasedAt()).toInstant().toEpochMilli() + "\"";
    }
}
