package de.angstraumkarte.web;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the measures at a fear space helped, by what people answered.
 *
 * @param days when measures were done; null before the first one was
 * @param verdict slug of the verdict on the place as a whole; message key {@code effect.verdict.<verdict>}
 * @param lights daylight, then dark; empty before the first measure was done
 */
public record EffectView(@Nullable Days days, String verdict, List<Light> lights) {
    public static final String IMPROVED = "improved";
    public static final String WORSE = "worse";
    public static final String UNCLEAR = "unclear";
    public static final String TOO_FEW = "too-few";

    /** Of a fear space where no measure is done yet. */
    public static final EffectView NOTHING_DONE = new EffectView(null, TOO_FEW, List.of());

    private static final double LEVEL = 0.05;

    public EffectView {
        lights = List.copyOf(lights);
    }

    /**
     * When measures were done.
     *
     * @param last day the last one was done
     * @param afterFrom day from which answers count as "after"
     * @param waiting whether that day is still to come
     * @param open whether a measure is still open, so that the last one is yet to come
     */
    public record Days(LocalDate last, LocalDate afterFrom, boolean waiting, boolean open) {}

    /**
     * Answers in one light.
     *
     * @param slug "day" or "dark"
     * @param verdict slug
     * @param numbers null if there are too few answers: then no number is shown
     */
    public record Light(String slug, String verdict, @Nullable Numbers numbers) {}

    /** The answers, and the probability of such a difference by chance. */
    public record Numbers(Group before, Group after, double p) {}

    /** @param counts how often each answer from 1 to 5 was given */
    public record Group(List<Integer> counts) {
        public Group {
            counts = List.copyOf(counts);
        }

        public int n() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }

        /** Share of an answer from 1 to 5, rounded. */
        public int percent(int safety) {
            return Math.round(100f * counts.get(safety - 1) / n());
        }
    }

    /** Whether there is anything to see. */
    public boolean shown() {
        return lights.stream().anyMatch(light -> light.numbers() != null);
    }

    /** Whether both lights could be tested. */
    public boolean both() {
        return !lights.isEmpty() && lights.stream().allMatch(light -> light.numbers() != null);
    }

    /** What the answers say, in one sentence over both lights. */
    public String sentence(Messages messages) {
        Light day = lights.get(0);
        Light dark = lights.get(1);
        if (day.verdict().equals(dark.verdict())) {
            return messages.text("effect.both." + day.verdict());
        }
        // "They" are those whom the first half names.
        String they = changed(dark) && changed(day) ? ".they" : "";
        return messages.text(
                "effect.sentence",
                messages.text("effect.dark." + dark.verdict()),
                messages.text("effect.day." + day.verdict() + they));
    }

    /** Key of why the place is unclear although a light is not; null if that is not so. */
    public @Nullable String unclearKey() {
        if (!verdict.equals(UNCLEAR) || lights.stream().noneMatch(EffectView::changed)) {
            return null;
        }
        boolean opposite = lights.stream().map(Light::verdict).distinct().count() == 2
                && lights.stream().allMatch(EffectView::changed);
        return opposite ? "effect.unclear.opposite" : "effect.unclear.twice";
    }

    private static boolean changed(Light light) {
        return light.verdict().equals(IMPROVED) || light.verdict().equals(WORSE);
    }

    /** "p = 0,003", kept in one line; a p below 0.05 never looks as if it reached it. */
    public static String p(double p, Messages messages) {
        if (p < 0.001) {
            return "p\u00a0<\u00a0" + decimal(0.001, 3, messages);
        }
        int digits = 3;
        while (p < LEVEL && Math.round(p * Math.pow(10, digits)) >= LEVEL * Math.pow(10, digits) && digits < 9) {
            digits++;
        }
        return "p\u00a0=\u00a0" + decimal(p, digits, messages);
    }

    private static String decimal(double number, int digits, Messages messages) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }
}
