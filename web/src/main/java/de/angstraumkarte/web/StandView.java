package de.angstraumkarte.web;

import java.time.LocalDate;

/**
 * The past day at whose end a page shows everything.
 *
 * @param presentHref address of the same page as it is today, with its other parameters
 */
public record StandView(LocalDate day, String presentHref) {
    /** What links to other pages of the same day end with. */
    public String query() {
        return "?stand=" + day;
    }
}
