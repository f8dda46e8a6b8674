package de.angstraumkarte.base.webhook;

import de.angstraumkarte.base.http.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where webhooks may go: over TLS to public addresses; to hosts that the operator has named also within the own network and
 * without TLS. Otherwise whoever may set up a webhook could reach what only this machine reaches.
 */
public final class Targets {
    /** The address may not be reached. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Another way to write an IPv4 address: some resolvers take it, and nobody means a name by it. */
    private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]+");

    private final Set<String> trusted;

    /** @param trusted names or addresses of hosts, lower case */
    public Targets(Set<String> trusted) {
        this.trusted = Set.copyOf(trusted);
    }

    /** What is wrong with an address as it was typed, as a code; asks no name server. */
    public Optional<String> fault(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("hook-address");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (uri.getRawUserInfo() != null || text.contains("@") && uri.getHost() == null) {
            return Optional.of("hook-credentials");
        }
        if (!web || uri.getHost() == null || uri.getRawFragment() != null) {
            return Optional.of("hook-address");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            return Optional.of("hook-address");
        }
        if (trusts(uri)) {
            return Optional.empty();
        }
        if (!scheme.equals("https")) {
            return Optional.of("hook-https");
        }
        if (NUMBER.matcher(host(uri)).matches()) {
            return Optional.of("hook-address");
        }
        boolean inside = IpAddress.parse(uri.getHost())
                .map(ip -> !PublicAddress.is(ip))
                .orElse(host(uri).equals("localhost"));
        return inside ? Optional.of("hook-private") : Optional.empty();
    }

    /**
     * The addresses to connect to, as the name server says now; whoever connects to one and asks no more is not led elsewhere.
     *
     * @throws Refused if any of the host's addresses is not public, or the scheme is not allowed
     * @throws UnknownHostException if there is none
     */
    List<InetAddress> resolve(URI uri) throws IOException {
        if (fault(uri.toString()).isPresent()) {
            throw new Refused();
        }
        InetAddress[] all = InetAddress.getAllByName(bare(uri));
        if (!trusts(uri)) {
            for (InetAddress address : all) {
                if (!PublicAddress.is(address)) {
                    throw new Refused();
                }
            }
        }
        return List.of(all);
    }

    private boolean trusts(URI uri) {
        return trusted.contains(host(uri));
    }

    private static String host(URI uri) {
        return bare(uri).toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    }

    /** Without the brackets of an IPv6 address. */
    static String bare(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }
}
