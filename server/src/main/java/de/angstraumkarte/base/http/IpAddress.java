package de.angstraumkarte.base.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Network addresses written as numbers. Names are none: nothing here asks a name server. */
public final class IpAddress {
    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    /** What a household or a phone gets; the rest of an IPv6 address its owner chooses freely. */
    private static final int V6_NETWORK_BYTES = 8;

    private IpAddress() {}

    /** IPv4 or IPv6, also in brackets; an IPv4 address mapped to IPv6 is the IPv4 address. */
    public static Optional<InetAddress> parse(String text) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        boolean number = V4.matcher(bare).matches()
                || bare.contains(":") && V6.matcher(bare).matches();
        try {
            return number ? Optional.of(InetAddress.getByName(bare)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** What tells one sender from another: an IPv4 address, the first half of an IPv6 address. */
    static String network(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] bytes = address.getAddress();
            Arrays.fill(bytes, V6_NETWORK_BYTES, bytes.length, (byte) 0);
            return Arrays.toString(bytes);
        }
        return address.getHostAddress();
    }
}
