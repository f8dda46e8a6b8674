package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.DailyCookie;
import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SameOrigin;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.TooMany;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.effect.Light;
import de.angstraumkarte.domain.effect.Rating;
import de.angstraumkarte.domain.effect.RatingService;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.domain.history.PastPlace;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.TimelineService;
import de.angstraumkarte.edge.feature.EffectViews;
import de.angstraumkarte.edge.feature.PastDay;
import de.angstraumkarte.web.EffectView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.PlaceView;
import de.angstraumkarte.web.RatingView;
import de.angstraumkarte.web.RatingView.Answered;
import de.angstraumkarte.web.ReportedView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /orte/{id}}: the page of one place, as a panel too, as it is and as it was at past days, and the question there how
 * safe it feels.
 */
public final class PlacePages {
    private static final String PATH = "/orte/{id}";
    /** Path of the answer, and parameter of the page right after it, so that a reload sends nothing again. */
    private static final String SAFETY = "sicherheit";

    private static final String THANKS = "danke";
    private static final String FRAGMENT = "X-Fragment";
    /** What a script asks for that is to put the question back where it was: on the place's own page, or in the panel. */
    private static final List<String> QUESTIONS = List.of("rating-1", "rating-2");

    private static final int LONGEST = 40;

    /** Where what is shown comes from. */
    public record Sources(
            PlaceService places,
            TimelineService timelines,
            MeasureReader measures,
            EffectService effects,
            HistoryService history,
            ReportedViews reported) {}

    /**
     * What takes answers in.
     *
     * @param rated the places a browser has answered for today
     */
    public record Asking(RatingService ratings, DailyCookie rated, ClientAddress addresses, String publicUrl) {}

    private final Pages pages;
    private final Templates templates;
    private final PlaceViews views;
    private final Sources sources;
    private final Asking asking;
    private final LinkedData linkedData;
    private final Beyond beyond;

