package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page a link of a mail leads to. Mail scanners fetch links, so the link alone changes nothing: the page says what will
 * happen and has one button.
 *
 * @param paragraphs the first one is the lead
 * @param step what the button does; null once it is done or if nothing can be done
 * @param links where to go on; the first one stands out if there is no step
 */
public record ConfirmView(String title, List<String> paragraphs, @Nullable Step step, List<Link> links) {
    /**
     * A form of one button.
     *
     * @param action path it is sent to
     * @param button what is on it
     * @param automatic whether a script presses it at once
     */
    public record Step(String action, String button, boolean automatic) {}

    /** A way on. */
    public record Link(String href, String text) {}
}
