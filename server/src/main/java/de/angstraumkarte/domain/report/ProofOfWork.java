package de.angstraumkarte.domain.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.secret.Signer;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A puzzle that costs a browser a second and a spammer a computer, in the format of ALTCHA (challenge = SHA-256 of salt and a
 * secret number up to {@code maxnumber}, signed with HMAC-SHA-256; solution as Base64 of JSON). No third party is asked, nothing
 * is stored about the sender. A solution works once, per process. Thread-safe.
 */
public final class ProofOfWork {
    private static final String ALGORITHM = "SHA-256";
    private static final Duration VALID = Duration.ofMinutes(30);
    private static final int SALT_BYTES = 16;
    private static final int LONGEST_PAYLOAD = 2_000;
    private static final int MOST_USED = 100_000;
    /** The ampersand at the end keeps digits of the number from being read as digits of the time. */
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}\\?expires=(\\d{1,12})&");

    /** What a browser gets, with ALTCHA's names. */
    public record Challenge(String algorithm, String challenge, int maxnumber, String salt, String signature) {}

    private final int maxNumber;
    private final Signer signer;
    private final ObjectMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<String, Long> used = new LinkedHashMap<>();

    /** @param maxNumber largest secret number: on average half as many hashes are tried; 0 = off */
    public ProofOfWork(int maxNumber, Signer signer, ObjectMapper json, Clock clock) {
        this.maxNumber = maxNumber;
        this.signer = signer;
        this.json = json;
        this.clock = clock;
    }

    /** Whether forms need a solution. */
    public boolean on() {
        return maxNumber > 0;
    }

    public Challenge challenge() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        long expires = clock.instant().plus(VALID).getEpochSecond();
        String salt = HexFormat.of().formatHex(bytes) + "?expires=" + expires + "&";
        String challenge = Submission.sha256(salt + random.nextInt(maxNumber + 1));
        return new Challenge(ALGORITHM, challenge, maxNumber, salt, signer.sign(challenge));
    }

    /** Whether a payload is the solution of one of our challenges, not expired and not used before; it is used now. */
    public boolean verify(String payload) {
        if (payload.length() > LONGEST_PAYLOAD) {
            return false;
        }
        try {
            JsonNode solution = json.readTree(Base64.getDecoder().decode(payload.strip()));
            String challenge = text(solution, "challenge");
            String salt = text(solution, "salt");
            JsonNode number = solution.path("number");
            Matcher parts = SALT.matcher(salt);
            if (!parts.matches()
                    || !number.isIntegralNumber()
                    || !ALGORITHM.equals(text(solution, "algorithm"))
                    || !signer.verifies(challenge, text(solution, "signature"))
                    || !challenge.equals(Submission.sha256(salt + number.asText()))) {
                return false;
            }
            return use(challenge, Long.parseLong(parts.group(1)));
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    /** Remembers a solution until it expires. All live equally long, so the oldest expire first. */
    private synchronized boolean use(String challenge, long expires) {
        long now = clock.instant().getEpochSecond();
        Iterator<Map.Entry<String, Long>> oldest = used.entrySet().iterator();
        while (oldest.hasNext() && (oldest.next().getValue() < now || used.size() >= MOST_USED)) {
            oldest.remove();
        }
        return expires >= now && used.putIfAbsent(challenge, expires) == null;
    }
}
