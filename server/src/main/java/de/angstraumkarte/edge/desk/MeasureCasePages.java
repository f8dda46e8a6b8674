package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.MeasureQuery;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.MeasureService;
import de.angstraumkarte.domain.measure.MeasureType;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.MeasureCaseView;
import de.angstraumkarte.web.desk.StaleRow;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One measure: what is known of it, and forms that move it on, give it to another office or back, change it. */
public final class MeasureCasePages {
    private static final String PATH = MeasureViews.ROOT + "/{id}";

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final MeasureViews views;
    private final MeasureReader reader;
    private final MeasureService measures;

    public MeasureCasePages(
            DeskPages pages,
            DeskTemplates templates,
            MeasureViews views,
            MeasureReader reader,
            MeasureService measures) {
        this.pages = pages;
        this.templates = templates;
        this.views = views;
        this.reader = reader;
        this.measures = measures;
    }

    /** The forms, each on a page of its own; the first is also the page of the measure. */
    private enum Form {
        MOVE("", "status", Role.CASE_WORKER),
        PASS_ON("/stelle", "unit", Role.CASE_WORKER),
        HAND_BACK("/zurueckgeben", "why", Role.CASE_WORKER),
        CHANGE("/aendern", "due", Role.COORDINATOR);

        private final String path;
        /** The field that a conflict is about. */
        private final String field;

        private final Role least;

        Form(String path, String field, Role least) {
            this.path = PATH + path;
            this.field = field;
            this.least = least;
        }
    }

    /** Carries out a form; returns where to go on and what to say there. */
    @FunctionalInterface
    private interface Work {
        Done run(Context ctx, Staff staff, long id);
    }

    private record Done(String path, String notice) {}

    public void register(DeskRoutes desk) {
        register(desk, Form.MOVE, this::move);
        register(desk, Form.PASS_ON, this::passOn);
        register(desk, Form.HAND_BACK, this::handBack);
        register(desk, Form.CHANGE, this::change);
    }

