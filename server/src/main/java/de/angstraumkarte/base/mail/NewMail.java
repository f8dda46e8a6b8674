package de.angstraumkarte.base.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail to be written to the outbox.
 *
 * @param kind what it is about, e.g. {@code report-decided}
 * @param subjectId id of the thing it is about, so that it can be forgotten with it; null if there is none
 * @param recipient one address
 * @param title its subject line; line breaks become spaces
 * @param body plain text; {@link Outbox#BASE} stands for the address of the map
 */
public record NewMail(String kind, @Nullable String subjectId, String recipient, String title, String body) {
    private static final int LONGEST_TITLE = 300;

    public NewMail {
        String line = title.replaceAll("\\s+", " ").strip();
        title = line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE - 1) + "…" : line;
    }

    /** Neither address nor text must get into a log by accident. */
    @Override
    public String toString() {
        return "NewMail[" + kind + "]";
    }
}
