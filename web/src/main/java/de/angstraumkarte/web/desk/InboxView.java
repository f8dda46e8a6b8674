package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.TableView;
import java.util.List;

/**
 * What residents sent.
 *
 * @param state slug of the state that is shown
 * @param filter what the list is narrowed to
 * @param total number of reports that match
 * @param mailsWaiting number of mails to senders that nobody gets until there is a mail server
 * @param mine only what the own office was asked to look at
 * @param tiles whether there are background tiles
 */
public record InboxView(
        String state,
        FormView filter,
        List<InboxRow> rows,
        int total,
        TableView table,
        List<Choice> causes,
        List<Choice> units,
        int mailsWaiting,
        boolean mine,
        boolean tiles) {
    /** States in the order of the tabs. */
    public static final List<String> STATES = List.of("new", "attached", "rejected", "withdrawn");

    /** The same filter for another state. */
    public String stateHref(String other) {
        return table.path() + (other.equals("new") ? "" : "?state=" + other);
    }

    /** Whether the list is narrowed by more than the state. */
    public boolean filtered() {
        return filter.values().entrySet().stream()
                .anyMatch(entry -> !entry.getKey().equals("state")
                        && entry.getValue().stream().anyMatch(value -> !value.isBlank()));
    }
}
