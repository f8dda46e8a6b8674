package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import java.util.List;

/** Planning a measure at a place. */
public record MeasurePlanView(
        String placeId,
        String placeTitle,
        String placeLayer,
        FormView form,
        List<Choice> types,
        List<Choice> units,
        List<Choice> statuses) {
    public MeasurePlanView {
        types = List.copyOf(types);
        units = List.copyOf(units);
        statuses = List.copyOf(statuses);
    }
}
