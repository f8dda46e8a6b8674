package de.angstraumkarte.web.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All accounts. */
public record AccountsView(List<Row> rows) {
    /** @param unit title of the office; null for none */
    public record Row(
            long id,
            String login,
            String name,
            String role,
            @Nullable String unit,
            boolean secondFactor,
            boolean disabled) {}

    public AccountsView {
        rows = List.copyOf(rows);
    }
}
