package de.angstraumkarte.web;

import java.time.LocalDate;
import java.util.List;

/**
 * The page with all figures.
 *
 * @param day on which they were computed
 * @param heads the few that stand at the top
 * @param course the figures about what happens to fear spaces over time
 * @param figures all others, in their order
 */
public record StatisticsView(LocalDate day, List<Head> heads, FigureView course, List<FigureView> figures) {
    public StatisticsView {
        heads = List.copyOf(heads);
        figures = List.copyOf(figures);
    }

    /** @param more what the number stands for, in small letters; empty if nothing */
    public record Head(String label, String value, String more) {}
}
