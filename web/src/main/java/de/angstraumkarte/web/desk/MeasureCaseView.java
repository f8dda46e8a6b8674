package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.UpdateView;
import java.util.List;

/**
 * One measure and one form that changes it.
 *
 * @param choices what the form offers: statuses that may follow, offices, or types
 * @param stale what is stored now beside what was typed; empty unless somebody else was faster
 * @param history entries of the timeline about the measure, newest first
 * @param mayChange whether the reader may change what the measure is
 */
public record MeasureCaseView(
        MeasureRowView row,
        FormView form,
        List<Choice> choices,
        List<StaleRow> stale,
        List<UpdateView> history,
        boolean mayChange) {
    public MeasureCaseView {
        choices = List.copyOf(choices);
        stale = List.copyOf(stale);
        history = List.copyOf(history);
    }
}
