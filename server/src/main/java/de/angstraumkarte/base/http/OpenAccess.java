package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets scripts of other sites read open data: what anybody gets without a cookie. Never pages, never anything of staff, and
 * never with credentials, which {@code *} rules out. Writing from other sites is none of its business.
 */
final class OpenAccess {
    private static final List<String> INTERFACES = List.of("/api/", "/ogc/", "/open311/", "/feeds/");
    private static final Pattern FILES = Pattern.compile("/(?:daten|statistik)/[^/]+\\.[a-z]+");

    private OpenAccess() {}

    static void allow(Context ctx) {
        String method = ctx.req().getMethod();
        if ((method.equals("GET") || method.equals("HEAD")) && isOpen(ctx.path())) {
            ctx.header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Expose-Headers", "Content-Crs, ETag, Link");
        }
    }

    private static boolean isOpen(String path) {
        return INTERFACES.stream().anyMatch((path + "/")::startsWith)
                || FILES.matcher(path).matches();
    }
}
