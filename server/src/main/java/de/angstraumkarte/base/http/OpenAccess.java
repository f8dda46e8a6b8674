package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets scripts of other sites use the public interfaces: read open data, and send reports where anybody may. Never pages, never
 * anything of staff, and never with credentials, which {@code *} rules out.
 */
final class OpenAccess {
    private static final List<String> INTERFACES = List.of("/api/", "/ogc/", "/open311/", "/feeds/");
    private static final Pattern FILES = Pattern.compile("/(?:daten|statistik)/[^/]+\\.[a-z]+");
    /** Where reports are sent. Answers on how safe a place feels are not: they are for people who look at it here. */
    private static final Pattern REPORTS = Pattern.compile("/api/reports|/open311/v2/requests\\.(?:json|xml)");

    /** What scripts may send: with reports, and to ask for what has changed or for a part of a file. */
    private static final String SENT = "Content-Type, Idempotency-Key, If-None-Match, If-Range, Range";
    /** What they may read. */
    private static final String EXPOSED =
            "Accept-Ranges, Content-Crs, Content-Range, ETag, Link, Location, Retry-After";

    private static final String ONE_DAY = "86400";

    private OpenAccess() {}

    static void allow(Context ctx) {
        String path = ctx.path();
        if (!isOpen(path)) {
            return;
        }
        boolean reports = REPORTS.matcher(path).matches();
        switch (ctx.req().getMethod()) {
            case "GET", "HEAD" -> open(ctx);
            case "POST" -> {
                if (reports) {
                    open(ctx);
                }
            }
            case "OPTIONS" -> {
                // What browsers ask before a script may send more than a plain request.
                open(ctx);
                ctx.header("Access-Control-Allow-Methods", reports ? "GET, HEAD, POST" : "GET, HEAD")
                        .header("Access-Control-Allow-Headers", SENT)
                        .header("Access-Control-Max-Age", ONE_DAY)
                        .status(204)
                        .skipRemainingHandlers();
            }
            default -> {
                // nothing others may do
            }
        }
    }

    private static void open(Context ctx) {
        ctx.header("Access-Control-Allow-Origin", "*").header("Access-Control-Expose-Headers", EXPOSED);
    }

    private static boolean isOpen(String path) {
        return INTERFACES.stream().anyMatch((path + "/")::startsWith)
                || FILES.matcher(path).matches();
    }
}
