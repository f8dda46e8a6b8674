package de.angstraumkarte.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A chart of stacked bars, lying or standing. All lengths are percentages of the drawing, so that text keeps its size on any
 * screen.
 *
 * @param standing whether the bars are columns beside each other, as for months
 * @param summary what a screen reader says instead; the table beside it says the rest
 * @param series what the parts of a bar stand for, in their order
 * @param scale the number that the full length stands for, written at columns; null for lying bars
 * @param middle the number that half the length stands for, likewise
 */
public record ChartView(
        boolean standing,
        String summary,
        List<Series> series,
        List<Bar> bars,
        @Nullable String scale,
        @Nullable String middle) {
    private static final int LONGEST_LABEL = 34;
    private static final int FEWEST_COLUMNS = 6;
    /** Percent of the drawing that four digits need on a phone. */
    private static final double ROOM = 11;

    /** Lying bars. */
    public ChartView(String summary, List<Series> series, List<Bar> bars) {
        this(false, summary, series, bars, null, null);
    }

    public ChartView {
        series = List.copyOf(series);
        bars = List.copyOf(bars);
    }

    /**
     * @param label for the legend
     * @param tone 1 (full colour) to 5 (faint), 6 (dots: not known), 7 (stripes: the opposite)
     */
    public record Series(String label, int tone) {}

    /**
     * One bar.
     *
     * @param label what it stands for; empty for columns between labelled ones
     * @param value what is written at its end; null for columns
     */
    public record Bar(String label, @Nullable String value, List<Part> parts) {
        public Bar {
            label = label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…";
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a bar.
     *
     * @param start percent of the drawing before it
     * @param size percent of the drawing
     * @param count what it stands for, as it is written
     */
    public record Part(int tone, double start, double size, String count) {
        /** Whether the number has room in it. */
        public boolean roomy() {
            return size >= ROOM;
        }

        public String middlePercent() {
            return percent(start + size / 2);
        }

        public String startPercent() {
            return percent(start);
        }

        public String sizePercent() {
            return percent(size);
        }

        /** Distance of its upper end from the top, for columns. */
        public String topPercent() {
            return percent(100 - start - size);
        }
    }

    /** A single column would otherwise be as wide as the drawing. */
    private int columns() {
        return Math.max(FEWEST_COLUMNS, bars.size());
    }

    /** Where a column begins. */
    public String columnStart(int index) {
        return percent((index + 0.1) * 100 / columns());
    }

    public String columnMiddle(int index) {
        return percent((index + 0.5) * 100 / columns());
    }

    public String columnSize() {
        return percent(80.0 / columns());
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", Math.max(0, value));
    }
}
