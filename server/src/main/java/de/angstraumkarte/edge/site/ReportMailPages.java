package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.report.ReportMailEnds;
import de.angstraumkarte.domain.report.ReportService;
import de.angstraumkarte.web.ConfirmView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;

/** What the links in mails to senders of reports lead to: no more mails, while the report stays. Their addresses are secrets. */
public final class ReportMailPages {
    private final Pages pages;
    private final Templates templates;
    private final ReportService reports;

    public ReportMailPages(Pages pages, Templates templates, ReportService reports) {
        this.pages = pages;
        this.templates = templates;
        this.reports = reports;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(ReportMailEnds.PATH + "{token}", this::ask);
        routes.post(ReportMailEnds.PATH + "{token}", this::end);
    }

    private void ask(Context ctx) {
        Params.form(ctx, Languages.NAME).check();
        PageView page = pages.page(ctx);
        boolean ours = reports.isMailLink(ctx.pathParam("token"));
        ConfirmView.Step step = new ConfirmView.Step(ctx.path(), page.text("mail.stop.button"), true);
        send(
                ctx,
                page,
                ours
                        ? new ConfirmView(
                                page.text("mail.stop.title"), List.of(page.text("mail.stop.ask")), step, List.of())
                        : invalid(ctx, page));
    }

    /** Whatever the body says, and without looking at it, as mail programs send theirs (RFC 8058). No redirect for them. */
    private void end(Context ctx) {
        PageView page = pages.page(ctx);
        boolean ours = reports.stopMailsByLink(ctx.pathParam("token"));
        send(
                ctx,
                page,
                ours
                        ? new ConfirmView(
                                page.text("mail.stopped.title"),
                                List.of(page.text("mail.stopped")),
                                null,
                                List.of(new ConfirmView.Link("/", page.text("error.map"))))
                        : invalid(ctx, page));
    }

    private static ConfirmView invalid(Context ctx, PageView page) {
        ctx.status(HttpStatus.NOT_FOUND);
        return new ConfirmView(
                page.text("answer.unknown.title"),
                List.of(page.text("mail.stop.invalid")),
                null,
                List.of(new ConfirmView.Link("/", page.text("error.map"))));
    }

    private void send(Context ctx, PageView page, ConfirmView view) {
        pages.sendPrivate(ctx, page, templates.confirm(page, view));
        FollowPages.secret(ctx);
    }
}
