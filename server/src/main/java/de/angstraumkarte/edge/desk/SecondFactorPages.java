package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.SecondFactorService;
import de.angstraumkarte.domain.account.SecondFactorService.Enrolment;
import de.angstraumkarte.domain.account.Session;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.desk.SecondFactorView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.nayuki.qrcodegen.QrCode;
import java.util.Optional;

/** The second factor of the own account. */
public final class SecondFactorPages {
    private static final int LONGEST_CODE = 20;

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final SecondFactorService service;

    public SecondFactorPages(DeskPages pages, DeskTemplates templates, SecondFactorService service) {
        this.pages = pages;
        this.templates = templates;
        this.service = service;
    }

    public void register(DeskRoutes desk) {
        desk.get(DeskRoutes.SECOND_FACTOR, Role.CASE_WORKER, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            show(ctx, staff, FormView.EMPTY);
        });
        desk.post(DeskRoutes.SECOND_FACTOR + "/beginnen", Role.CASE_WORKER, (ctx, staff) -> {
            Params.body(ctx).check();
            service.begin(staff);
            ctx.redirect(DeskRoutes.SECOND_FACTOR, HttpStatus.SEE_OTHER);
        });
        desk.post(DeskRoutes.SECOND_FACTOR, Role.CASE_WORKER, (ctx, staff) -> confirm(ctx, staff, desk.cookie()));
        desk.post(
                DeskRoutes.SECOND_FACTOR + "/beenden",
                Role.CASE_WORKER,
                (ctx, staff) -> end(ctx, staff, desk.cookie()));
    }

    private void confirm(Context ctx, Staff staff, SessionCookie cookie) {
        Params params = Params.body(ctx, "code");
        String code = code(params);
        try {
            params.check();
            cookie.set(ctx, service.confirm(staff, code));
            DeskPages.done(ctx, OwnAccountPages.PATH, "desk.notice.second-factor-on");
        } catch (Invalid e) {
            again(ctx, staff, e);
        }
    }

    private void end(Context ctx, Staff staff, SessionCookie cookie) {
        Params params = Params.body(ctx, "password", "code");
        String code = code(params);
        try {
            params.check();
            cookie.set(ctx, service.end(staff, OwnAccountPages.raw(ctx, "password"), code));
            DeskPages.done(ctx, OwnAccountPages.PATH, "desk.notice.second-factor-off");
        } catch (Invalid e) {
            again(ctx, staff, e);
        }
    }

    private void again(Context ctx, Staff staff, Invalid e) {
        ctx.status(400);
        show(ctx, staff, Forms.again(ctx, Languages.messages(ctx), e.errors()));
    }

    /** Apps show a code in two groups, and people type what they see. */
    static String code(Params params) {
        return params.required("code", LONGEST_CODE).replace(" ", "");
    }

    private void show(Context ctx, Staff staff, FormView form) {
        Session session = DeskRoutes.current(ctx);
        Optional<Enrolment> begun = service.findEnrolment(staff);
        QrCode qr = begun.map(enrolment -> QrCode.encodeText(enrolment.uri(), QrCode.Ecc.MEDIUM))
                .orElse(null);
        SecondFactorView view = new SecondFactorView(
                form,
                session.account().secondFactor(),
                session.due() == Session.Due.SECOND_FACTOR,
                begun.map(enrolment -> enrolment.secret().replaceAll("(.{4})(?=.)", "$1 "))
                        .orElse(null),
                qr == null ? null : path(qr),
                qr == null ? 0 : qr.size);
        pages.send(ctx, templates.secondFactor(pages.page(ctx, staff), view));
    }

    /** The dark squares, one row after the other. */
    private static String path(QrCode qr) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < qr.size; y++) {
            for (int x = 0; x < qr.size; x++) {
                if (qr.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }
}
