package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joining a place to another one.
 *
 * @param from the place that ends
 * @param fromVersion as stored now
 * @param into the place that goes on; null until it was chosen
 * @param intoVersion as stored now
 * @param near places of the same layer nearby, to choose from
 * @param late whether one of the two was changed meanwhile
 */
public record MergeView(
        NearPlaceView from,
        int fromVersion,
        @Nullable NearPlaceView into,
        int intoVersion,
        List<Choice> near,
        FormView form,
        boolean late) {
    /** Whether a place was typed that is none of those nearby. */
    public boolean elsewhere() {
        String typed = form.value("into");
        return !typed.isEmpty()
                && near.stream().noneMatch(choice -> choice.value().equals(typed));
    }

    public String href() {
        return from.href() + "/zusammenfuehren";
    }
}