    public PlacePages(
            Pages pages, Templates templates, PlaceViews views, Sources sources, Asking asking, LinkedData linkedData) {
        this.pages = pages;
        this.templates = templates;
        this.views = views;
        this.sources = sources;
        this.asking = asking;
        this.linkedData = linkedData;
        this.beyond = new Beyond(pages, templates, sources.history());
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, this::show);
        routes.post(PATH + "/" + SAFETY, this::rate);
    }

    private void show(Context ctx) {
        Params params = Params.form(ctx, Languages.NAME, PastDay.NAME, SAFETY);
        @Nullable LocalDate day = PastDay.of(params, sources.history());
        boolean thanks = THANKS.equals(params.text(SAFETY, LONGEST));
        if (beyond.answered(ctx, params)) {
            return;
        }
        params.check();
        String id = ctx.pathParam("id");
        PageView page = pages.page(ctx, day, sources.history());
        @Nullable PastPlace shown = day == null ? present(sources.places().place(id)) : past(id, day);
        if (shown == null) {
            beyond.notYet(ctx, id, Objects.requireNonNull(day));
            return;
        }
        @Nullable String mergedInto = shown.place().work().mergedInto();
        if (mergedInto != null) {
            ctx.redirect("/orte/" + mergedInto + page.standQuery(), HttpStatus.MOVED_PERMANENTLY);
            return;
        }
        pages.send(ctx, page, html(ctx, page, view(page, shown, day), day, rating(ctx, id, thanks)));
    }

    /**
     * A place at the end of a past day; null if it was not there yet.
     *
     * @throws NotFound if there is none today either
     */
    private @Nullable PastPlace past(String id, LocalDate day) {
        try {
            return sources.history().place(id, day);
        } catch (NotFound e) {
            sources.places().place(id);
            return null;
        }
    }

    private PastPlace present(Place place) {
        return new PastPlace(
                place,
                sources.timelines().publicUpdates(place.id()),
                sources.measures().ofPlace(place.id()));
    }

    private RatingView rating(Context ctx, String placeId, boolean thanks) {
        if (thanks) {
            return RatingView.answered(Answered.THANKS);
        }
        return asking.rated().has(ctx, placeId) ? RatingView.answered(Answered.EARLIER) : RatingView.ASKED;
    }

    private String html(Context ctx, PageView page, PlaceView view, @Nullable LocalDate day, RatingView rating) {
        // What residents sent is not kept by day: a photo that was taken back must not come back.
        ReportedView reported = day == null ? sources.reported().of(view.id()) : ReportedView.NONE;
        return "panel".equals(ctx.header(FRAGMENT))
                ? templates.placePanel(page, view, reported, rating)
                : templates.place(
                        page,
                        view,
                        reported,
                        rating,
                        day == null && !view.retired() ? linkedData.place(page, view) : "");
    }

    private PlaceView view(PageView page, PastPlace shown, @Nullable LocalDate day) {
        Place place = shown.place();
        // What staff drew themselves has no press to thank.
        boolean own = place.layer() == Layer.FEAR_SPACE && place.facts().source() == null;
        return views.view(
                shown,
                day,
                day == null && RatingService.rateable(place) ? effect(place) : null,
                own ? null : page.text("attribution." + place.layer().slug()));
    }

    private EffectView effect(Place place) {
        Effect effect = sources.effects().find(place.id()).orElse(null);
        return EffectViews.view(place, effect, sources.places().today());
    }

    private void rate(Context ctx) {
        SameOrigin.check(ctx, asking.publicUrl());
        Params.form(ctx, Languages.NAME).check();
        Place place = sources.places().place(ctx.pathParam("id"));
        @Nullable String mergedInto = place.work().mergedInto();
        if (mergedInto != null) {
            ctx.redirect("/orte/" + mergedInto + "/" + SAFETY, HttpStatus.PERMANENT_REDIRECT);
            return;
        }
        if (!RatingService.rateable(place)) {
            throw new NotFound();
        }
        if (asking.rated().has(ctx, place.id())) {
            PageView page = pages.page(ctx);
            List<FieldError> errors = List.of(FieldError.of("rating", "rated-today"));
            RatingView earlier = new RatingView(Forms.again(ctx, page.messages(), errors), Answered.EARLIER);
            answer(ctx, place, HttpStatus.CONFLICT, earlier);
            return;
        }
        Params params = Params.body(ctx, "safety", "light");
        int safety = params.number("safety", 0, Rating.LOWEST, Rating.HIGHEST);
        Set<String> lights = params.choices("light", Light.SLUGS);
        requireChoice(params, "safety");
        requireChoice(params, "light");
        if (lights.size() > 1) {
            params.error("light", "repeated-parameter");
        }
        if (!params.errors().isEmpty()) {
            again(ctx, place, HttpStatus.BAD_REQUEST, params.errors());
            return;
        }
        try {
            Light light = Light.of(lights.iterator().next());
            asking.ratings().rate(place.id(), light, safety, asking.addresses().of(ctx));
        } catch (TooMany e) {
            ctx.header("Retry-After", Integer.toString(e.retryAfterSeconds()));
            int minutes = Math.max(1, (e.retryAfterSeconds() + 59) / 60);
            List<FieldError> many =
                    e.errors().isEmpty() ? List.of(FieldError.of("rating", "too-many-ratings", minutes)) : e.errors();
            again(ctx, place, HttpStatus.TOO_MANY_REQUESTS, many);
            return;
        }
        asking.rated().add(ctx, place.id());
        if (questionLevel(ctx) > 0) {
            answer(ctx, place, HttpStatus.OK, RatingView.answered(Answered.THANKS));
        } else {
            ctx.header("Cache-Control", "no-store")
                    .redirect("/orte/" + place.id() + "?" + SAFETY + "=" + THANKS + "#" + SAFETY, HttpStatus.SEE_OTHER);
        }
    }

    private static void requireChoice(Params params, String name) {
        if (!params.has(name)) {
            params.error(name, "choose-" + name);
        }
    }

    private void again(Context ctx, Place place, HttpStatus status, List<FieldError> errors) {
        PageView page = pages.page(ctx);
        answer(ctx, place, status, new RatingView(Forms.again(ctx, page.messages(), errors), null));
    }

    /** The question alone where a script asked for it, else the whole page. */
    private void answer(Context ctx, Place place, HttpStatus status, RatingView rating) {
        PageView page = pages.page(ctx);
        ctx.status(status);
        PlaceView view = view(page, present(place), null);
        int level = questionLevel(ctx);
        pages.sendPrivate(
                ctx,
                page,
                level == 0 ? html(ctx, page, view, null, rating) : templates.rating(page, view, rating, level));
    }

    /** Level of the place's heading where the question alone is wanted; 0 for a whole page. */
    private static int questionLevel(Context ctx) {
        String wanted = ctx.header(FRAGMENT);
        return wanted == null ? 0 : QUESTIONS.indexOf(wanted) + 1;
    }
}
