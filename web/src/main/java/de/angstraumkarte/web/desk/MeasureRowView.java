package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.MeasureView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A measure in a list, with its place.
 *
 * @param placeLayer slug of the layer of the place
 * @param version of the measure, for forms that change it
 * @param href page of the measure in the staff area; null if the reader may not open it
 */
public record MeasureRowView(
        MeasureView measure, String placeId, String placeTitle, String placeLayer, int version, @Nullable String href) {
    /** Page of the place in the staff area. */
    public String placeHref() {
        return "/verwaltung/orte/" + placeId;
    }

    /** Rows that are in the order of offices, those of each office apart. */
    public static List<List<MeasureRowView>> byUnit(List<MeasureRowView> rows) {
        List<List<MeasureRowView>> groups = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= rows.size(); i++) {
            if (i == rows.size()
                    || !Objects.equals(
                            rows.get(i).measure().unit(),
                            rows.get(from).measure().unit())) {
                groups.add(rows.subList(from, i));
                from = i;
            }
        }
        return groups;
    }
}
