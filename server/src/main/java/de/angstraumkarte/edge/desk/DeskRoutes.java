package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SameOrigin;
import de.angstraumkarte.base.problem.DomainException.Forbidden;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Session;
import de.angstraumkarte.domain.account.Session.Due;
import de.angstraumkarte.domain.account.SessionService;
import de.angstraumkarte.domain.account.Staff;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only way to register a handler of the staff area. Each declares the role it needs; who is not signed in, has another role
 * or sends a form that is not ours never reaches it. {@link #routes()} is the list that a test walks.
 */
public final class DeskRoutes {
    /** Where the staff area begins. */
    public static final String ROOT = "/verwaltung";

    static final String LOGIN = ROOT + "/anmelden";
    static final String LOGIN_CODE = LOGIN + "/code";
    static final String LOGOUT = ROOT + "/abmelden";
    static final String PASSWORD = ROOT + "/konto/passwort";
    static final String SECOND_FACTOR = ROOT + "/konto/zweiter-faktor";

    private static final String SESSION = "staff.session";
    /** Where somebody has to go first; from there only signing out is possible. */
    private static final Map<Due, String> FIRST = Map.of(Due.PASSWORD, PASSWORD, Due.SECOND_FACTOR, SECOND_FACTOR);

    /** One handler: HTTP method, path template, and the role from which on it may be used. */
    public record Route(String method, String path, Role least) {}

    /** Answers a request of somebody who may send it. */
    @FunctionalInterface
    public interface Handler {
        void handle(Context ctx, Staff staff) throws Exception;
    }

    private final SessionService sessions;
    private final SessionCookie cookie;
    private final String publicUrl;
    private final List<Route> routes = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();

    public DeskRoutes(SessionService sessions, Config config) {
        this.sessions = sessions;
        this.publicUrl = config.publicUrl();
        this.cookie = new SessionCookie(publicUrl.startsWith("https:"));
    }

    /** @param least the role from which on the page may be seen */
    public void get(String path, Role least, Handler handler) {
        add(HandlerType.GET, path, least, handler);
    }

    /** A form, url-encoded or multipart. @param least the role from which on it may be sent */
    public void post(String path, Role least, Handler handler) {
        add(HandlerType.POST, path, least, handler);
    }

    private void add(HandlerType method, String path, Role least, Handler handler) {
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            throw new IllegalArgumentException("not in the staff area: " + path);
        }
        Route route = new Route(method.name(), path, least);
        routes.add(route);
        endpoints.add(new Endpoint(method, path, ctx -> serve(ctx, route, handler)));
    }

    /** All handlers, in the order of registration. */
    public List<Route> routes() {
        return List.copyOf(routes);
    }

    public void register(JavalinDefaultRoutingApi routing) {
        endpoints.forEach(routing::addEndpoint);
    }

    private void serve(Context ctx, Route route, Handler handler) throws Exception {
        boolean form = route.method().equals("POST");
        Optional<Session> found = session(ctx);
        if (found.isEmpty() || !found.get().signedIn()) {
            if (form) {
                throw new Forbidden();
            }
            askToSignIn(ctx, found.isPresent());
            return;
        }
        Session session = found.get();
        String first = session.due() == null ? null : FIRST.get(session.due());
        if (first != null && !route.path().startsWith(first) && !route.path().equals(LOGOUT)) {
            ctx.redirect(first, HttpStatus.SEE_OTHER);
            return;
        }
        session.staff().require(route.least());
        if (form) {
            SameOrigin.check(ctx, publicUrl);
            checkToken(ctx, session);
        }
        ctx.attribute(SESSION, session);
        handler.handle(ctx, session.staff());
    }

    private static void askToSignIn(Context ctx, boolean codeIsDue) {
        String query = ctx.queryString();
        String target = ctx.path() + (query == null ? "" : "?" + query);
        ctx.header("Cache-Control", "no-store");
        ctx.redirect(
                (codeIsDue ? LOGIN_CODE : LOGIN) + "?ziel=" + URLEncoder.encode(target, StandardCharsets.UTF_8),
                HttpStatus.SEE_OTHER);
    }

    private static void checkToken(Context ctx, Session session) {
        String sent = ctx.formParam(Params.CSRF);
        boolean right = sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), session.csrf().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw new Forbidden();
        }
    }

    /** The session of a request that reached a handler. */
    static Session current(Context ctx) {
        Session session = ctx.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("not a handler of the staff area: " + ctx.path());
        }
        return session;
    }

    /** The session of somebody signed in, also where no handler was reached: for a page that says what went wrong. */
    Optional<Session> signedIn(Context ctx) {
        boolean here = (ctx.path() + "/").startsWith(ROOT + "/");
        Optional<Session> found =
                here ? session(ctx).filter(session -> session.signedIn() && session.due() == null) : Optional.empty();
        found.ifPresent(session -> ctx.attribute(SESSION, session));
        return found;
    }

    /** Value of the hidden field {@code csrf} of every form on a page of this session. */
    public String csrf(Context ctx) {
        return current(ctx).csrf();
    }

    Optional<Session> session(Context ctx) {
        return cookie.token(ctx).flatMap(sessions::findSession);
    }

    SessionCookie cookie() {
        return cookie;
    }
}
