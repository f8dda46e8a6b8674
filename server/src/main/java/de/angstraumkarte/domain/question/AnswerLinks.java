package de.angstraumkarte.domain.question;

import de.angstraumkarte.base.secret.Signer;
import de.angstraumkarte.domain.effect.Light;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of a question: its id, one answer, and a signature over both, so that only who got the mail can answer it. They say
 * nothing about whom the mail went to. Thread-safe.
 */
public final class AnswerLinks {
    /** Everything before the token. */
    public static final String PATH = "/antwort/";

    /** 128 bits. */
    private static final int HEX_DIGITS = 32;

    private static final Pattern TOKEN =
            Pattern.compile("([1-9]\\d{0,17})-(day|dark)-([1-5])-([0-9a-f]{" + HEX_DIGITS + "})");

    private final Signer signer;

    public AnswerLinks(Signer signer) {
        this.signer = signer;
    }

    /** Path of the page that takes the answer in. */
    public String path(Answer answer) {
        String text = text(answer);
        return PATH + text + "-" + signature(text);
    }

    /** The answer that a token is; empty if it is none of ours. Takes the same time for every wrong signature. */
    public Optional<Answer> read(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Answer answer =
                new Answer(Long.parseLong(parts.group(1)), Light.of(parts.group(2)), Integer.parseInt(parts.group(3)));
        byte[] right = signature(text(answer)).getBytes(StandardCharsets.US_ASCII);
        byte[] given = parts.group(4).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, given) ? Optional.of(answer) : Optional.empty();
    }

    private static String text(Answer answer) {
        return answer.questionId() + "-" + answer.light().slug() + "-" + answer.safety();
    }

    private String signature(String text) {
        return signer.sign(text).substring(0, HEX_DIGITS);
    }
}
