package de.angstraumkarte.base.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private static final ClientAddress BEHIND_PROXIES =
            new ClientAddress(Arrays.stream(new String[] {"127.0.0.1", "::1", "10.0.0.7"})
                    .map(text -> IpAddress.parse(text).orElseThrow())
                    .collect(Collectors.toSet()));

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, '', 198.51.100.1",
        "198.51.100.1, '203.0.113.9', 198.51.100.1",
        "127.0.0.1, '', 127.0.0.1",
        "127.0.0.1, '203.0.113.9', 203.0.113.9",
        "[::1], '203.0.113.9', 203.0.113.9",
        "127.0.0.1, '1.2.3.4, 203.0.113.9', 203.0.113.9",
        "127.0.0.1, '1.2.3.4, 203.0.113.9, 10.0.0.7', 203.0.113.9",
        "127.0.0.1, '203.0.113.9, unknown', 127.0.0.1",
        "127.0.0.1, 'evil.example.org', 127.0.0.1",
        "::ffff:127.0.0.1, '::ffff:203.0.113.9', 203.0.113.9",
    })
    void onlyKnownProxiesAreBelieved(String peer, String forwarded, String expected) {
        assertEquals(expected, BEHIND_PROXIES.of(peer, List.of(forwarded)));
    }

    @Test
    void severalHeadersAreOneList() {
        assertEquals("203.0.113.9", BEHIND_PROXIES.of("127.0.0.1", List.of("1.2.3.4", "203.0.113.9, 10.0.0.7")));
    }

    @Test
    void aHouseholdIsOneSender() {
        ClientAddress direct = new ClientAddress(Set.of());
        String one = direct.of("2001:db8:1:2::1", List.of());
        assertEquals(one, direct.of("[2001:db8:1:2:ffff:1:2:3%eth0]", List.of()));
        assertNotEquals(one, direct.of("2001:db8:1:3::1", List.of()));
    }
}
