package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.UpdateView;
import org.jspecify.annotations.Nullable;

/**
 * News as the public will read it, before it is published.
 *
 * @param judgement by what the place is judged; null if the news does not judge it
 * @param form what was sent; the page sends it again
 * @param changed whether the place has changed since the form was opened
 */
public record NewsPreview(
        String id,
        String layer,
        String title,
        UpdateView update,
        @Nullable JudgementView judgement,
        FormView form,
        boolean changed) {
    public String path() {
        return "/verwaltung/orte/" + id;
    }
}
