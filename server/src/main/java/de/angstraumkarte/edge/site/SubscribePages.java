package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.TooMany;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.follow.FollowService;
import de.angstraumkarte.domain.follow.Rhythm;
import de.angstraumkarte.domain.follow.Target;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.report.EmailAddress;
import de.angstraumkarte.domain.report.FormGuard;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.ConfirmView;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.SubscribeView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /abo}: the form that asks for news by mail of a place or a district. */
public final class SubscribePages {
    static final String PATH = "/abo";
    private static final String SENT = PATH + "/postfach";

    private static final String PLACE = "ort";
    private static final String DISTRICT = "stadtbezirk";
    private static final int LONGEST_FIELD = 10_000;

    private final Pages pages;
    private final Templates templates;
    private final FollowService follows;
    private final DistrictService districts;
    private final FormGuard guard;
    private final ClientAddress addresses;
    private final boolean sends;

    /** @param sends whether there is a server that takes mails */
    public SubscribePages(
            Pages pages,
            Templates templates,
            FollowService follows,
            DistrictService districts,
            FormGuard guard,
            ClientAddress addresses,
            boolean sends) {
        this.pages = pages;
        this.templates = templates;
        this.follows = follows;
        this.districts = districts;
        this.guard = guard;
        this.addresses = addresses;
        this.sends = sends;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, this::form);
        routes.post(PATH, this::request);
        routes.get(SENT, this::sent);
    }

    /**
     * What is to be followed.
     *
     * @param place null if none is named, or none that can be followed
     * @param district slug of an existing one; null if none is named
     */
    private record Wanted(@Nullable Place place, @Nullable String district) {
        @Nullable
        Target target() {
            if (place != null) {
                return Target.place(place.id());
            }
            return district == null ? null : Target.district(district);
        }
    }

    private Wanted wanted(Params params) {
        @Nullable String id = params.text(PLACE, LONGEST_FIELD);
        @Nullable String slug = params.text(DISTRICT, LONGEST_FIELD);
        @Nullable Place place = id == null ? null : follows.findPlace(id).orElse(null);
        boolean known = slug != null && districts.titles().containsKey(slug);
        if (id != null && slug != null) {
            params.error(DISTRICT, "place-or-district");
        } else if (id != null && place == null) {
            params.error(PLACE, "unknown-place");
        } else if (slug != null && !known) {
            params.error(DISTRICT, "unknown-district");
        }
        return new Wanted(place, known ? slug : null);
    }

    private void form(Context ctx) {
        Params params = Params.form(ctx, Languages.NAME, PLACE, DISTRICT);
        params.check();
        Wanted wanted = wanted(params);
        Place place = wanted.place();
        if (params.errors().isEmpty() && place != null && !place.id().equals(ctx.queryParam(PLACE))) {
            ctx.redirect(Target.place(place.id()).href(), HttpStatus.MOVED_PERMANENTLY);
            return;
        }
        Map<String, String> values = new LinkedHashMap<>(Map.of("rhythm", Rhythm.DAILY.slug()));
        if (wanted.district() != null) {
            values.put(DISTRICT, wanted.district());
        }
        FormView blank = FormView.of(values);
        FormView form = new FormView(blank.values(), Forms.faults(Languages.messages(ctx), params.errors()));
        ctx.status(params.errors().isEmpty() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        show(ctx, form, place, guard.stamp());
    }

    private void request(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        Params params = Params.body(ctx, PLACE, DISTRICT, "email", "rhythm", "website", "stamp");
        @Nullable String stamp = params.text("stamp", LONGEST_FIELD);
        List<FieldError> guarded = guard.check(params.text("website", LONGEST_FIELD), stamp).stream()
                .toList();
        Wanted wanted = wanted(params);
        @Nullable Target target = wanted.target();
        if (target == null && params.errors().isEmpty()) {
            params.error(DISTRICT, "missing");
        }
        String email = params.required("email", LONGEST_FIELD);
        if (!email.isEmpty() && EmailAddress.parse(email).isEmpty()) {
            params.error("email", "email");
        }
        @Nullable
        Rhythm rhythm = params.choices("rhythm", Rhythm.SLUGS).stream()
                .findFirst()
                .map(Rhythm::of)
                .orElse(null);
        if (rhythm == null
                && params.errors().stream().noneMatch(error -> error.field().equals("rhythm"))) {
            params.error("rhythm", "missing");
        }
        List<FieldError> errors = new ArrayList<>(guarded);
        if (!params.errors().isEmpty()) {
            // Who left something out sends again anyway, and will not be too fast then.
            errors.removeIf(error -> error.code().equals("form-too-fast"));
        }
        errors.addAll(params.errors());
        String fresh =
                stamp == null || guarded.stream().anyMatch(error -> error.code().equals("form-expired"))
                        ? guard.stamp()
                        : stamp;
        if (!errors.isEmpty() || target == null || rhythm == null) {
            again(ctx, HttpStatus.BAD_REQUEST, errors, wanted.place(), fresh);
            return;
        }
        try {
            follows.request(target, rhythm, email, pages.page(ctx).language(), addresses.of(ctx));
            ctx.header("Cache-Control", "no-store").redirect(SENT, HttpStatus.SEE_OTHER);
        } catch (Invalid e) {
            again(ctx, HttpStatus.BAD_REQUEST, e.errors(), wanted.place(), fresh);
        } catch (TooMany e) {
            ctx.header("Retry-After", Integer.toString(e.retryAfterSeconds()));
            int minutes = Math.max(1, (e.retryAfterSeconds() + 59) / 60);
            List<FieldError> many = List.of(FieldError.of(FormGuard.FIELD, "too-many-follows", minutes));
            again(ctx, HttpStatus.TOO_MANY_REQUESTS, many, wanted.place(), fresh);
        } catch (UnavailableException e) {
            ctx.header("Retry-After", "5");
            List<FieldError> busy = List.of(FieldError.of(FormGuard.FIELD, "busy-store"));
            again(ctx, HttpStatus.SERVICE_UNAVAILABLE, busy, wanted.place(), fresh);
        }
    }

    private void again(Context ctx, HttpStatus status, List<FieldError> errors, @Nullable Place place, String stamp) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String field : List.of(FormGuard.FIELD, PLACE, DISTRICT, "email", "rhythm")) {
            labels.put(field, Languages.messages(ctx).text("param." + field));
        }
        ctx.status(status);
        show(ctx, Forms.again(ctx, Languages.messages(ctx), errors).asOnPage(labels), place, stamp);
    }

    private void show(Context ctx, FormView form, @Nullable Place place, String stamp) {
        PageView page = pages.page(ctx);
        SubscribeView view = new SubscribeView(
                form,
                place == null
                        ? null
                        : new SubscribeView.Place(
                                place.id(), place.title(), place.layer().slug()),
                districts.alphabetical().entrySet().stream()
                        .map(district -> new Choice(district.getKey(), district.getValue()))
                        .toList(),
                stamp,
                sends);
        pages.sendPrivate(ctx, page, templates.subscribe(page, view));
        // Without scripts, "back" is the only way to what was typed: the browser may keep the page, nobody else.
        ctx.header("Cache-Control", "private, no-cache");
    }

    /** The same for everybody: who looks on learns nothing about an address. */
    private void sent(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        PageView page = pages.page(ctx);
        ConfirmView view = new ConfirmView(
                page.text("abo.sent.title"),
                List.of(page.text("abo.sent.lead"), page.text("abo.sent.missing")),
                null,
                List.of(new ConfirmView.Link("/", page.text("error.map"))));
        pages.sendPrivate(ctx, page, templates.confirm(page, view));
    }
}
