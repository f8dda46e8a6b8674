package de.angstraumkarte.domain.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.secret.Keys;
import de.angstraumkarte.base.secret.SecretStore;
import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofOfWorkTest {
    /** Computed apart from this program, with Python's hashlib and hmac, key 00 01 02 … 1f. */
    private static final String SALT = "00112233445566778899aabbccddeeff?expires=1795777200&";

    private static final String CHALLENGE = "4ebcdb7a303fb7d2722df0054cd597ed0b1f10ccd1d67ff862f57cbf6f14018d";
    private static final String SIGNATURE = "7b2aa838f55baa1dab2e5c6f511e23e3d531e7ebd4e1bf4790f2031f4ef2011b";

    private static TestDatabase store;
    private static Signer signer;

    private final MovableClock clock =
            new MovableClock(Instant.ofEpochSecond(1795777200).minusSeconds(60));
    private final ProofOfWork work = new ProofOfWork(2_000, signer, new ObjectMapper(), clock);

    @BeforeAll
    static void open() {
        store = TestDatabase.open();
        SecretStore secrets = new SecretStore();
        String key = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        MovableClock clock = new MovableClock(Instant.EPOCH);
        store.database().change(tx -> secrets.insertIfAbsent(tx, "known", key, OffsetDateTime.now(clock)));
        signer = new Keys(store.database(), secrets, clock).signer("known");
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void aKnownSolutionIsRightOnce() {
        assertTrue(work.verify(payload("SHA-256", CHALLENGE, "4711", SALT, SIGNATURE)));
        assertFalse(work.verify(payload("SHA-256", CHALLENGE, "4711", SALT, SIGNATURE)));
    }

    @Test
    void anExpiredSolutionIsWorthNothing() {
        clock.advance(Duration.ofSeconds(61));
        assertFalse(work.verify(payload("SHA-256", CHALLENGE, "4711", SALT, SIGNATURE)));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-256, 4712, 1795777200&, true",
        "SHA-1, 4711, 1795777200&, true",
        "SHA-256, 4711, 1895777200&, true",
        "SHA-256, 711, 17957772004&, true",
        "SHA-256, 4711, 1795777200, true",
        "SHA-256, 4711, 1795777200&, false",
    })
    void aChangedSolutionIsWorthNothing(String algorithm, String number, String end, boolean signed) {
        String salt = "00112233445566778899aabbccddeeff?expires=" + end;
        String signature = signed ? SIGNATURE : SIGNATURE.replace('7', '8');
        assertFalse(work.verify(payload(algorithm, CHALLENGE, number, salt, signature)));
    }

    @ParameterizedTest
    @CsvSource({"''", "not base64", "bnVsbA==", "W10=", "e30=", "eyJudW1iZXIiOg=="})
    void nonsenseIsWorthNothing(String payload) {
        assertFalse(work.verify(payload));
    }

    @Test
    void aBrowserCanSolveWhatWeAsk() {
        ProofOfWork.Challenge challenge = work.challenge();
        assertEquals(2_000, challenge.maxnumber());
        int number = 0;
        while (!Submission.sha256(challenge.salt() + number).equals(challenge.challenge())) {
            number++;
        }
        assertTrue(number <= challenge.maxnumber());
        assertTrue(work.verify(payload(
                challenge.algorithm(),
                challenge.challenge(),
                Integer.toString(number),
                challenge.salt(),
                challenge.signature())));
    }

    private static String payload(String algorithm, String challenge, String number, String salt, String signature) {
        String json = String.format(
                "{\"algorithm\":\"%s\",\"challenge\":\"%s\",\"number\":%s,\"salt\":\"%s\",\"signature\":\"%s\",\"took\":12}",
                algorithm, challenge, number, salt, signature);
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
