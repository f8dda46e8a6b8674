package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Conflict;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Stale;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Reason;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.report.DecisionService;
import de.angstraumkarte.domain.report.DecisionService.Chosen;
import de.angstraumkarte.domain.report.InboxService;
import de.angstraumkarte.domain.report.PhotoService;
import de.angstraumkarte.domain.report.ReportState;
import de.angstraumkarte.domain.work.NewPlace;
import de.angstraumkarte.domain.work.PlaceEdit;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.DecisionForms;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.GeometryFieldView;
import de.angstraumkarte.web.desk.ReportDeskView;
import de.angstraumkarte.web.desk.ReportPageView;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One report, and the forms that decide what becomes of it. */
final class ReportPages {
    private static final String PATH = InboxPages.PATH + "/{id}";
    private static final int LONGEST_ID = 300;
    private static final String[] DECISION = {"version", "also"};

    /** Where a form leads to once it did its work, and the key of the notice there. */
    private record Done(String path, String notice) {}

    /** Does what a form asks for. What is wrong with its fields stands in {@code params}. */
    @FunctionalInterface
    private interface Work {
        Done apply(Params params, Chosen chosen);
    }

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final InboxService inbox;
    private final DecisionService decisions;
    private final PhotoService photos;
    private final PlaceFinder finder;
    private final ReportViews views;
    private final DeskChoices choices;
    private final Config config;

    ReportPages(
            DeskPages pages,
            DeskTemplates templates,
            InboxService inbox,
            DecisionService decisions,
            PhotoService photos,
            PlaceFinder finder,
            ReportViews views,
            DeskChoices choices,
            Config config) {
        this.pages = pages;
        this.templates = templates;
        this.inbox = inbox;
        this.decisions = decisions;
        this.photos = photos;
        this.finder = finder;
        this.views = views;
        this.choices = choices;
        this.config = config;
    }

