package de.angstraumkarte.base.http;

import io.javalin.http.Context;

/** Scheme and host under which people reach the site: as set, else as the request says. */
public final class SiteAddress {
    private final String publicUrl;

    /** @param publicUrl without slash at the end; empty if it is not set */
    public SiteAddress(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Without slash at the end. */
    public String of(Context ctx) {
        String host = ctx.host();
        return publicUrl.isEmpty() && host != null ? ctx.scheme() + "://" + host : publicUrl;
    }
}
