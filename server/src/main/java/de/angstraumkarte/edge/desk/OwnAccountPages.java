package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.account.AccountService;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Session.Due;
import de.angstraumkarte.domain.account.SessionService;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.desk.DeskPage;
import de.angstraumkarte.web.desk.OwnAccountView;
import de.angstraumkarte.web.desk.PasswordView;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** The own account of whoever is signed in: name, password, where else one is signed in. */
public final class OwnAccountPages {
    static final String PATH = DeskRoutes.ROOT + "/konto";
    private static final int LONGEST_NAME = 1_000;

    private final DeskPages pages;
    private final DeskTemplates templates;
    private final AccountService accounts;
    private final SessionService sessions;

    public OwnAccountPages(DeskPages pages, DeskTemplates templates, AccountService accounts, SessionService sessions) {
        this.pages = pages;
        this.templates = templates;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    public void register(DeskRoutes desk) {
        desk.get(PATH, Role.CASE_WORKER, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            show(ctx, staff, FormView.of(Map.of("name", staff.name())));
        });
        desk.post(PATH, Role.CASE_WORKER, this::rename);
        desk.post(PATH + "/abmelden-ueberall", Role.CASE_WORKER, (ctx, staff) -> {
            Params.body(ctx).check();
            sessions.signOutEverywhere(staff);
            desk.cookie().clear(ctx);
            DeskPages.done(ctx, DeskRoutes.LOGIN, "desk.notice.signed-out-everywhere");
        });
        desk.get(DeskRoutes.PASSWORD, Role.CASE_WORKER, (ctx, staff) -> {
            Params.form(ctx, Languages.NAME).check();
            showPassword(ctx, staff, FormView.EMPTY);
        });
        desk.post(DeskRoutes.PASSWORD, Role.CASE_WORKER, (ctx, staff) -> changePassword(ctx, staff, desk.cookie()));
    }

    private void show(Context ctx, Staff staff, FormView form) {
        OwnAccountView view = new OwnAccountView(
                form, staff.login(), DeskRoutes.current(ctx).account().secondFactor(), sessions.countSessions(staff));
        pages.send(ctx, templates.ownAccount(pages.page(ctx, staff), view));
    }

    private void rename(Context ctx, Staff staff) {
        Params params = Params.body(ctx, "name");
        String name = params.required("name", LONGEST_NAME);
        try {
            params.check();
            accounts.rename(staff, name);
            DeskPages.done(ctx, PATH, "desk.notice.saved");
        } catch (Invalid e) {
            ctx.status(400);
            show(ctx, staff, Forms.again(ctx, Languages.messages(ctx), e.errors()));
        }
    }

    private void showPassword(Context ctx, Staff staff, FormView form) {
        boolean due = DeskRoutes.current(ctx).due() == Due.PASSWORD;
        DeskPage page = pages.page(ctx, staff);
        pages.send(ctx, templates.password(page, new PasswordView(form, due)));
    }

    private void changePassword(Context ctx, Staff staff, SessionCookie cookie) {
        Params params = Params.body(ctx, "password", "newPassword", "newPasswordAgain");
        String chosen = raw(ctx, "newPassword");
        try {
            if (!chosen.equals(raw(ctx, "newPasswordAgain"))) {
                params.error("newPasswordAgain", "password-differs");
            }
            params.check();
            cookie.set(ctx, sessions.changePassword(staff, raw(ctx, "password"), chosen));
            DeskPages.done(ctx, PATH, "desk.notice.password");
        } catch (Invalid e) {
            ctx.status(400);
            showPassword(ctx, staff, Forms.again(ctx, Languages.messages(ctx), e.errors()));
        }
    }

    /** As typed: spaces at its ends belong to a password. */
    static String raw(Context ctx, String field) {
        return Optional.ofNullable(ctx.formParam(field)).orElse("");
    }
}
