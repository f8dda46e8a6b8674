package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form about one office.
 *
 * @param unit null for one that is being added
 * @param stale what is stored now beside what was typed; empty unless somebody else was faster
 * @param open its open measures, where the form is about disabling it
 * @param heirs what may become of them
 */
public record UnitView(
        @Nullable UnitRowView unit,
        FormView form,
        List<StaleRow> stale,
        List<MeasureRowView> open,
        List<Choice> heirs) {
    public UnitView {
        stale = List.copyOf(stale);
        open = List.copyOf(open);
        heirs = List.copyOf(heirs);
    }
}
