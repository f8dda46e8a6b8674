package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.measure.MeasureQuery;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.MeasureStatus;
import de.angstraumkarte.domain.measure.UnitFacts;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.measure.UnitService.Handover;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.MeasureRowView;
import de.angstraumkarte.web.desk.StaleRow;
import de.angstraumkarte.web.desk.UnitRowView;
import de.angstraumkarte.web.desk.UnitView;
import de.angstraumkarte.web.desk.UnitsView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The offices: list, add, change, disable and enable. For admins. */
public final class UnitPages {
    private static final String ROOT = "/verwaltung/stellen";
    private static final String DISABLE = "/stilllegen";

    /** Open measures that the page before disabling shows; the rest is on the board. */
    private static final int MOST = 200;

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final MeasureViews views;
    private final MeasureReader measures;
    private final UnitService units;

    public UnitPages(
            DeskPages pages, DeskTemplates templates, MeasureViews views, MeasureReader measures, UnitService units) {
        this.pages = pages;
        this.templates = templates;
        this.views = views;
        this.measures = measures;
        this.units = units;
    }

    public void register(DeskRoutes desk) {
        desk.get(ROOT, Role.ADMIN, this::list);
        desk.get(ROOT + "/neu", Role.ADMIN, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            showNew(ctx, staff, FormView.EMPTY);
        });
        desk.post(ROOT + "/neu", Role.ADMIN, this::create);
        desk.get(ROOT + "/{id}", Role.ADMIN, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            UnitRowView unit = unit(ctx, staff);
            show(ctx, staff, unit, stored(unit), List.of());
        });
        desk.post(ROOT + "/{id}", Role.ADMIN, this::change);
        desk.get(ROOT + "/{id}" + DISABLE, Role.ADMIN, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            UnitRowView unit = unit(ctx, staff);
            FormView form = FormView.of(Map.of("version", Integer.toString(unit.version())));
            showDisable(ctx, staff, unit, form, List.of());
        });
        desk.post(ROOT + "/{id}" + DISABLE, Role.ADMIN, this::disable);
        desk.post(ROOT + "/{id}/aktivieren", Role.ADMIN, this::enable);
    }

    private void list(Context ctx, Staff staff) {
        Params.form(ctx, Languages.NAME).check();
        List<UnitRowView> rows = units.facts(staff).stream().map(UnitPages::row).toList();
        pages.send(ctx, templates.units(pages.page(ctx, staff), new UnitsView(rows, units.isUnassignedWorkMailed())));
    }

    private static UnitRowView row(UnitFacts facts) {
        return new UnitRowView(
                facts.unit().id(),
                facts.unit().title(),
                facts.unit().email(),
                facts.unit().disabled(),
                facts.unit().version(),
                facts.load().open(),
                facts.load().overdue(),
                facts.caseWorkers(),
                facts.places(),
                facts.digestOn());
    }

    private UnitRowView unit(Context ctx, Staff staff) {
        String id = ctx.pathParam("id");
        return units.facts(staff).stream()
                .filter(facts -> facts.unit().id().equals(id))
                .findFirst()
                .map(UnitPages::row)
                .orElseThrow(NotFound::new);
    }

    private static FormView stored(UnitRowView unit) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("version", Integer.toString(unit.version()));
        values.put("title", unit.title());
        values.put("email", unit.email());
        return FormView.of(values);
    }

    private void create(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "title", "email");
        try {
            params.check();
            units.create(staff, MeasureForms.text(params, "title"), MeasureForms.text(params, "email"));
            DeskPages.done(ctx, ROOT, "unit.notice.created");
        } catch (Invalid e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            showNew(ctx, staff, Forms.again(ctx, Languages.messages(ctx), e.errors()));
        }
    }

    private void change(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "version", "title", "email");
        UnitRowView unit = unit(ctx, staff);
        try {
            int version = MeasureForms.version(params);
            params.check();
            units.change(
                    staff, unit.id(), version, MeasureForms.text(params, "title"), MeasureForms.text(params, "email"));
            DeskPages.done(ctx, ROOT, "unit.notice.changed");
        } catch (Invalid e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            show(ctx, staff, unit, Forms.again(ctx, Languages.messages(ctx), e.errors()), List.of());
        } catch (Stale e) {
            UnitRowView now = unit(ctx, staff);
            Messages messages = Languages.messages(ctx);
            FormView typed = Forms.again(ctx, messages, List.of());
            ctx.status(HttpStatus.CONFLICT);
            show(
                    ctx,
                    staff,
                    now,
                    typed.with("version", List.of(Integer.toString(now.version()))),
                    List.of(
                            new StaleRow(messages.text("param.title"), now.title(), typed.value("title")),
                            new StaleRow(messages.text("param.email"), now.email(), typed.value("email"))));
        }
    }

    private void disable(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "version", "handover", "why");
        UnitRowView unit = unit(ctx, staff);
        try {
            int version = MeasureForms.version(params);
            params.check();
            String to = MeasureForms.text(params, "handover");
            Handover handover = to.isEmpty()
                    ? null
                    : new Handover(to.equals(MeasureQuery.NO_UNIT) ? null : to, MeasureForms.text(params, "why"));
            units.disable(staff, unit.id(), version, handover);
            DeskPages.done(ctx, ROOT, "unit.notice.disabled");
        } catch (Invalid e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            showDisable(ctx, staff, unit(ctx, staff), Forms.again(ctx, Languages.messages(ctx), e.errors()), List.of());
        } catch (Stale e) {
            Messages messages = Languages.messages(ctx);
            UnitRowView now = unit(ctx, staff);
            String state = messages.text(now.disabled() ? "unit.disabled" : "unit.active");
            FormView typed = Forms.again(ctx, messages, List.of());
            ctx.status(HttpStatus.CONFLICT);
            showDisable(
                    ctx,
                    staff,
                    now,
                    typed.with("version", List.of(Integer.toString(now.version()))),
                    List.of(
                            new StaleRow(messages.text("param.title"), now.title(), null),
                            new StaleRow(messages.text("unit.state"), state, messages.text("unit.disabled"))));
        }
    }

    private void enable(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "version");
        int version = MeasureForms.version(params);
        params.check();
        UnitRowView unit = unit(ctx, staff);
        units.enable(staff, unit.id(), version);
        DeskPages.done(ctx, ROOT, "unit.notice.enabled");
    }

    private void showNew(Context ctx, Staff staff, FormView form) {
        UnitView view = new UnitView(null, form, List.of(), List.of(), List.of());
        pages.send(ctx, templates.unit(pages.page(ctx, staff), view));
    }

    private void show(Context ctx, Staff staff, UnitRowView unit, FormView form, List<StaleRow> stale) {
        UnitView view = new UnitView(unit, form, stale, List.of(), List.of());
        pages.send(ctx, templates.unit(pages.page(ctx, staff), view));
    }

    private void showDisable(Context ctx, Staff staff, UnitRowView unit, FormView form, List<StaleRow> stale) {
        DeskPage page = pages.page(ctx, staff);
        MeasureQuery query = new MeasureQuery(
                Set.of(unit.id()), Set.copyOf(MeasureStatus.OPEN), Set.of(), null, null, MeasureQuery.Sort.DUE, false);
        List<MeasureRowView> open =
                views.rows(staff, measures.board(staff, query, MOST, 0).rows());
        List<Choice> heirs = new ArrayList<>();
        heirs.add(new Choice(MeasureQuery.NO_UNIT, page.text("unit.disable.hand-back")));
        views.activeUnits(unit.id())
                .forEach(heir -> heirs.add(new Choice(heir.value(), page.text("unit.disable.pass-on", heir.label()))));
        pages.send(ctx, templates.disableUnit(page, new UnitView(unit, form, stale, open, heirs)));
    }
}
