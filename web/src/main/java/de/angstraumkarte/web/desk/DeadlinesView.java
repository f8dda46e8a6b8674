package de.angstraumkarte.web.desk;

import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.FormView;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is overdue or falls due within the next days.
 *
 * @param units how much each office has; empty for somebody who sees one office only
 * @param kinds in the order in which they are shown
 * @param filter which office it is about
 * @param choices offices to choose from; empty for somebody who sees one office only
 */
public record DeadlinesView(
        LocalDate today, List<Load> units, List<Kind> kinds, FormView filter, List<Choice> choices) {
    public DeadlinesView {
        units = List.copyOf(units);
        kinds = List.copyOf(kinds);
        choices = List.copyOf(choices);
    }

    /**
     * Things of one kind.
     *
     * @param slug report, news, measure or effect
     * @param total number of all; more than {@code items} if there are very many
     */
    public record Kind(String slug, List<Item> items, int total, int overdue) {
        public Kind {
            items = List.copyOf(items);
        }
    }

    /**
     * One thing.
     *
     * @param href null if the reader cannot open it
     * @param title name of the place, or a report's number
     * @param detail slug of the layer or of the type of measure; null for none
     * @param unit title of the office; null for none
     */
    public record Item(
            @Nullable String href,
            String title,
            @Nullable String detail,
            @Nullable String unit,
            LocalDate due,
            boolean overdue) {}

    /**
     * How much one office has.
     *
     * @param unit id as the filter takes it
     * @param title null for what no office is in charge of
     * @param counts of each kind, in their order
     */
    public record Load(String unit, @Nullable String title, List<Count> counts) {
        public Load {
            counts = List.copyOf(counts);
        }
    }

    public record Count(int overdue, int soon) {}
}
