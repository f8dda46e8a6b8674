package de.angstraumkarte.web;

import java.time.LocalDate;
import java.util.List;

/**
 * The past day at whose end a page shows everything.
 *
 * @param presentHref address of the same page as it is today, with its other parameters
 * @param choice of another day
 */
public record StandView(LocalDate day, String presentHref, Choice choice) {
    /** What links to other pages of the same day end with. */
    public String query() {
        return "?stand=" + day;
    }

    /**
     * The days there are to choose from.
     *
     * @param action path of the page
     * @param kept the page's other parameters, for hidden fields
     * @param first day of the first public entry
     * @param last today
     */
    public record Choice(String action, List<Kept> kept, LocalDate first, LocalDate last) {
        public Choice {
            kept = List.copyOf(kept);
        }
    }

    /** A parameter that stays as it is. */
    public record Kept(String name, String value) {}
}
