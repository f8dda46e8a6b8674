package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.problem.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which passwords are good enough: length counts, not special characters (NIST SP 800-63B, 5.1.1). */
public final class PasswordRules {
    public static final int SHORTEST = 12;
    /** What is longer is refused unread: hashing a megabyte is work for nothing. */
    public static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 5;

    /** Words that passwords of twelve characters and more are often made of here; without them enough must be left. */
    private static final List<String> OBVIOUS = List.of(
            "passwort",
            "password",
            "angstraum",
            "angstraumkarte",
            "dortmund",
            "ordnungsamt",
            "verwaltung",
            "borussia",
            "bvb09",
            "qwertz",
            "qwerty",
            "asdfgh",
            "1234567890",
            "123456789",
            "12345678",
            "123456",
            "12345",
            "1234",
            "123",
            "geheim",
            "willkommen",
            "sommer",
            "winter",
            "admin");

    private static final int LEFT_OVER = 6;

    private PasswordRules() {}

    /** What is wrong with a password for this account, named after the field; empty if nothing is. */
    public static Optional<FieldError> fault(String field, String password, String login) {
        if (password.isEmpty()) {
            return Optional.of(FieldError.of(field, "missing"));
        }
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Optional.of(FieldError.of(field, "password-length", SHORTEST, LONGEST));
        }
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.contains(login)) {
            return Optional.of(FieldError.of(field, "password-login"));
        }
        String left = lower;
        for (String word : OBVIOUS) {
            left = left.replace(word, "");
        }
        boolean monotonous = lower.chars().distinct().count() < FEWEST_DIFFERENT;
        return monotonous || left.length() < Math.min(LEFT_OVER, lower.length())
                ? Optional.of(FieldError.of(field, "password-obvious"))
                : Optional.empty();
    }
}
