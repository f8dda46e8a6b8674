package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import java.util.List;

/**
 * The forms on a report's page, and how far somebody got with one of them.
 *
 * @param sent the form that was sent and is shown again: {@code new-place}, {@code attach}, {@code reject}, {@code ask} or
 *     {@code reopen}; empty if none was
 * @param form what stands in that form, and what is wrong with it; else what a new form begins with
 * @param late whether somebody else was faster
 */
public record DecisionForms(
        String sent,
        FormView form,
        boolean late,
        GeometryFieldView geometry,
        List<Choice> causes,
        List<Choice> times,
        List<Choice> districts,
        List<Choice> units,
        List<Choice> reasons,
        List<Choice> places) {
    private static final List<String> TYPED =
            List.of("name", "text", "geometry", "answer", "attachAnswer", "rejectAnswer", "otherPlace", "why");

    /** What stands in one of the forms. */
    public FormView of(String name) {
        return sent.isEmpty() || sent.equals(name) ? form : FormView.EMPTY;
    }

    /** Whether words were typed into a form that a report's page no longer has: they are shown on their own then. */
    public boolean kept(ReportDeskView report) {
        boolean there = sent.equals("reopen") ? report.decision() != null : report.open();
        return late && !there && !typed().isEmpty();
    }

    /** Names of the fields with words that somebody typed and that must not be lost. */
    public List<String> typed() {
        return TYPED.stream().filter(name -> !form.value(name).isBlank()).toList();
    }
}
