package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SameOrigin;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Session;
import de.angstraumkarte.domain.account.SessionService;
import de.angstraumkarte.domain.account.Staff;
import de.angstraumkarte.web.DeskTemplates;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.desk.LoginView;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signing in and out. The only handlers below {@code /verwaltung} that ask for no session. */
public final class LoginPages {
    private static final Pattern LOCAL =
            Pattern.compile("/verwaltung(?:/[A-Za-z0-9._~%-]+)*(?:\\?[A-Za-z0-9._~%&=+,:-]*)?");
    private static final int LONGEST_TARGET = 500;
    private static final int LONGEST_LOGIN = 200;

    private final DeskRoutes desk;
    private final DeskPages pages;
    private final DeskTemplates templates;
    private final SessionService sessions;
    private final String publicUrl;

    public LoginPages(
            DeskRoutes desk, DeskPages pages, DeskTemplates templates, SessionService sessions, Config config) {
        this.desk = desk;
        this.pages = pages;
        this.templates = templates;
        this.sessions = sessions;
        this.publicUrl = config.publicUrl();
        desk.get(DeskRoutes.ROOT, Role.CASE_WORKER, (ctx, staff) -> ctx.redirect(start(staff), HttpStatus.SEE_OTHER));
        desk.post(DeskRoutes.LOGOUT, Role.CASE_WORKER, (ctx, staff) -> signOut(ctx));
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(DeskRoutes.LOGIN, this::form);
        routes.post(DeskRoutes.LOGIN, this::signIn);
    }

    private static String start(Staff staff) {
        return DeskRoutes.ROOT + (staff.role().includes(Role.COORDINATOR) ? "/eingang" : "/massnahmen");
    }

    private void form(Context ctx) {
        Params params = Params.form(ctx, "ziel", Languages.NAME);
        String target = local(ctx.queryParam("ziel"));
        params.check();
        Optional<Session> session = desk.session(ctx);
        if (session.filter(Session::signedIn).isPresent()) {
            ctx.redirect(target.isEmpty() ? DeskRoutes.ROOT : target, HttpStatus.SEE_OTHER);
            return;
        }
        show(ctx, FormView.EMPTY, target);
    }

    private void signIn(Context ctx) {
        SameOrigin.check(ctx, publicUrl);
        Params params = Params.body(ctx, "login", "password", "ziel");
        String target = local(ctx.formParam("ziel"));
        String login = params.required("login", LONGEST_LOGIN);
        // Not by Params: spaces at its ends belong to a password.
        String password = Optional.ofNullable(ctx.formParam("password")).orElse("");
        if (login.isEmpty() && params.errors().isEmpty()) {
            params.error("login", "missing");
        }
        if (password.isEmpty()) {
            params.error("password", "missing");
        }
        if (!params.errors().isEmpty()) {
            refuse(ctx, 400, params.errors(), target);
            return;
        }
        try {
            String old = desk.cookie().token(ctx).orElse(null);
            desk.cookie().set(ctx, sessions.signIn(login, password));
            if (old != null) {
                sessions.signOut(old);
            }
            ctx.header("Cache-Control", "no-store");
            ctx.redirect(target.isEmpty() ? DeskRoutes.ROOT : target, HttpStatus.SEE_OTHER);
        } catch (Forbidden e) {
            refuse(ctx, 403, List.of(FieldError.of("login", "sign-in")), target);
        }
    }

    private void refuse(Context ctx, int status, List<FieldError> errors, String target) {
        PageView page = pages.frame(ctx);
        ctx.status(status);
        show(ctx, Forms.again(ctx, page.messages(), errors), target);
    }

    private void show(Context ctx, FormView form, String target) {
        PageView page = pages.frame(ctx);
        String notice = DeskPages.takeNotice(ctx, page.messages());
        pages.send(ctx, templates.login(page, new LoginView(form, target, notice)));
    }

    private void signOut(Context ctx) {
        Params.body(ctx).check();
        desk.cookie().token(ctx).ifPresent(sessions::signOut);
        desk.cookie().clear(ctx);
        DeskPages.done(ctx, DeskRoutes.LOGIN, "desk.notice.signed-out");
    }

    /** A page of the staff area to go to after signing in; empty for anything else: nobody is sent to another site. */
    private static String local(@Nullable String target) {
        boolean ours = target != null
                && target.length() <= LONGEST_TARGET
                && LOCAL.matcher(target).matches()
                && !target.startsWith(DeskRoutes.LOGIN)
                && !target.startsWith(DeskRoutes.LOGOUT);
        return ours ? target : "";
    }
}
