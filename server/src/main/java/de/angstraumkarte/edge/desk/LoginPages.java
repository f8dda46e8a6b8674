package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.Forms;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.RateLimit;
import de.angstraumkarte.base.http.SameOrigin;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.base.problem.DomainException.TooMany;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final RateLimit limit;
    private final ClientAddress addresses;
    private final String publicUrl;

    /** @param limit of wrong passwords and codes from one address */
    public LoginPages(
            DeskRoutes desk,
            DeskPages pages,
            DeskTemplates templates,
            SessionService sessions,
            RateLimit limit,
            ClientAddress addresses,
            Config config) {
        this.limit = limit;
        this.addresses = addresses;
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
        routes.get(DeskRoutes.LOGIN_CODE, this::codeForm);
        routes.post(DeskRoutes.LOGIN_CODE, this::enterCode);
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
            proceed(ctx, target, "");
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
        if (password.isEmpty()) {
            params.error("password", "missing");
        }
        if (!params.errors().isEmpty()) {
            refuse(ctx, 400, params.errors(), target);
            return;
        }
        String token = limited(
                ctx,
                () -> sessions.signIn(login, password, desk.cookie().token(ctx).orElse(null)));
        if (token == null) {
            refuse(ctx, ctx.statusCode(), List.of(FieldError.of("login", "sign-in")), target);
        } else {
            desk.cookie().set(ctx, token);
            boolean codeIsDue =
                    sessions.findSession(token).filter(Session::signedIn).isEmpty();
            proceed(ctx, codeIsDue ? DeskRoutes.LOGIN_CODE : target, codeIsDue ? target : "");
        }
    }

    /** Runs what checks a secret; null and a status if it was wrong or one too many of its address. */
    private @Nullable String limited(Context ctx, Supplier<String> check) {
        String address = addresses.of(ctx);
        try {
            limit.take(address);
            String token = check.get();
            limit.forget(address);
            return token;
        } catch (Forbidden e) {
            ctx.status(403);
        } catch (TooMany e) {
            ctx.status(429).header("Retry-After", Integer.toString(e.retryAfterSeconds()));
        }
        return null;
    }

    private static void proceed(Context ctx, String path, String target) {
        ctx.header("Cache-Control", "no-store");
        String query = target.isEmpty() ? "" : "?ziel=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
        ctx.redirect((path.isEmpty() ? DeskRoutes.ROOT : path) + query, HttpStatus.SEE_OTHER);
    }

    private boolean codeIsDue(Context ctx) {
        return desk.session(ctx).filter(session -> !session.signedIn()).isPresent();
    }

    private void codeForm(Context ctx) {
        Params.form(ctx, "ziel", Languages.NAME).check();
        String target = local(ctx.queryParam("ziel"));
        if (codeIsDue(ctx)) {
            showCode(ctx, FormView.EMPTY, target);
        } else {
            proceed(ctx, DeskRoutes.LOGIN, target);
        }
    }

    private void enterCode(Context ctx) {
        SameOrigin.check(ctx, publicUrl);
        Params params = Params.body(ctx, "code", "ziel");
        String target = local(ctx.formParam("ziel"));
        String code = SecondFactorPages.code(params);
        if (!codeIsDue(ctx)) {
            proceed(ctx, DeskRoutes.LOGIN, target);
            return;
        }
        String halfWay = desk.cookie().token(ctx).orElseThrow();
        String token = params.errors().isEmpty() ? limited(ctx, () -> sessions.enterCode(halfWay, code)) : null;
        if (token != null) {
            desk.cookie().set(ctx, token);
            proceed(ctx, target, "");
            return;
        }
        List<FieldError> errors = params.errors().isEmpty() ? List.of(FieldError.of("code", "code")) : params.errors();
        if (!params.errors().isEmpty()) {
            ctx.status(400);
        }
        showCode(ctx, Forms.again(ctx, Languages.messages(ctx), errors), target);
    }

    private void showCode(Context ctx, FormView form, String target) {
        pages.send(ctx, templates.loginCode(pages.frame(ctx), new LoginView(form, target, null)));
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
                && !target.contains("..")
                && !target.startsWith(DeskRoutes.LOGIN)
                && !target.startsWith(DeskRoutes.LOGOUT);
        return ours ? target : "";
    }
}
