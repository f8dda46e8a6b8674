package de.angstraumkarte.domain.effect;

import org.jspecify.annotations.Nullable;

/**
 * Ratings in one light before against after the measures.
 *
 * @param verdict what they say by themselves, at p &lt; 0.05
 * @param p see {@link MannWhitney.Result}; null if there are too few answers
 * @param superiority see {@link MannWhitney.Result}; null if there are too few answers
 */
public record LightEffect(
        Answers before, Answers after, Verdict verdict, @Nullable Double p, @Nullable Double superiority) {
    /** Answers needed before and after; below, no number of them is public. */
    public static final int FEWEST = 5;

    /** Level of significance. */
    public static final double LEVEL = 0.05;

    /** Compares the two groups. */
    public static LightEffect of(Answers before, Answers after) {
        if (before.n() < FEWEST || after.n() < FEWEST) {
            return new LightEffect(before, after, Verdict.TOO_FEW, null, null);
        }
        MannWhitney.Result result = MannWhitney.test(before, after);
        return new LightEffect(
                before, after, verdict(result.p(), result.superiority(), LEVEL), result.p(), result.superiority());
    }

    /** Whether there are enough answers for a verdict. */
    public boolean tested() {
        return verdict != Verdict.TOO_FEW;
    }

    /** The verdict at another level. */
    Verdict verdict(double level) {
        return p == null || superiority == null ? Verdict.TOO_FEW : verdict(p, superiority, level);
    }

    private static Verdict verdict(double p, double superiority, double level) {
        if (p >= level) {
            return Verdict.UNCLEAR;
        }
        return superiority > 0.5 ? Verdict.IMPROVED : Verdict.WORSE;
    }
}
