package de.angstraumkarte.domain.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of reports that nobody can be found behind. A category with fewer than {@link #LEAST} says so and no more, whether it
 * is none, one or two. Where the total would still tell what such a category holds, the smallest of the others is kept back too.
 */
public final class SmallNumbers {
    /** Nothing below this many reports is shown anywhere. */
    public static final int LEAST = 3;

    private SmallNumbers() {}

    /** How a category is told. */
    public enum Telling {
        SHOWN,
        BELOW,
        KEPT_BACK;

        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One category.
     *
     * @param count null unless it is shown
     */
    public record Cell(String category, Telling telling, @Nullable Integer count) {}

    /**
     * Numbers of one classification in which a report has one or more categories.
     *
     * @param total number of reports; null if no category has enough of them
     * @param cells every category, in its own order
     */
    public record Told(@Nullable Integer total, List<Cell> cells) {
        public Told {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What may be told.
     *
     * @param counts reports by category; every category is there, if with 0
     * @param total number of reports, each of which is in at least one category
     */
    public static Told tell(Map<String, Integer> counts, int total) {
        List<Cell> cells = new ArrayList<>();
        counts.forEach((category, count) -> cells.add(
                count < LEAST ? new Cell(category, Telling.BELOW, null) : new Cell(category, Telling.SHOWN, count)));
        // Reports that no shown category can hold must be in the small ones. If those can hardly hold them, the reader
        // could
        // subtract; one more hidden category, whose size nobody knows, ends that.
        if (surplus(cells, total) > 0) {
            cells.stream()
                    .filter(cell -> cell.count() != null)
                    .min(Comparator.comparing(cell -> Objects.requireNonNull(cell.count())))
                    .ifPresent(smallest ->
                            cells.set(cells.indexOf(smallest), new Cell(smallest.category(), Telling.KEPT_BACK, null)));
        }
        boolean any = cells.stream().anyMatch(cell -> cell.telling() != Telling.BELOW);
        return new Told(any ? total : null, cells);
    }

    /** The fewest reports that some one small category must hold, as far as a reader can tell. */
    private static int surplus(List<Cell> cells, int total) {
        int shown = 0;
        int hidden = 0;
        for (Cell cell : cells) {
            shown += cell.count() == null ? 0 : cell.count();
            hidden += cell.count() == null ? 1 : 0;
        }
        return hidden == 0 ? 0 : total - shown - (LEAST - 1) * (hidden - 1);
    }
}
