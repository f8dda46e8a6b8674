package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.TableView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audit log.
 *
 * @param filter what is chosen
 * @param total entries on all pages
 */
public record AuditView(
        TableView table,
        FormView filter,
        List<Choice> accounts,
        List<Choice> actions,
        List<Choice> kinds,
        List<Row> rows,
        int total) {
    /**
     * One entry.
     *
     * @param at day and time
     * @param subject title of the thing; its id if it has none
     * @param href page of the thing; null if it has none
     */
    public record Row(
            String at,
            String who,
            String action,
            String kind,
            String subject,
            @Nullable String href,
            List<Change> changes) {}

    /** One member that changed; empty for what was or is not there. */
    public record Change(String label, String before, String after) {}

    public AuditView {
        rows = List.copyOf(rows);
    }
}
