package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.secret.Signer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret of one report: 140 bits, so nobody finds one by trying. Written with 32 characters that cannot be taken for one
 * another (Crockford's alphabet) in seven groups, read back as people write them down: capital letters, other or no
 * separators, O for 0, I and L for 1.
 *
 * @param text seven groups of four characters, with hyphens
 */
public record FollowCode(String text) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 28;
    private static final int LONGEST_INPUT = 60;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}._]+");
    private static final Pattern PLAIN = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    /** The code of a submission: the same submission always gets the same one, and only who has the key can tell which. */
    static FollowCode of(Signer signer, String submissionHash) {
        byte[] mac = signer.mac(submissionHash);
        StringBuilder plain = new StringBuilder(LENGTH);
        int bits = 0;
        int held = 0;
        for (int i = 0; plain.length() < LENGTH; ) {
            if (held < 5) {
                bits = bits << 8 | mac[i++] & 0xff;
                held += 8;
            }
            held -= 5;
            plain.append(ALPHABET.charAt(bits >> held & 31));
            bits &= (1 << held) - 1;
        }
        return grouped(plain.toString());
    }

    /** What somebody typed, if it can be a code at all. */
    public static Optional<FollowCode> parse(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        String plain = SEPARATORS
                .matcher(typed.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
        return PLAIN.matcher(plain).matches() ? Optional.of(grouped(plain)) : Optional.empty();
    }

    private static FollowCode grouped(String plain) {
        return new FollowCode(plain.replaceAll("(.{4})(?=.)", "$1-"));
    }

    /** What is stored of it: SHA-256, hexadecimal. */
    public String hash() {
        return Submission.sha256(text);
    }

    /** The code opens the report: it must not get into a log by accident. */
    @Override
    public String toString() {
        return "FollowCode";
    }
}
