package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The measures of all offices, or of one.
 *
 * @param loads what each office has to do; empty for somebody who sees one office only
 * @param rows one page of what matches
 * @param total number of all that match
 * @param filter what the list is narrowed to
 * @param units offices to choose from; empty for somebody who sees one office only
 */
public record MeasureBoardView(
        TableView table,
        List<Load> loads,
        List<MeasureRowView> rows,
        int total,
        FormView filter,
        List<Choice> units,
        List<Choice> statuses,
        List<Choice> types) {
    public MeasureBoardView {
        loads = List.copyOf(loads);
        rows = List.copyOf(rows);
        units = List.copyOf(units);
        statuses = List.copyOf(statuses);
        types = List.copyOf(types);
    }

    /**
     * What one office has to do.
     *
     * @param unit id as the filter takes it
     * @param title null for measures without an office
     */
    public record Load(String unit, @Nullable String title, int open, int overdue, int soon) {
        /** The board, narrowed to this office. */
        public String href() {
            return "/verwaltung/massnahmen?unit=" + unit;
        }
    }

    /** Whether the rows are in the order of offices, so that a heading may stand over each. */
    public boolean grouped() {
        return table.sort().equals("unit");
    }
}
