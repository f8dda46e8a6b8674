package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says what went wrong.
 *
 * @param status HTTP status, 400 to 599
 * @param titleKey message key of the title, for example "problem.not-found.title"
 * @param detail one sentence more, in the page's language
 * @param requestId what to name when asking for help, null if nothing was logged
 * @param ways what leads on from here, the most likely first; empty for the usual ones
 */
public record ErrorView(int status, String titleKey, String detail, @Nullable String requestId, List<Way> ways) {
    public ErrorView {
        ways = List.copyOf(ways);
    }

    public ErrorView(int status, String titleKey, String detail, @Nullable String requestId) {
        this(status, titleKey, detail, requestId, List.of());
    }

    /** A link that leads on. */
    public record Way(String href, String label) {}
}
