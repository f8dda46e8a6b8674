package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of all places.
 *
 * @param filter what is chosen
 * @param total places on all pages
 * @param confirmed squares confirmed as one of the analysed ones
 * @param analysed how many of those there are
 * @param mayAdd whether the reader may add places
 */
public record PlacesView(
        TableView table,
        FormView filter,
        List<Choice> layers,
        List<Choice> statuses,
        List<Choice> districts,
        List<Choice> units,
        List<Row> rows,
        int total,
        int confirmed,
        int analysed,
        boolean mayAdd) {
    /**
     * One place.
     *
     * @param unit title of the office in charge; null if none is
     */
    public record Row(PlaceRow place, @Nullable String unit) {
        /** Path of the place's page in the staff area. */
        public String href() {
            return "/verwaltung/orte/" + place.id();
        }
    }

    public PlacesView {
        rows = List.copyOf(rows);
    }
}
