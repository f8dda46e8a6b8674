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
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.follow.FollowService;
import de.angstraumkarte.domain.layer.Reason;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.work.Judgement;
import de.angstraumkarte.domain.work.NewsDraft;
import de.angstraumkarte.domain.work.NewsRules;
import de.angstraumkarte.domain.work.NewsService;
import de.angstraumkarte.domain.work.WorkService;
import de.angstraumkarte.edge.feature.EffectViews;
import de.angstraumkarte.edge.feature.PlaceParts;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.UpdateView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.DeskPlaceView;
import de.angstraumkarte.web.desk.JudgementView;
import de.angstraumkarte.web.desk.NewsFormView;
import de.angstraumkarte.web.desk.NewsPreview;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything about one place on one page, and news about it. */
public final class PlacePages {
    private static final String PATH = DeskRoutes.ROOT + "/orte/{id}";
    private static final int LONGEST_INPUT = 20_000;

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final WorkService work;
    private final NewsService news;
    private final PlaceService places;
    private final PlaceWords words;
    private final AuditWords audit;
    private final PlaceForms forms;
    private final MeasureViews measures;
    private final ReportDesk reports;
    private final FollowService follows;

    public PlacePages(
            DeskPages pages,
            DeskTemplates templates,
            WorkService work,
            NewsService news,
            PlaceService places,
            PlaceWords words,
            AuditWords audit,
            PlaceForms forms,
            MeasureViews measures,
            ReportDesk reports,
            FollowService follows) {
        this.pages = pages;
        this.templates = templates;
        this.work = work;
        this.news = news;
        this.places = places;
        this.words = words;
        this.audit = audit;
        this.forms = forms;
        this.measures = measures;
        this.reports = reports;
        this.follows = follows;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.CASE_WORKER, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            show(ctx, staff, FormView.EMPTY, List.of());
        });
        desk.post(PATH + "/neuigkeit", Role.CASE_WORKER, this::write);
    }

    private void write(Context ctx, Staff staff) {
        Params params = Params.body(
                ctx,
                "version",
                "text",
                "visibility",
                "status",
                "reason",
                "passedTo",
                "nextNewsBy",
                "effect",
                "deviation",
                "step",
                OneTimeKey.NAME);
        int version = params.number("version", 0, 0, Integer.MAX_VALUE);
        String step = params.choices("step", List.of("check", "publish", "edit")).stream()
                .findFirst()
                .orElse("check");
        boolean internal =
                params.choices("visibility", List.of("public", "internal")).contains("internal");
        NewsDraft draft = new NewsDraft(
                !internal,
                params.text("status", LONGEST_INPUT),
                params.text("reason", LONGEST_INPUT),
                params.text("passedTo", LONGEST_INPUT),
                params.text("text", LONGEST_INPUT),
                params.text("nextNewsBy", LONGEST_INPUT),
                params.text("effect", LONGEST_INPUT),
                params.text("deviation", LONGEST_INPUT));
        @Nullable String key = OneTimeKey.of(params);
        Messages messages = Languages.messages(ctx);
        String id = ctx.pathParam("id");
        try {
            params.check();
            if (step.equals("edit")) {
                show(ctx, staff, Forms.again(ctx, messages, List.of()), List.of());
            } else if (step.equals("publish") || internal) {
                news.write(staff, id, version, draft, key);
                DeskPages.done(
                        ctx,
                        DeskRoutes.ROOT + "/orte/" + id,
                        internal ? "desk.news.notice.noted" : "desk.news.notice.published");
            } else {
                preview(ctx, staff, news.preview(staff, id, version, draft), version, draft);
            }
        } catch (Invalid e) {
            ctx.status(400);
            show(ctx, staff, asOnPage(messages, Forms.again(ctx, messages, e.errors())), List.of());
        } catch (Stale | Conflict e) {
            ctx.status(409);
            conflict(ctx, staff, draft, messages);
        }
    }

    /** With faults in the order of the form, under the labels of its fields. */
    private static FormView asOnPage(Messages messages, FormView form) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String field : List.of("text", "visibility", "status", "reason", "passedTo")) {
            labels.put(field, messages.text("desk.news." + field));
        }
        for (String field : List.of("deviation", "nextNewsBy")) {
            labels.put(field, messages.text("param." + field));
        }
        return form.asOnPage(labels);
    }

    /** Somebody changed the status meanwhile, or the place is gone: what was typed stays. */
    private void conflict(Context ctx, Staff staff, NewsDraft draft, Messages messages) {
        Place stored = work.place(staff, ctx.pathParam("id"));
        List<FieldError> errors = List.of();
        if (!stored.retired()
                && draft.status() != null
                && !NewsRules.next(stored).contains(draft.status())) {
            String allowed = NewsRules.next(stored).stream()
                    .map(slug -> PlaceWords.status(messages, stored.layer(), slug))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("–");
            errors = List.of(FieldError.of("status", "allowed", allowed));
        }
        List<Difference> differences = new ArrayList<>();
        if (!stored.retired() && draft.status() != null) {
            differences.add(new Difference(
                    messages.text("param.status"),
                    PlaceWords.status(messages, stored.layer(), stored.statusSlug()),
                    PlaceWords.status(messages, stored.layer(), draft.status())));
            news.effect(stored)
                    .map(effect -> effect.verdict().slug())
                    .filter(found -> Judgement.isMadeBy(draft, stored) && !found.equals(draft.effect()))
                    .map(found -> new Difference(
                            messages.text("effect.finding"),
                            verdict(messages, found),
                            verdict(messages, draft.effect())))
                    .ifPresent(differences::add);
        }
        show(ctx, staff, Forms.again(ctx, messages, errors), differences);
    }

    private static String verdict(Messages messages, @Nullable String slug) {
        return slug == null ? "" : messages.textOr("effect.verdict." + slug, slug);
    }

    private void preview(Context ctx, Staff staff, NewsService.Judged judged, int version, NewsDraft draft) {
        DeskPage page = pages.page(ctx, staff);
        Place place = judged.place();
        @Nullable JudgementView judgement = Judgement.isMadeBy(draft, place) ? judgement(place, judged.effect()) : null;
        @Nullable String found = judgement == null ? null : judgement.effect().verdict();
        UpdateView update = new UpdateView(
                "news",
                draft.status(),
                draft.text(),
                places.today().toString(),
                draft.reason(),
                draft.passedTo(),
                NewsRules.promisedBy(draft),
                null,
                null,
                found == null ? null : new UpdateView.Finding(found, draft.deviation()));
        FormView form = OneTimeKey.in(Forms.again(ctx, page.page().messages(), List.of()))
                .with("effect", found == null ? List.of() : List.of(found));
        NewsPreview view = new NewsPreview(
                place.id(), place.layer().slug(), place.title(), update, judgement, form, place.version() != version);
        pages.send(ctx, templates.newsPreview(page, view));
    }

    private void show(Context ctx, Staff staff, FormView form, List<Difference> differences) {
        WorkService.Dossier dossier = work.dossier(staff, ctx.pathParam("id"));
        DeskPage page = pages.page(ctx, staff);
        pages.send(ctx, templates.place(page, view(page, staff, dossier, form, differences)));
    }

    private DeskPlaceView view(
            DeskPage page, Staff staff, WorkService.Dossier dossier, FormView form, List<Difference> differences) {
        Messages messages = page.page().messages();
        Place place = dossier.place();
        List<Measure> known = measures.known(place);
        boolean mayEdit = staff.role().includes(Role.COORDINATOR);
        List<Choice> statuses = mayEdit
                ? NewsRules.next(place).stream()
                        .map(slug -> new Choice(slug, PlaceWords.status(messages, place.layer(), slug)))
                        .toList()
                : List.of();
        List<Choice> reasons = Reason.SLUGS.stream()
                .map(slug -> new Choice(slug, messages.text("reason." + slug)))
                .toList();
        String unit = place.work().unit();
        return new DeskPlaceView(
                place.id(),
                place.layer().slug(),
                place.title(),
                place.statusSlug(),
                unit == null ? null : words.unitTitles().get(unit),
                words.news(place),
                place.verified(),
                place.retired(),
                place.work().mergedInto(),
                PlaceParts.position(place),
                forms.facts(messages, place),
                mayEdit,
                new NewsFormView(
                        place.version(),
                        OneTimeKey.in(form),
                        statuses,
                        reasons,
                        usual(place, statuses),
                        mayEdit && Judgement.awaited(place)
                                ? judgement(place, news.effect(place).orElse(null))
                                : null,
                        differences,
                        form.failed()),
                dossier.timeline().stream()
                        .map(written -> new DeskPlaceView.Entry(
                                PlaceParts.update(written.update(), known),
                                written.update().isPublic(),
                                written.author()))
                        .toList(),
                audit.rows(dossier.trail(), messages),
                measures.ofPlace(staff, place),
                follows.count(place.id()),
                reports.ofPlace(staff, place.id()));
    }

    private JudgementView judgement(Place place, @Nullable Effect effect) {
        return new JudgementView(
                EffectViews.view(place, effect, places.today()),
                place.layer().slug(),
                effect == null ? null : Judgement.following(effect.verdict()));
    }

    /** The day by which the next news is promised if today's news name none; null if the place cannot be open then. */
    private @Nullable LocalDate usual(Place place, List<Choice> statuses) {
        boolean open = place.open()
                || statuses.stream()
                        .anyMatch(choice -> place.layer().status(choice.value()).open());
        return open ? places.today().plusDays(places.intervals().days(place.layer())) : null;
    }
}