    private void register(DeskRoutes desk, Form form, Work work) {
        desk.get(form.path, form.least, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            MeasureReader.Case found = reader.measure(staff, MeasureForms.id(ctx));
            show(ctx, staff, form, found, stored(form, found.measure()), List.of());
        });
        desk.post(form.path, form.least, (ctx, staff) -> post(ctx, staff, form, work));
    }

    private void post(Context ctx, Staff staff, Form form, Work work) {
        long id = MeasureForms.id(ctx);
        try {
            Done done = work.run(ctx, staff, id);
            DeskPages.done(ctx, done.path(), done.notice());
        } catch (Invalid e) {
            again(ctx, staff, form, id, HttpStatus.BAD_REQUEST, e.errors());
        } catch (Conflict e) {
            again(ctx, staff, form, id, HttpStatus.CONFLICT, List.of(FieldError.of(form.field, "measure-conflict")));
        } catch (Stale e) {
            MeasureReader.Case found = reader.measure(staff, id);
            Messages messages = Languages.messages(ctx);
            FormView typed = Forms.again(ctx, messages, List.of());
            String version = Integer.toString(found.measure().version());
            ctx.status(HttpStatus.CONFLICT);
            show(ctx, staff, form, found, typed.with("version", List.of(version)), stale(form, found, typed, messages));
        }
    }

    private void again(Context ctx, Staff staff, Form form, long id, HttpStatus status, List<FieldError> errors) {
        MeasureReader.Case found = reader.measure(staff, id);
        ctx.status(status);
        show(ctx, staff, form, found, Forms.again(ctx, Languages.messages(ctx), errors), List.of());
    }

    private Done move(Context ctx, Staff staff, long id) {
        Params params = Params.body(ctx, "version", "status", "why", "done");
        int version = MeasureForms.version(params);
        params.check();
        measures.move(
                staff,
                id,
                version,
                MeasureForms.text(params, "status"),
                MeasureForms.text(params, "why"),
                MeasureForms.text(params, "done"));
        return new Done(MeasureViews.ROOT + "/" + id, "measure.notice.moved");
    }

    private Done passOn(Context ctx, Staff staff, long id) {
        Params params = Params.body(ctx, "version", "unit", "why");
        int version = MeasureForms.version(params);
        params.check();
        String unit = MeasureForms.text(params, "unit");
        String text = MeasureForms.text(params, "why");
        measures.passOn(staff, id, version, unit, text);
        return new Done(afterwards(staff, id), "measure.notice.passed-on");
    }

    private Done handBack(Context ctx, Staff staff, long id) {
        Params params = Params.body(ctx, "version", "why");
        int version = MeasureForms.version(params);
        params.check();
        measures.handBack(staff, id, version, MeasureForms.text(params, "why"));
        return new Done(afterwards(staff, id), "measure.notice.handed-back");
    }

    /** A case worker can no longer open what is not with the own office. */
    private static String afterwards(Staff staff, long id) {
        return MeasureViews.ROOT + (staff.role().includes(Role.COORDINATOR) ? "/" + id : "");
    }

    private Done change(Context ctx, Staff staff, long id) {
        Params params = Params.body(ctx, "version", "type", "description", "due", "why", "past");
        int version = MeasureForms.version(params);
        params.check();
        MeasureService.Change change = new MeasureService.Change(
                MeasureForms.text(params, "type"),
                MeasureForms.text(params, "description"),
                MeasureForms.text(params, "due"),
                MeasureForms.text(params, "why"),
                params.has("past"));
        measures.change(staff, id, version, change);
        return new Done(MeasureViews.ROOT + "/" + id, "measure.notice.changed");
    }

    /** The form before anybody typed into it. */
    private static FormView stored(Form form, Measure measure) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", Integer.toString(measure.version()));
        if (form == Form.CHANGE) {
            values.put("type", measure.type().slug());
            values.put("description", measure.description());
            values.put("due", measure.due().toString());
        }
        return FormView.of(values);
    }

    private void show(
            Context ctx, Staff staff, Form form, MeasureReader.Case found, FormView values, List<StaleRow> stale) {
        DeskPage page = pages.page(ctx, staff);
        Messages messages = page.page().messages();
        Measure measure = found.measure();
        MeasureCaseView view = new MeasureCaseView(
                views.row(staff, found),
                values,
                choices(form, measure, messages),
                stale,
                MeasureViews.history(found),
                staff.role().includes(Role.COORDINATOR));
        pages.send(
                ctx,
                switch (form) {
                    case MOVE -> templates.measure(page, view);
                    case PASS_ON -> templates.passOnMeasure(page, view);
                    case HAND_BACK -> templates.handBackMeasure(page, view);
                    case CHANGE -> templates.changeMeasure(page, view);
                });
    }

    private List<Choice> choices(Form form, Measure measure, Messages messages) {
        return switch (form) {
            case MOVE ->
                MeasureViews.choices(
                        messages, "measure.status.", measure.status().next());
            case PASS_ON -> views.activeUnits(measure.unit());
            case HAND_BACK -> List.of();
            case CHANGE -> MeasureViews.choices(messages, "measure.type.", MeasureType.SLUGS);
        };
    }

    /** What is stored now beside what somebody was about to store. */
    private List<StaleRow> stale(Form form, MeasureReader.Case found, FormView typed, Messages messages) {
        Measure measure = found.measure();
        String status = messages.text("measure.status." + measure.status().slug());
        return switch (form) {
            case MOVE ->
                List.of(new StaleRow(
                        messages.text("param.status"),
                        status,
                        messages.textOr("measure.status." + typed.value("status"), "–")));
            case HAND_BACK ->
                List.of(
                        new StaleRow(messages.text("param.status"), status, null),
                        new StaleRow(
                                messages.text("param.unit"),
                                unit(measure.unit() == null ? MeasureQuery.NO_UNIT : measure.unit(), messages),
                                messages.text("measure.unit.none")));
            case PASS_ON ->
                List.of(
                        new StaleRow(messages.text("param.status"), status, null),
                        new StaleRow(
                                messages.text("param.unit"),
                                unit(measure.unit() == null ? MeasureQuery.NO_UNIT : measure.unit(), messages),
                                unit(typed.value("unit"), messages)));
            case CHANGE ->
                List.of(
                        new StaleRow(messages.text("param.status"), status, null),
                        new StaleRow(
                                messages.text("param.type"),
                                messages.text("measure.type." + measure.type().slug()),
                                messages.textOr("measure.type." + typed.value("type"), "–")),
                        new StaleRow(
                                messages.text("param.description"), measure.description(), typed.value("description")),
                        new StaleRow(messages.text("param.due"), measure.due().toString(), typed.value("due")));
        };
    }

    private String unit(String id, Messages messages) {
        return views.allUnits().stream()
                .filter(unit -> unit.value().equals(id))
                .map(Choice::label)
                .findFirst()
                .orElseGet(() -> messages.text("measure.unit.none"));
    }
}
