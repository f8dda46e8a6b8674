package de.angstraumkarte.domain.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannWhitneyTest {
    private static final double CLOSE = 1e-12;

    /** Counts by value of two groups of numbers. */
    private record Groups(int[] first, int[] second) {
        static Groups of(double[] first, double[] second) {
            double[] values = IntStream.range(0, first.length + second.length)
                    .mapToDouble(i -> i < first.length ? first[i] : second[i - first.length])
                    .sorted()
                    .distinct()
                    .toArray();
            return new Groups(counts(first, values), counts(second, values));
        }

        private static int[] counts(double[] group, double[] values) {
            int[] counts = new int[values.length];
            Arrays.stream(group).forEach(value -> counts[Arrays.binarySearch(values, value)]++);
            return counts;
        }

        MannWhitney.Result test() {
            return MannWhitney.test(first, second);
        }
    }

    /** Wikipedia, "Mann–Whitney U test": the tortoises' U is 11, the hares' 25; p from the exact distribution, 143 of 924. */
    @Test
    void sixTortoisesAgainstSixHares() {
        double[] tortoises = {12, 6, 5, 4, 3, 2};
        double[] hares = {11, 10, 9, 8, 7, 1};
        MannWhitney.Result result = Groups.of(tortoises, hares).test();
        assertEquals(25, result.u());
        assertEquals(2 * 143 / 924.0, result.p(), CLOSE);
        assertEquals(11, Groups.of(hares, tortoises).test().u());
    }

    /**
     * Hollander and Wolfe, Nonparametric Statistical Methods (1973), p. 69: permeability of the human chorioamnion. W = 35;
     * exact p 0.1272 one-sided and 0.2544 two-sided, asymptotic 0.2446 (R's wilcox.test, SAS PROC NPAR1WAY).
     */
    @Test
    void permeabilityAtTermAndEarlier() {
        double[] atTerm = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] earlier = {1.15, 0.88, 0.90, 0.74, 1.21};
        Groups groups = Groups.of(earlier, atTerm);
        assertEquals(35, groups.test().u());
        assertEquals(0.2544, groups.test().p(), 0.00005);
        assertEquals(0.2446, MannWhitney.asymptotic(groups.first(), groups.second()), 0.00005);
    }

    /** The example in the documentation of scipy.stats.mannwhitneyu: ages at the diagnosis of type II diabetes. */
    @Test
    void agesOfWomenAndMen() {
        double[] women = {20, 11, 17, 12};
        double[] men = {19, 22, 16, 29, 24};
        Groups groups = Groups.of(women, men);
        assertEquals(17, groups.test().u());
        assertEquals(0.1111111111111111, groups.test().p(), CLOSE);
        assertEquals(0.11134688653314041, MannWhitney.asymptotic(groups.first(), groups.second()), 1e-9);
    }

    /**
     * SAS/STAT User's Guide, PROC NPAR1WAY, "Exact Wilcoxon Two-Sample Test": reaction times, full of ties, on five values.
     * Rank sum 79.5, so U = 79.5 − 21; exact p 0.1054, asymptotic with continuity correction 0.0843.
     */
    @Test
    void tiedReactionTimes() {
        Answers first = new Answers(2, 4, 4, 2, 1);
        Answers second = new Answers(0, 0, 3, 2, 1);
        MannWhitney.Result result = MannWhitney.test(first, second);
        assertEquals(58.5, result.u());
        assertEquals(0.1054, result.p(), 0.00005);
        assertEquals(0.0843, MannWhitney.asymptotic(new int[] {2, 4, 4, 2, 1}, new int[] {0, 0, 3, 2, 1}), 0.00005);
    }

    /** Siegel, Nonparametric Statistics (1956), table K: largest U that is significant at 0.05, two-sided. */
    @ParameterizedTest
    @CsvSource({
        "5, 5, 2",
        "5, 6, 3",
        "5, 7, 5",
        "5, 8, 6",
        "5, 10, 8",
        "5, 20, 20",
        "6, 6, 5",
        "6, 7, 6",
        "6, 8, 8",
        "6, 20, 27",
        "7, 7, 8",
        "7, 8, 10",
        "7, 20, 34",
        "8, 8, 13",
        "8, 10, 17",
        "8, 20, 41"
    })
    void criticalValues(int n1, int n2, int critical) {
        assertTrue(untied(n1, n2, critical) <= 0.05);
        assertTrue(untied(n1, n2, critical + 1) > 0.05);
    }

    /** p of groups without ties with a given U. */
    private static double untied(int n1, int n2, int u) {
        // The second group's values stand as far up in the order as makes U.
        boolean[] second = new boolean[n1 + n2];
        int left = u;
        for (int i = 0; i < n2; i++) {
            int up = Math.min(n1, left);
            left -= up;
            second[n2 - 1 - i + up] = true;
        }
        int[] first = new int[second.length];
        int[] other = new int[second.length];
        for (int i = 0; i < second.length; i++) {
            (second[i] ? other : first)[i] = 1;
        }
        MannWhitney.Result result = MannWhitney.test(first, other);
        assertEquals(u, result.u());
        return result.p();
    }

    /** scipy 1.17.1: {@code mannwhitneyu(after, before, method="asymptotic", use_continuity=True)}. */
    @ParameterizedTest
    @CsvSource({
        "6 10 8 4 2, 2 5 9 9 5, 620, 0.010050328296407774",
        "0 0 20 0 0, 0 0 19 1 0, 210, 0.34211225261696365",
        "9 0 0 0 9, 9 0 0 0 9, 162, 1",
        "0 12 0 0 0, 0 0 0 12 0, 144, 1.911834771154503e-06",
        "3 3 2 1 0, 1 1 2 3 2, 63.5, 0.0423348325279585",
        "0 0 15 0 0, 0 0 15 0 0, 112.5, 1"
    })
    void isAsUsualImplementations(String before, String after, double u, double p) {
        MannWhitney.Result result = MannWhitney.test(answers(before), answers(after));
        assertEquals(u, result.u());
        assertEquals(p, result.p(), 1e-9);
    }

    private static Answers answers(String counts) {
        int[] five =
                Arrays.stream(counts.split(" ")).mapToInt(Integer::parseInt).toArray();
        return Answers.of(five, 0);
    }

    @Test
    void tinySamplesAreExact() {
        Random random = new Random(4);
        for (int i = 0; i < 150; i++) {
            int[] before = random.ints(1 + random.nextInt(6), 1, 6).toArray();
            int[] after = random.ints(1 + random.nextInt(6), 1, 6).toArray();
            assertEquals(
                    enumerated(before, after),
                    MannWhitney.test(Answers.of(before), Answers.of(after)).p(),
                    CLOSE);
        }
    }

    /** Deals all answers in every way, one answer at a time, and counts pairs by looking at each. */
    private static double enumerated(int[] before, int[] after) {
        int[] all =
                IntStream.concat(Arrays.stream(before), Arrays.stream(after)).toArray();
        int observed = distance(before, after);
        int ways = 0;
        int extreme = 0;
        for (int chosen = 0; chosen < 1 << all.length; chosen++) {
            if (Integer.bitCount(chosen) == before.length) {
                int bits = chosen;
                int[] some = IntStream.range(0, all.length)
                        .filter(i -> (bits >> i & 1) == 1)
                        .map(i -> all[i])
                        .toArray();
                int[] others = IntStream.range(0, all.length)
                        .filter(i -> (bits >> i & 1) == 0)
                        .map(i -> all[i])
                        .toArray();
                ways++;
                extreme += distance(some, others) >= observed ? 1 : 0;
            }
        }
        return (double) extreme / ways;
    }

    /** Higher pairs less lower ones: twice U less twice its mean. */
    private static int distance(int[] before, int[] after) {
        return Math.abs(Arrays.stream(before)
                .map(b -> Arrays.stream(after).map(a -> Integer.compare(a, b)).sum())
                .sum());
    }

    @Test
    void exactAndApproximateAreCloseWhereTheOneEndsAndTheOtherBegins() {
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            int[] before = evenly(random, 8 + random.nextInt(2));
            int[] after = evenly(random, 8 + random.nextInt(30));
            double exact = MannWhitney.exact(before, after);
            double asymptotic = MannWhitney.asymptotic(before, after);
            // With so few different values the exact p goes in steps; what counts is that both agree near the level.
            if (exact < 0.2) {
                assertEquals(exact, asymptotic, 0.03);
            } else {
                assertTrue(asymptotic > 0.15);
            }
        }
    }

    private static int[] evenly(Random random, int n) {
        int[] counts = new int[5];
        random.ints(n, 0, 5).forEach(answer -> counts[answer]++);
        return counts;
    }

    @Test
    void groupsTradePlaces() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            int[] before = counts(random, 1 + random.nextInt(40));
            int[] after = counts(random, 1 + random.nextInt(40));
            MannWhitney.Result there = MannWhitney.test(before, after);
            MannWhitney.Result back = MannWhitney.test(after, before);
            assertEquals(there.p(), back.p(), CLOSE);
            assertEquals(1, there.superiority() + back.superiority(), CLOSE);
        }
    }

    @Test
    void aMirroredScaleMirrorsTheDirection() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            int[] before = counts(random, 1 + random.nextInt(40));
            int[] after = counts(random, 1 + random.nextInt(40));
            MannWhitney.Result result = MannWhitney.test(before, after);
            MannWhitney.Result mirrored = MannWhitney.test(mirrored(before), mirrored(after));
            assertEquals(result.p(), mirrored.p(), CLOSE);
            assertEquals(1, result.superiority() + mirrored.superiority(), CLOSE);
        }
    }

    private static int[] mirrored(int[] counts) {
        return IntStream.range(0, counts.length)
                .map(i -> counts[counts.length - 1 - i])
                .toArray();
    }

    @Test
    void sameAnswersAreNoDifference() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            int[] answers = counts(random, 1 + random.nextInt(60));
            int[] twice = Arrays.stream(answers).map(count -> 2 * count).toArray();
            assertEquals(1, MannWhitney.test(answers, answers).p(), CLOSE);
            assertEquals(1, MannWhitney.test(answers, twice).p(), CLOSE);
        }
    }

    /**
     * Monotone where all answers together stay the same: each exchange of a lower answer after for a higher one before. A
     * shift that changes the ties changes the distribution too, and may make p a little larger.
     */
    @Test
    void theBetterItIsAfterTheLessLikelyIsChance() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            int[] before = counts(random, 5 + random.nextInt(30));
            int[] after = counts(random, 5 + random.nextInt(30));
            MannWhitney.Result last = MannWhitney.test(before, after);
            while (exchange(before, after)) {
                MannWhitney.Result now = MannWhitney.test(before, after);
                assertTrue(now.superiority() > last.superiority());
                assertTrue(last.superiority() < 0.5 || now.p() <= last.p() + CLOSE);
                last = now;
            }
        }
    }

    /** Trades the lowest answer after that is below one before; false if there is none. */
    private static boolean exchange(int[] before, int[] after) {
        for (int low = 0; low < after.length; low++) {
            for (int high = low + 1; high < before.length; high++) {
                if (after[low] > 0 && before[high] > 0) {
                    after[low]--;
                    before[low]++;
                    before[high]--;
                    after[high]++;
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aShiftUpwardsRaisesTheShareThatFeelsSafer() {
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            int[] before = counts(random, 5 + random.nextInt(30));
            int[] after = counts(random, 5 + random.nextInt(30));
            double superiority = MannWhitney.test(before, after).superiority();
            int from = random.nextInt(4);
            after[from + 1] += after[from];
            after[from] = 0;
            assertTrue(MannWhitney.test(before, after).superiority() >= superiority);
        }
    }

    private static int[] counts(Random random, int n) {
        int[] counts = new int[5];
        // Uneven scales too: now and then only some of the answers come at all.
        int answers = 1 + random.nextInt(5);
        for (int i = 0; i < n; i++) {
            counts[(random.nextInt(answers) + answers) % 5]++;
        }
        return counts;
    }

    @Test
    void nothingIsComparedWithNothing() {
        Answers some = Answers.of(1, 2, 3);
        assertThrows(IllegalArgumentException.class, () -> MannWhitney.test(Answers.NONE, some));
        assertThrows(IllegalArgumentException.class, () -> MannWhitney.test(some, Answers.NONE));
    }

    @Test
    void manyAnswersAreNoProblem() {
        Answers before = new Answers(20_000, 20_000, 20_000, 20_000, 20_000);
        assertEquals(1, MannWhitney.test(before, before).p());
        assertTrue(MannWhitney.test(before, new Answers(0, 0, 0, 0, 8)).p() < 0.001);
    }
}