    void register(DeskRoutes desk) {
        desk.get(PATH, Role.CASE_WORKER, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            show(ctx, staff, "", List.of(), false);
        });
        desk.post(PATH + "/neuer-ort", Role.COORDINATOR, this::newPlace);
        desk.post(PATH + "/zuordnen", Role.COORDINATOR, this::attach);
        desk.post(PATH + "/ablehnen", Role.COORDINATOR, this::reject);
        desk.post(PATH + "/stelle", Role.COORDINATOR, this::ask);
        desk.post(PATH + "/zurueck", Role.COORDINATOR, this::reopen);
    }

    private void newPlace(Context ctx, Staff staff) {
        decide(ctx, staff, "new-place", NewPlaceForm.FIELDS, (params, chosen) -> {
            PlaceEdit facts = NewPlaceForm.read(params, choices);
            @Nullable String answer = params.text("answer", DecisionService.LONGEST_ANSWER);
            params.check();
            Place place = decisions.newPlace(staff, chosen, new NewPlace(Layer.FEAR_SPACE, null, facts, null), answer);
            // What comes next is mostly a measure, which is planned there.
            return new Done(DeskRoutes.ROOT + "/orte/" + place.id(), "desk.notice.report.new-place");
        });
    }

    private void attach(Context ctx, Staff staff) {
        decide(ctx, staff, "attach", List.of("placeId", "otherPlace", "attachAnswer"), (params, chosen) -> {
            @Nullable String near = params.text("placeId", LONGEST_ID);
            @Nullable String other = params.text("otherPlace", LONGEST_ID);
            @Nullable String answer = params.text("attachAnswer", DecisionService.LONGEST_ANSWER);
            @Nullable Place meant = other == null ? null : finder.find(params, "otherPlace", other, Layer.FEAR_SPACE);
            if (other == null && near == null) {
                params.error("placeId", "missing");
            }
            params.check();
            String place = meant == null ? Objects.requireNonNull(near) : meant.id();
            decisions.attach(staff, chosen, place, answer);
            return new Done(InboxPages.PATH, "desk.notice.report.attached");
        });
    }

    private void reject(Context ctx, Staff staff) {
        decide(ctx, staff, "reject", List.of("reason", "rejectAnswer"), (params, chosen) -> {
            @Nullable String reason = params.text("reason", LONGEST_ID);
            @Nullable String answer = params.text("rejectAnswer", DecisionService.LONGEST_ANSWER);
            params.check();
            decisions.reject(staff, chosen, reason, answer);
            return new Done(InboxPages.PATH, "desk.notice.report.rejected");
        });
    }

    private void ask(Context ctx, Staff staff) {
        decide(ctx, staff, "ask", List.of("unitAsked"), (params, chosen) -> {
            @Nullable String unit = params.text("unitAsked", LONGEST_ID);
            params.check();
            decisions.assign(staff, chosen.id(), chosen.version(), unit);
            return new Done(InboxPages.PATH + "/" + chosen.id(), "desk.notice.report.asked");
        });
    }

    private void reopen(Context ctx, Staff staff) {
        decide(ctx, staff, "reopen", List.of("why"), (params, chosen) -> {
            @Nullable String why = params.text("why", DecisionService.LONGEST_REASON);
            params.check();
            decisions.reopen(staff, chosen.id(), chosen.version(), why);
            return new Done(InboxPages.PATH + "/" + chosen.id(), "desk.notice.report.reopened");
        });
    }

    private void decide(Context ctx, Staff staff, String form, List<String> fields, Work work) {
        long id = id(ctx);
        List<String> known = new ArrayList<>(fields);
        known.addAll(List.of(DECISION));
        Params params = Params.body(ctx, known.toArray(String[]::new));
        Chosen chosen = new Chosen(id, params.number("version", 0, 0, Integer.MAX_VALUE), others(ctx, params));
        try {
            Done done = work.apply(params, chosen);
            DeskPages.done(ctx, done.path(), done.notice());
        } catch (Invalid e) {
            // Nobody can correct a form that the page of a decided report no longer has.
            boolean late =
                    !form.equals("reopen") && inbox.report(staff, id).report().state() != ReportState.NEW;
            ctx.status(late ? 409 : 400);
            show(ctx, staff, form, late ? List.of() : e.errors(), late);
        } catch (Stale | Conflict e) {
            ctx.status(409);
            show(ctx, staff, form, List.of(), true);
        }
    }

    private static List<Long> others(Context ctx, Params params) {
        List<Long> others = new ArrayList<>();
        for (String value : ctx.formParams("also")) {
            if (value.matches("\\d{1,15}")) {
                others.add(Long.parseLong(value));
            } else {
                params.error("also", "not-an-integer");
            }
        }
        return others;
    }

    static long id(Context ctx) {
        String id = ctx.pathParam("id");
        if (!id.matches("\\d{1,15}")) {
            throw new NotFound();
        }
        return Long.parseLong(id);
    }

    /** @param sent the form that is shown again; empty if none is */
    private void show(Context ctx, Staff staff, String sent, List<FieldError> errors, boolean late) {
        long id = id(ctx);
        InboxService.Detail detail = inbox.report(staff, id);
        ReportDeskView view = views.detail(detail, photos.ofReport(staff, id));
        DeskPage page = pages.page(ctx, staff);
        Messages messages = page.page().messages();
        List<FieldError> named =
                errors.stream().map(error -> named(sent, error)).toList();
        FormView form = sent.isEmpty() ? fresh(view) : Forms.again(ctx, messages, named);
        pages.send(
                ctx,
                templates.report(
                        page,
                        new ReportPageView(
                                view,
                                forms(view, sent, form, late, messages),
                                staff.role().includes(Role.COORDINATOR),
                                config.tilesUrl().isPresent())));
    }

    /** The rules speak of an answer and a unit; the page has several of them. */
    private static FieldError named(String form, FieldError error) {
        String name =
                switch (form + " " + error.field()) {
                    case "attach answer" -> "attachAnswer";
                    case "reject answer" -> "rejectAnswer";
                    case "ask unit" -> "unitAsked";
                    default -> error.field();
                };
        return new FieldError(name, error.code(), error.args());
    }

    /** Causes and times are a choice out of a list and may be taken over; words are never. */
    private static FormView fresh(ReportDeskView view) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("causes", view.causes());
        values.put("times", view.times());
        List<String> near = new ArrayList<>();
        if (view.hint() != null) {
            near.add(view.hint().id());
        } else {
            view.places().stream()
                    .filter(place -> place.metres() != null && place.metres() <= InboxService.SIMILAR_M)
                    .findFirst()
                    .ifPresent(place -> near.add(place.id()));
        }
        values.put("placeId", near);
        return new FormView(values, List.of());
    }

    private DecisionForms forms(ReportDeskView view, String sent, FormView form, boolean late, Messages messages) {
        FormView newPlace = sent.isEmpty() || sent.equals("new-place") ? form : FormView.EMPTY;
        String shape = newPlace.value("shape");
        @Nullable String hint = view.lon() == null || view.lat() == null ? null : view.lon() + " " + view.lat();
        return new DecisionForms(
                sent,
                form,
                late,
                new GeometryFieldView(
                        shape.isEmpty() ? "area" : shape,
                        newPlace.value("geometry"),
                        newPlace.fault("geometry"),
                        hint,
                        config.tilesUrl().isPresent()),
                InboxPages.choices(messages, "cause.", Cause.SLUGS),
                InboxPages.choices(messages, "time.", DayTime.SLUGS),
                choices.districts(),
                choices.units(),
                InboxPages.choices(messages, "reason.", Reason.SLUGS),
                placeChoices(view, messages));
    }

    private static List<Choice> placeChoices(ReportDeskView view, Messages messages) {
        List<Choice> places = new ArrayList<>();
        if (view.hint() != null
                && view.places().stream()
                        .noneMatch(near -> near.id().equals(view.hint().id()))) {
            places.add(new Choice(
                    view.hint().id(),
                    messages.text("desk.report.place.meant", view.hint().title())));
        }
        view.places()
                .forEach(near -> places.add(
                        new Choice(near.id(), messages.text("desk.report.place.near", near.title(), near.metres()))));
        return places;
    }
}
