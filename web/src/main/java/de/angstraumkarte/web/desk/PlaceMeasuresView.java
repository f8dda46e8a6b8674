package de.angstraumkarte.web.desk;

import java.util.List;

/**
 * The measures of one place.
 *
 * @param mayPlan whether the reader may plan another
 */
public record PlaceMeasuresView(String placeId, List<MeasureRowView> rows, boolean mayPlan) {
    public PlaceMeasuresView {
        rows = List.copyOf(rows);
    }
}
