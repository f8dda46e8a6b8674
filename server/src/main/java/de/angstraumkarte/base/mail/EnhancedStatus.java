package de.angstraumkarte.base.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail did not reach somebody, as servers say it (RFC 3463).
 *
 * @param kind 2 success, 4 for now, 5 for good
 * @param subject what it is about: 1 the address, 2 the mailbox, ..., 7 a policy
 */
record EnhancedStatus(int kind, int subject) {
    private static final int POLICY = 7;
    /** As at the beginning of the answer to a command: after the code and nothing else. */
    private static final Pattern ANSWER = Pattern.compile("^\\s*(?:\\d{3}[ -])?([245])\\.(\\d{1,3})\\.\\d{1,3}\\b");

    /** The status at the beginning of a server's answer or of a field of a delivery report. */
    static Optional<EnhancedStatus> in(@Nullable String text) {
        Matcher matcher = ANSWER.matcher(text == null ? "" : text);
        return matcher.find()
                ? Optional.of(
                        new EnhancedStatus(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether nothing will ever arrive there. A policy is about the sender: it says nothing about the address. */
    boolean endsAddress() {
        return kind == 5 && subject != POLICY;
    }
}
