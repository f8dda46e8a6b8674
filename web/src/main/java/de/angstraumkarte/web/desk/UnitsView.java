package de.angstraumkarte.web.desk;

import java.util.List;

/**
 * All offices.
 *
 * @param mailed whether the daily mail about what no office is in charge of reaches anybody
 */
public record UnitsView(List<UnitRowView> rows, boolean mailed) {
    public UnitsView {
        rows = List.copyOf(rows);
    }
}
