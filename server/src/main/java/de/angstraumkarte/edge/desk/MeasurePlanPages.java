package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.measure.MeasureService;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.measure.MeasureType;
import de.angstraumkarte.domain.measure.NewMeasure;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.MeasurePlanView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Planning a measure at a place. */
public final class MeasurePlanPages {
    private static final String PATH = MeasureViews.ROOT + "/neu";
    private static final int LONGEST_ID = 120;

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final MeasureViews views;
    private final MeasureService measures;
    private final PlaceService places;

    public MeasurePlanPages(
            DeskPages pages,
            DeskTemplates templates,
            MeasureViews views,
            MeasureService measures,
            PlaceService places) {
        this.pages = pages;
        this.templates = templates;
        this.views = views;
        this.measures = measures;
        this.places = places;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.COORDINATOR, (ctx, staff) -> {
            Params params = Params.form(ctx, "ort", Languages.NAME);
            Place place = place(params);
            FormView form = FormView.of(Map.of("status", MeasureStatus.PROPOSED.slug()));
            pages.send(ctx, templates.planMeasure(pages.page(ctx, staff), view(ctx, place, form)));
        });
        desk.post(PATH, Role.COORDINATOR, this::plan);
    }

    /** The place that an address or a form names. */
    private Place place(Params params) {
        String id = params.required("ort", LONGEST_ID);
        if (id.isEmpty()) {
            params.check();
            throw new NotFound();
        }
        return places.place(id);
    }

    private void plan(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "ort", "type", "unit", "description", "due", "status", "why", OneTimeKey.NAME);
        Place place = place(params);
        @Nullable String key = OneTimeKey.of(params);
        NewMeasure plan = new NewMeasure(
                MeasureForms.text(params, "type"),
                MeasureForms.text(params, "unit"),
                MeasureForms.text(params, "description"),
                MeasureForms.text(params, "due"),
                MeasureForms.text(params, "status"),
                MeasureForms.text(params, "why"));
        try {
            params.check();
            long id = measures.plan(staff, place.id(), plan, key);
            DeskPages.done(ctx, MeasureViews.ROOT + "/" + id, "measure.notice.planned");
        } catch (Invalid e) {
            again(ctx, staff, place, HttpStatus.BAD_REQUEST, e.errors());
        } catch (Conflict e) {
            again(ctx, staff, place, HttpStatus.CONFLICT, List.of(FieldError.of("ort", "place-retired")));
        }
    }

    private void again(Context ctx, Staff staff, Place place, HttpStatus status, List<FieldError> errors) {
        FormView form = Forms.again(ctx, Languages.messages(ctx), errors);
        ctx.status(status);
        pages.send(ctx, templates.planMeasure(pages.page(ctx, staff), view(ctx, place, form)));
    }

    private MeasurePlanView view(Context ctx, Place place, FormView form) {
        Messages messages = Languages.messages(ctx);
        return new MeasurePlanView(
                place.id(),
                place.title(),
                place.layer().slug(),
                OneTimeKey.in(form),
                MeasureViews.choices(messages, "measure.type.", MeasureType.SLUGS),
                views.activeUnits(null),
                MeasureViews.choices(
                        messages,
                        "measure.status.",
                        MeasureStatus.INITIAL.stream().map(MeasureStatus::slug).toList()));
    }
}
