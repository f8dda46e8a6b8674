package de.angstraumkarte.base.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be written to the outbox.
 *
 * @param kind what it is about, e.g. {@code report-decided}
 * @param subjectId id of the thing it is about, so that it can be forgotten with it; null if there is none
 * @param recipient one address
 * @param title its subject line; line breaks become spaces
 * @param body plain text; {@link Outbox#BASE} stands for the address of the map
 * @param unsubscribe path of the map that ends with one click what the mail comes from (RFC 8058); null if nothing can be ended
 */
public record NewMail(
        String kind,
        @Nullable String subjectId,
        String recipient,
        String title,
        String body,
        @Nullable String unsubscribe) {
    private static final int LONGEST_TITLE = 300;
    /** What may stand in a header as it is. */
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/=-]{1,299}");
    /** Line breaks in all scripts, and what else has no business in a header. */
    private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cntrl}\\u0085\\u2028\\u2029]+");

    public NewMail {
        if (unsubscribe != null && !PATH.matcher(unsubscribe).matches()) {
            throw new IllegalArgumentException("no path that ends something");
        }
        String line = BREAKS.matcher(title).replaceAll(" ").strip();
        title = line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE - 1) + "…" : line;
    }

    /** Neither address nor text must get into a log by accident. */
    @Override
    public String toString() {
        return "NewMail[" + kind + "]";
    }
}
