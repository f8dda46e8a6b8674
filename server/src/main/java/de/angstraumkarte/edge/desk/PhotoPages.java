package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.PhotoService;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.PlacePhotosView;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Photos that residents sent, and which of them the public may see. */
final class PhotoPages {
    private static final String PATH = "/verwaltung/orte/{id}/fotos";

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final PhotoService photos;
    private final PlaceService places;

    PhotoPages(DeskPages pages, DeskTemplates templates, PhotoService photos, PlaceService places) {
        this.pages = pages;
        this.templates = templates;
        this.photos = photos;
        this.places = places;
    }

    void register(DeskRoutes desk) {
        desk.get("/verwaltung/fotos/{id}.jpg", Role.CASE_WORKER, this::image);
        desk.get(PATH, Role.CASE_WORKER, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            show(ctx, staff, null, FormView.EMPTY);
        });
        desk.post(PATH + "/{photo}/freigeben", Role.COORDINATOR, this::release);
        desk.post(PATH + "/{photo}/verbergen", Role.COORDINATOR, this::hide);
    }

    private void image(Context ctx, Staff staff) {
        Params.of(ctx).check();
        byte[] jpeg = photos.image(staff, ReportPages.id(ctx)).jpeg();
        ctx.header("Cache-Control", "no-store").contentType("image/jpeg").result(jpeg);
    }

    private void release(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "alt");
        try {
            @Nullable String alt = params.text("alt", PhotoService.LONGEST_ALT);
            params.check();
            photos.release(staff, ctx.pathParam("id"), photo(ctx), alt);
            done(ctx, "desk.notice.photo.released");
        } catch (Invalid e) {
            DeskPage page = pages.page(ctx, staff);
            ctx.status(400);
            show(ctx, staff, photo(ctx), Forms.again(ctx, page.page().messages(), e.errors()));
        }
    }

    private void hide(Context ctx, Staff staff) {
        Params.body(ctx).check();
        try {
            photos.hide(staff, ctx.pathParam("id"), photo(ctx));
            done(ctx, "desk.notice.photo.hidden");
        } catch (Conflict e) {
            // Somebody else was faster; it is as wanted.
            done(ctx, "desk.notice.photo.hidden");
        }
    }

    private static void done(Context ctx, String notice) {
        DeskPages.done(ctx, "/verwaltung/orte/" + ctx.pathParam("id") + "/fotos", notice);
    }

    private static long photo(Context ctx) {
        String id = ctx.pathParam("photo");
        if (!id.matches("\\d{1,15}")) {
            throw new NotFound();
        }
        return Long.parseLong(id);
    }

    private void show(Context ctx, Staff staff, @Nullable Long sent, FormView form) {
        String placeId = ctx.pathParam("id");
        PlacePhotosView view = new PlacePhotosView(
                placeId,
                places.place(placeId).title(),
                photos.ofPlace(staff, placeId).stream().map(ReportViews::photo).toList(),
                sent,
                form,
                staff.role().includes(Role.COORDINATOR));
        pages.send(ctx, templates.placePhotos(pages.page(ctx, staff), view));
    }
}
