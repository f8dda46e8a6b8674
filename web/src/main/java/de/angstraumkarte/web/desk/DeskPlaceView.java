package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.NewsView;
import de.angstraumkarte.web.PositionView;
import de.angstraumkarte.web.UpdateView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one place.
 *
 * @param status slug; null if it is not known
 * @param unit title of the office in charge; null if none is
 * @param facts what the public reads, and what is absent
 * @param mergedInto id of the place that took this one over; null unless it was merged
 * @param mayEdit whether the reader may edit and change the status
 * @param timeline newest first
 * @param trail what staff did to it, newest first
 * @param measures what offices do here
 * @param followers number of people who get news of it by mail
 * @param reports what residents sent about it; null if the reader may not see it
 */
public record DeskPlaceView(
        String id,
        String layer,
        String title,
        @Nullable String status,
        @Nullable String unit,
        NewsView news,
        boolean verified,
        boolean retired,
        @Nullable String mergedInto,
        @Nullable PositionView position,
        List<Fact> facts,
        boolean mayEdit,
        NewsFormView form,
        List<Entry> timeline,
        List<AuditView.Row> trail,
        PlaceMeasuresView measures,
        int followers,
        @Nullable PlaceReportsView reports) {
    /** Something said about it; an empty value is a gap. */
    public record Fact(String label, String value) {}

    /**
     * An entry of its timeline.
     *
     * @param author null for what staff did not write
     */
    public record Entry(UpdateView update, boolean isPublic, @Nullable String author) {}

    public String path() {
        return "/verwaltung/orte/" + id;
    }
}
