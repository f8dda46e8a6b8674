package de.angstraumkarte.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/** An app on somebody's phone that shows codes. Reads the key by other means than the server. */
public final class TotpApp {
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private final SecretKeySpec key;

    /** @param secret Base32 as a page shows it, 32 letters, with or without spaces */
    public TotpApp(String secret) {
        BigInteger number = BigInteger.ZERO;
        for (char letter : secret.replace(" ", "").toCharArray()) {
            int digit = letter >= 'A' ? letter - 'A' : letter - '2' + 26;
            number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        byte[] bytes = new byte[20];
        byte[] all = number.toByteArray();
        int length = Math.min(20, all.length);
        System.arraycopy(all, all.length - length, bytes, 20 - length, length);
        key = new SecretKeySpec(bytes, "HmacSHA1");
    }

    public String code(Instant at) {
        try {
            return CODES.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
