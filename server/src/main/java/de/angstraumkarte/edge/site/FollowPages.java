package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.report.FollowCode;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.domain.report.ReportView;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.ReportStateView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /meldung}: what became of one report, for whoever holds its code. The address is a secret. */
public final class FollowPages {
    static final String PATH = "/meldung";
    /** Parameter of the page right after sending, so that a reload sends nothing again. */
    static final String NEW = "neu";

    static final String SENT = "1";
    static final String SENT_WITH_EMAIL = "mail";

    private static final String WITHDRAW = "zurueckziehen";
    private static final String STOP_MAILS = "stop-mails";
    private static final int LONGEST_CODE = 200;

    private final Pages pages;
    private final Templates templates;
    private final ReportService reports;
    private final PlaceService places;
    private final PlaceViews views;

    public FollowPages(
            Pages pages,
            Templates templates,
            ReportService reports,
            PlaceService places,
            DistrictService districts,
            UnitService units) {
        this.pages = pages;
        this.templates = templates;
        this.reports = reports;
        this.places = places;
        this.views = new PlaceViews(places, districts, units);
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, ctx -> {
            Params.form(ctx, Languages.NAME).check();
            entry(ctx, HttpStatus.OK, FormView.EMPTY);
        });
        routes.post(PATH, this::look);
        routes.get(PATH + "/{followCode}", this::show);
        routes.post(PATH + "/{followCode}", this::change);
    }

    /** The code is sent in a body, so that it stands in no log of a server in front of this one before it is known. */
    private void look(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        Params params = Params.body(ctx, "code");
        String typed = params.text("code", LONGEST_CODE);
        params.check();
        if (typed == null) {
            refuse(ctx, HttpStatus.BAD_REQUEST, "", "missing");
            return;
        }
        try {
            FollowCode code = FollowCode.parse(typed).orElseThrow(NotFound::new);
            reports.byCode(code.text());
            secret(ctx);
            ctx.redirect(PATH + "/" + code.text(), HttpStatus.SEE_OTHER);
        } catch (NotFound e) {
            refuse(ctx, HttpStatus.NOT_FOUND, typed, "no-such-report");
        }
    }

    private void show(Context ctx) {
        Params params = Params.form(ctx, Languages.NAME, NEW, WITHDRAW);
        String sent = params.text(NEW, LONGEST_CODE);
        boolean asks = params.has(WITHDRAW);
        params.check();
        try {
            FollowCode code = FollowCode.parse(ctx.pathParam("followCode")).orElseThrow(NotFound::new);
            ReportView report = reports.byCode(code.text());
            PageView page = pages.page(ctx);
            String state = report.state().slug();
            ReportStateView view = new ReportStateView(
                    code.text(),
                    URI.create(page.canonicalUrl())
                            .resolve(PATH + "/" + code.text())
                            .toString(),
                    sent != null && state.equals("new"),
                    state,
                    report.received(),
                    report.decisionBy(),
                    SENT_WITH_EMAIL.equals(sent),
                    report.reason(),
                    report.answer(),
                    place(report.placeId()),
                    report.mails(),
                    asks && !state.equals("withdrawn"));
            secret(ctx);
            pages.sendPrivate(ctx, page, templates.reportState(page, view));
        } catch (NotFound e) {
            refuse(ctx, HttpStatus.NOT_FOUND, "", "no-such-report");
        }
    }

    private @Nullable PlaceRow place(@Nullable String id) {
        if (id == null) {
            return null;
        }
        Place place = places.place(id);
        return place.retired() ? null : views.row(place);
    }

    private void change(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        Params params = Params.body(ctx, "action");
        boolean onlyMails = STOP_MAILS.equals(params.text("action", LONGEST_CODE));
        params.check();
        try {
            FollowCode code = FollowCode.parse(ctx.pathParam("followCode")).orElseThrow(NotFound::new);
            if (onlyMails) {
                reports.stopMails(code.text());
            } else {
                reports.withdraw(code.text());
            }
            secret(ctx);
            ctx.redirect(PATH + "/" + code.text(), HttpStatus.SEE_OTHER);
        } catch (NotFound e) {
            refuse(ctx, HttpStatus.NOT_FOUND, "", "no-such-report");
        }
    }

    private void refuse(Context ctx, HttpStatus status, String typed, String problem) {
        List<FieldError> errors = List.of(FieldError.of("code", problem));
        FormView form = new FormView(Map.of("code", List.of(typed)), Forms.faults(Languages.messages(ctx), errors));
        entry(ctx, status, form);
    }

    private void entry(Context ctx, HttpStatus status, FormView form) {
        PageView page = pages.page(ctx);
        secret(ctx);
        ctx.status(status);
        pages.sendPrivate(ctx, page, templates.reportEntry(page, form));
    }

    /** Neither caches nor other sites nor search engines may learn the address. */
    static void secret(Context ctx) {
        ctx.header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow");
    }
}
