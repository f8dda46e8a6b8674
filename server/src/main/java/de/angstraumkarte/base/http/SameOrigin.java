package de.angstraumkarte.base.http;

import de.angstraumkarte.base.problem.DomainException.Forbidden;
import io.javalin.http.Context;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form was sent from a page of ours. For forms before there is a session, whose token could be checked; browsers
 * name the origin of every POST, so that another site cannot sign somebody in under its own account.
 */
public final class SameOrigin {
    private SameOrigin() {}

    /**
     * @param publicUrl address under which people reach the map; empty: as the request says
     * @throws Forbidden if the request says that it comes from another site
     */
    public static void check(Context ctx, String publicUrl) {
        String site = ctx.header("Sec-Fetch-Site");
        String origin = ctx.header("Origin");
        boolean otherSite = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean otherOrigin = origin != null && !isOurs(authority(origin), ctx.host(), publicUrl);
        if (otherSite || otherOrigin) {
            throw new Forbidden();
        }
    }

    private static boolean isOurs(@Nullable String authority, @Nullable String host, String publicUrl) {
        return authority != null && (authority.equals(host) || authority.equals(authority(publicUrl)));
    }

    private static @Nullable String authority(String url) {
        try {
            return URI.create(url).getAuthority();
        } catch (IllegalArgumentException e) {
            // nothing a browser sends
            return null;
        }
    }
}
