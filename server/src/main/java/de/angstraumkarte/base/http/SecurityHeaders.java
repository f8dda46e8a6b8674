package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Headers of every answer but static files. No inline script or style anywhere, nothing from other hosts, and no frames but the embed page. */
public final class SecurityHeaders {
    /** The only page that may be framed (interfaces.md). */
    public static final String EMBED_PATH = "/einbetten";

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";
    private static final String NO_FRAME = POLICY + "'none'";
    private static final String ANY_FRAME = POLICY + "*";

    /** What no search engine may show: secrets of single people, what is for staff, and answers for programs. */
    private static final List<String> UNLISTED =
            List.of("/verwaltung", "/meldung", "/antwort", "/abo", EMBED_PATH, "/api", "/ogc", "/open311");

    private SecurityHeaders() {}

    /** Whether the request is for the page that others show in a frame; with a slash at its end it is the same page. */
    public static boolean mayBeFramed(Context ctx) {
        return ctx.path().equals(EMBED_PATH) || ctx.path().equals(EMBED_PATH + "/");
    }

    static void set(Context ctx) {
        HttpServletResponse response = ctx.res();
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (ctx.path().startsWith("/static/")) {
            // The rest governs documents. Forty scripts and styles without it make the first view a sixth smaller.
            return;
        }
        boolean embed = mayBeFramed(ctx);
        response.setHeader("Content-Security-Policy", embed ? ANY_FRAME : NO_FRAME);
        if (!embed) {
            response.setHeader("X-Frame-Options", "DENY");
        }
        if (UNLISTED.stream().anyMatch(path -> (ctx.path() + "/").startsWith(path + "/"))) {
            response.setHeader("X-Robots-Tag", "noindex");
        }
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
