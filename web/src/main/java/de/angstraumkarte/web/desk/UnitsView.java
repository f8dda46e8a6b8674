package de.angstraumkarte.web.desk;

import java.util.List;

/** All offices. */
public record UnitsView(List<UnitRowView> rows) {
    public UnitsView {
        rows = List.copyOf(rows);
    }
}
