package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for what the public reads about a place.
 *
 * @param id null for a new place
 * @param heading of the page
 * @param version of the place the person sees; 0 for a new one
 * @param statuses a new place may begin with; empty for a known one
 * @param differences what somebody else changed meanwhile; empty if nobody did
 * @param mergedInto id of the place that took this one over; null unless it was merged
 * @param retired whether nothing can be stored any more
 * @param confirmed squares confirmed as one of the analysed ones
 * @param analysed how many of those there are
 */
public record PlaceEditView(
        @Nullable String id,
        String heading,
        String layer,
        int version,
        FormView form,
        GeometryFieldView geometry,
        Choices choices,
        List<Difference> differences,
        boolean retired,
        @Nullable String mergedInto,
        int confirmed,
        int analysed) {
    /** What there is to choose from. */
    public record Choices(
            List<Choice> layers,
            List<Choice> statuses,
            List<Choice> causes,
            List<Choice> times,
            List<Choice> districts,
            List<Choice> units,
            List<Choice> sportTypes,
            List<Choice> partOf27) {}

    /** Where the form is sent. */
    public String action() {
        return id == null ? "/verwaltung/orte/neu" : "/verwaltung/orte/" + id + "/bearbeiten";
    }

    /** Where "cancel" leads. */
    public String back() {
        return id == null ? "/verwaltung/orte" : "/verwaltung/orte/" + id;
    }
}
