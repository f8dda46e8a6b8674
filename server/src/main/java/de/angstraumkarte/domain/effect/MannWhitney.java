package de.angstraumkarte.domain.effect;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The two-sided U test of Mann and Whitney (1947) for two groups of values, each given as counts by ascending value.
 *
 * <p>If a group has at most {@value #EXACT} values, p is exact: of all ways to deal the values that are there into groups of
 * these sizes, the share in which U is at least as far from its mean as it is here. Answers on a scale of five are full of
 * ties, which this takes as they are; without ties it is the classic table. Else p comes from the normal approximation with
 * correction for ties and for continuity.
 */
public final class MannWhitney {
    /** Size of a group up to which p is computed exactly. */
    static final int EXACT = 8;

    private static final MannWhitneyUTest ASYMPTOTIC = MannWhitneyUTest.withDefaults()
            .with(AlternativeHypothesis.TWO_SIDED)
            .with(PValueMethod.ASYMPTOTIC)
            .with(ContinuityCorrection.ENABLED);

    private MannWhitney() {}

    /**
     * What the test says.
     *
     * @param u pairs of an answer before and one after in which the one after is higher; equal ones count half
     * @param p probability of a difference at least this large if there is none, 0..1
     * @param superiority share of such pairs, 0..1: above 0.5 people feel safer after than before
     */
    public record Result(double u, double p, double superiority) {}

    /** @throws IllegalArgumentException if a group is empty */
    public static Result test(Answers before, Answers after) {
        return test(counts(before), counts(after));
    }

    private static int[] counts(Answers answers) {
        return IntStream.rangeClosed(Rating.LOWEST, Rating.HIGHEST)
                .map(answers::count)
                .toArray();
    }

    /** The same for values of any kind: how often each comes in either group, in ascending order. */
    static Result test(int[] before, int[] after) {
        int n1 = Arrays.stream(before).sum();
        int n2 = Arrays.stream(after).sum();
        if (n1 == 0 || n2 == 0) {
            throw new IllegalArgumentException("nothing to compare: " + n1 + " and " + n2);
        }
        double u = twiceU(before, after) / 2.0;
        double p = Math.min(n1, n2) <= EXACT ? exact(before, after) : asymptotic(before, after);
        return new Result(u, p, u / ((double) n1 * n2));
    }

    private static long twiceU(int[] before, int[] after) {
        long twiceU = 0;
        long below = 0;
        for (int i = 0; i < before.length; i++) {
            twiceU += after[i] * (2 * below + before[i]);
            below += before[i];
        }
        return twiceU;
    }

    static double exact(int[] before, int[] after) {
        return new Dealing(before, after).p();
    }

    static double asymptotic(int[] before, int[] after) {
        // With one and the same value throughout there is no variance to divide by, and no difference either.
        long values = IntStream.range(0, before.length)
                .filter(i -> before[i] + after[i] > 0)
                .count();
        return values < 2
                ? 1
                : ASYMPTOTIC.test(spelledOut(after), spelledOut(before)).getPValue();
    }

    private static double[] spelledOut(int[] counts) {
        return IntStream.range(0, counts.length)
                .flatMap(i -> IntStream.generate(() -> i).limit(counts[i]))
                .asDoubleStream()
                .toArray();
    }

    /** Deals the values anew in every way there is. With 8 to deal over a scale of five these are at most 495. */
    private static final class Dealing {
        private final int[] all;
        private final int dealt;
        private final int n;
        private final long pairs;
        /** Of twice U from twice its mean, so that whole numbers are compared. */
        private final long distance;

        Dealing(int[] before, int[] after) {
            int n1 = Arrays.stream(before).sum();
            int n2 = Arrays.stream(after).sum();
            all = IntStream.range(0, before.length)
                    .map(i -> before[i] + after[i])
                    .toArray();
            n = n1 + n2;
            dealt = Math.min(n1, n2);
            pairs = (long) n1 * n2;
            distance = Math.abs(twiceU(before, after) - pairs);
        }

        double p() {
            return Math.min(1, extreme(0, dealt, 0, 0, 1) / choose(n, dealt));
        }

        /**
         * Number of ways to deal on that end at least as far from the mean.
         *
         * @param value the next one to deal, by its place in the order
         * @param left values the smaller group still gets
         * @param below values of the other group that are lower
         * @param ways number of ways to deal as far as here
         */
        private double extreme(int value, int left, long below, long twiceU, double ways) {
            if (value == all.length) {
                return left == 0 && Math.abs(twiceU - pairs) >= distance ? ways : 0;
            }
            double sum = 0;
            for (int taken = 0; taken <= Math.min(left, all[value]); taken++) {
                int rest = all[value] - taken;
                sum += extreme(
                        value + 1,
                        left - taken,
                        below + rest,
                        twiceU + taken * (2 * below + rest),
                        ways * choose(all[value], taken));
            }
            return sum;
        }

        private static double choose(int n, int k) {
            double ways = 1;
            for (int i = 1; i <= k; i++) {
                ways = ways * (n - k + i) / i;
            }
            return ways;
        }
    }
}
