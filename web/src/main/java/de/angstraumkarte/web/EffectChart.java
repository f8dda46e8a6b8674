package de.angstraumkarte.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two bars for each answer from 1 to 5, before and after; its units are those of the view box.
 *
 * @param bars from left to right
 */
public record EffectChart(List<Bar> bars) {
    public static final int WIDTH = 240;
    public static final int HEIGHT = 128;
    /** Where the bars stand. */
    public static final int BASE = 108;

    private static final int TALLEST = 92;
    private static final int GROUP = 48;
    private static final int BAR = 20;
    private static final int FULL = 100;
    private static final int STEP = 25;

    public EffectChart {
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param kind "before" or "after"
     * @param percent its share, which is its label
     */
    public record Bar(String kind, int percent, double x, double y, double height) {
        public int width() {
            return BAR;
        }

        /** Middle of its label. */
        public double labelX() {
            return x + BAR / 2.0;
        }
    }

    /** Draws the answers in one light, with the scale of all of them, so that charts side by side can be compared. */
    public static EffectChart of(EffectView effect, EffectView.Numbers numbers) {
        int highest = effect.lights().stream()
                .map(EffectView.Light::numbers)
                .filter(all -> all != null)
                .flatMapToInt(all -> IntStream.rangeClosed(1, 5)
                        .map(safety -> Math.max(
                                all.before().percent(safety), all.after().percent(safety))))
                .max()
                .orElse(FULL);
        int scale = Math.min(FULL, (highest + STEP - 1) / STEP * STEP);
        List<Bar> bars = new ArrayList<>();
        for (int safety = 1; safety <= 5; safety++) {
            double x = (safety - 1) * GROUP + 3;
            bars.add(bar("before", numbers.before().percent(safety), x, scale));
            bars.add(bar("after", numbers.after().percent(safety), x + BAR + 2, scale));
        }
        return new EffectChart(bars);
    }

    private static Bar bar(String kind, int percent, double x, int scale) {
        double height = Math.round(10.0 * TALLEST * percent / scale) / 10.0;
        return new Bar(kind, percent, x, BASE - height, height);
    }

    /** Middle of the label below an answer. */
    public static int answerX(int safety) {
        return (safety - 1) * GROUP + GROUP / 2;
    }
}
