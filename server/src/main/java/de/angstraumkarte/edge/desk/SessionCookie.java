package de.angstraumkarte.edge.desk;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.Optional;

/** The cookie that carries the token of a session. Lax, so that a link in a mail leads to where it says. */
final class SessionCookie {
    private static final String NAME = "staff";
    private static final String PATH = "/verwaltung";
    /** Until the browser closes; the server ends it earlier. */
    private static final int WITH_BROWSER = -1;

    private final boolean secure;

    /** @param secure whether people reach the map by HTTPS */
    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    Optional<String> token(Context ctx) {
        return Optional.ofNullable(ctx.cookie(NAME)).filter(token -> !token.isBlank());
    }

    void set(Context ctx, String token) {
        ctx.cookie(new Cookie(NAME, token, PATH, WITH_BROWSER, secure, true, null, SameSite.LAX));
    }

    void clear(Context ctx) {
        ctx.cookie(new Cookie(NAME, "", PATH, 0, secure, true, null, SameSite.LAX));
    }
}
