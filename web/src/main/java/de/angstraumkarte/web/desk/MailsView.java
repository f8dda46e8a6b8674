package de.angstraumkarte.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the mails.
 *
 * @param configured whether there is a server to send them to
 * @param waiting number of mails that will be tried again
 * @param oldest since when the oldest waits; null if none does
 * @param lastError what went wrong last, in words; null if nothing did
 * @param deadTotal number of mails that were given up
 * @param dead the newest of them
 */
public record MailsView(
        boolean configured,
        int waiting,
        @Nullable LocalDate oldest,
        @Nullable String lastError,
        int deadTotal,
        List<Row> dead) {
    public MailsView {
        dead = List.copyOf(dead);
    }

    /**
     * One mail that was given up.
     *
     * @param kind slug of its occasion
     * @param recipient masked address
     * @param error what went wrong, in words
     */
    public record Row(
            long id,
            String kind,
            String recipient,
            @Nullable LocalDate written,
            int attempts,
            @Nullable String error) {}
}
