package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page after an answer to "Did it help?".
 *
 * @param title name of the place
 * @param href path of its page
 * @param given what counts now; at least one
 * @param other what can still be answered; null if everything is
 */
public record AnsweredView(String title, String href, List<Given> given, @Nullable Other other) {
    /**
     * One answer.
     *
     * @param light "day" or "dark"
     * @param safety 1 (very unsafe) to 5 (very safe)
     */
    public record Given(String light, int safety) {}

    /**
     * The other light.
     *
     * @param light "day" or "dark"
     * @param hrefs paths of the answers 1 to 5
     */
    public record Other(String light, List<String> hrefs) {}
}
