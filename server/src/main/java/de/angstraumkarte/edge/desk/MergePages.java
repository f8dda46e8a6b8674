package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.MergeService;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.MergeView;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Two places that are one: first the other place is chosen, then both are shown and joined. */
final class MergePages {
    private static final String PATH = "/verwaltung/orte/{id}/zusammenfuehren";
    private static final int NEAR_M = 500;
    private static final int MOST_NEAR = 20;
    private static final int LONGEST_ID = 300;

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final MergeService merges;
    private final PlaceService places;
    private final PlaceFinder finder;

    MergePages(DeskPages pages, DeskTemplates templates, MergeService merges, PlaceService places, PlaceFinder finder) {
        this.pages = pages;
        this.templates = templates;
        this.merges = merges;
        this.places = places;
        this.finder = finder;
    }

    void register(DeskRoutes desk) {
        desk.get(PATH, Role.COORDINATOR, this::choose);
        desk.post(PATH, Role.COORDINATOR, this::merge);
    }

    private void choose(Context ctx, Staff staff) {
        Params params = Params.form(ctx, "into", Languages.NAME);
        @Nullable String into = params.text("into", LONGEST_ID);
        Place from = places.place(ctx.pathParam("id"));
        if (gone(ctx, from)) {
            return;
        }
        Optional<Place> other =
                into == null ? Optional.empty() : Optional.ofNullable(finder.find(params, "into", into, from.layer()));
        if (other.isPresent() && !joinable(from, other)) {
            params.error("into", "unknown-place");
        }
        DeskPage page = pages.page(ctx, staff);
        FormView form = new FormView(
                into == null ? Map.of() : Map.of("into", List.of(into)),
                Forms.faults(page.page().messages(), params.errors()));
        if (form.failed()) {
            ctx.status(400);
        }
        show(ctx, page, from, form.failed() ? null : other.orElse(null), form, false);
    }

    private static boolean joinable(Place from, Optional<Place> other) {
        return other.filter(place -> !place.retired()
                        && place.layer() == from.layer()
                        && !place.id().equals(from.id()))
                .isPresent();
    }

    /** Whether the place has become a part of another one; then that one is shown. */
    private static boolean gone(Context ctx, Place place) {
        @Nullable String into = place.work().mergedInto();
        if (into == null) {
            return false;
        }
        DeskPages.done(ctx, "/verwaltung/orte/" + into, "desk.notice.place.was-merged");
        return true;
    }

    private void merge(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "into", "version", "intoVersion", "text");
        String id = ctx.pathParam("id");
        @Nullable String into = params.text("into", LONGEST_ID);
        int version = params.number("version", 0, 0, Integer.MAX_VALUE);
        int intoVersion = params.number("intoVersion", 0, 0, Integer.MAX_VALUE);
        @Nullable String text = params.text("text", MergeService.LONGEST_TEXT);
        try {
            params.check();
            Place survivor = merges.merge(staff, id, version, into, intoVersion, text);
            DeskPages.done(ctx, "/verwaltung/orte/" + survivor.id(), "desk.notice.place.merged");
        } catch (Invalid e) {
            again(ctx, staff, into, e.errors(), 400);
        } catch (Stale | Conflict e) {
            again(ctx, staff, into, List.of(), 409);
        }
    }

    private void again(Context ctx, Staff staff, @Nullable String into, List<FieldError> errors, int status) {
        DeskPage page = pages.page(ctx, staff);
        Place from = places.place(ctx.pathParam("id"));
        Optional<Place> other = into == null ? Optional.empty() : finder.byId(into);
        ctx.status(status);
        show(
                ctx,
                page,
                from,
                joinable(from, other) ? other.orElseThrow() : null,
                Forms.again(ctx, page.page().messages(), errors),
                status == 409);
    }

    private void show(Context ctx, DeskPage page, Place from, @Nullable Place into, FormView form, boolean late) {
        MergeView view = new MergeView(
                ReportViews.near(from, null),
                from.version(),
                into == null ? null : ReportViews.near(into, null),
                into == null ? 0 : into.version(),
                near(page, from),
                form,
                late);
        pages.send(ctx, templates.merge(page, view));
    }

    private List<Choice> near(DeskPage page, Place from) {
        @Nullable Geometry geometry = from.geometry();
        if (geometry == null) {
            return List.of();
        }
        Point point = geometry.getInteriorPoint();
        return places.near(new LonLat(point.getX(), point.getY()), NEAR_M, MOST_NEAR).stream()
                .filter(place -> joinable(from, Optional.of(place)))
                .map(place -> new Choice(
                        place.id(),
                        place.status() == null
                                ? place.title()
                                : page.text(
                                        "desk.merge.choice",
                                        place.title(),
                                        page.text("status." + place.layer().slug() + "." + place.statusSlug()))))
                .toList();
    }
}
