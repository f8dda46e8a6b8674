package de.angstraumkarte.base.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a request comes from. {@code X-Forwarded-For} counts only as far as proxies we know wrote it: everything left of the
 * first entry (from the right) that is not such a proxy is the client's own claim.
 */
public final class ClientAddress {
    private final Set<InetAddress> trustedProxies;

    public ClientAddress(Set<InetAddress> trustedProxies) {
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** The sender's address as far as it tells senders apart, for limits. Never to be stored or logged. */
    public String of(Context ctx) {
        return of(ctx.req().getRemoteAddr(), Collections.list(ctx.req().getHeaders("X-Forwarded-For")));
    }

    String of(String peer, List<String> forwardedFor) {
        Optional<InetAddress> sender = IpAddress.parse(withoutZone(peer));
        if (sender.isEmpty()) {
            return peer;
        }
        String[] entries = String.join(",", forwardedFor).split(",", -1);
        for (int i = entries.length - 1; i >= 0 && trustedProxies.contains(sender.get()); i--) {
            Optional<InetAddress> before = IpAddress.parse(entries[i].strip());
            if (before.isEmpty()) {
                break;
            }
            sender = before;
        }
        return IpAddress.network(sender.get());
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone) + (address.endsWith("]") ? "]" : "");
    }
}
