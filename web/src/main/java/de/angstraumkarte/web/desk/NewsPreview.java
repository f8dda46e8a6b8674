package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.UpdateView;

/**
 * News as the public will read it, before it is published.
 *
 * @param form what was sent; the page sends it again
 */
public record NewsPreview(String id, String layer, String title, UpdateView update, FormView form) {
    public String path() {
        return "/verwaltung/orte/" + id;
    }
}
