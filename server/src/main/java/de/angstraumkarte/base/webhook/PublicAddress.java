package de.angstraumkarte.base.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Which network addresses are anybody's on the internet (IANA special-purpose registries), and not of this machine or its network. */
final class PublicAddress {
    /** A network: its first bytes, and how many bits of them count. */
    private record Network(int[] bytes, int bits) {
        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (bytes[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Network network(int bits, int... bytes) {
        return new Network(bytes, bits);
    }

    private static final List<Network> NOT_V4 = List.of(
            network(8, 0),
            network(8, 10),
            network(10, 100, 64),
            network(8, 127),
            network(16, 169, 254),
            network(12, 172, 16),
            network(24, 192, 0, 0),
            network(24, 192, 0, 2),
            network(24, 192, 88, 99),
            network(16, 192, 168),
            network(15, 198, 18),
            network(24, 198, 51, 100),
            network(24, 203, 0, 113),
            // multicast, reserved, broadcast
            network(3, 224));

    /** All that is given out to networks; the rest is local, mapped or reserved. */
    private static final Network V6 = network(3, 0x20);

    private static final List<Network> NOT_V6 = List.of(
            // Teredo, ORCHID and others that are no ordinary address
            network(23, 0x20, 0x01, 0x00),
            network(32, 0x20, 0x01, 0x0d, 0xb8),
            // 6to4 holds any IPv4 address
            network(16, 0x20, 0x02),
            network(20, 0x3f, 0xff, 0x00));

    private PublicAddress() {}

    /** An IPv4 address mapped to IPv6 is the IPv4 address, which Java has made of it before. */
    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return V6.contains(bytes) && NOT_V6.stream().noneMatch(network -> network.contains(bytes));
        }
        return NOT_V4.stream().noneMatch(network -> network.contains(bytes));
    }
}
