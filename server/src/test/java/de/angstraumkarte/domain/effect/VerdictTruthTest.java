package de.angstraumkarte.domain.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.testing.twoyears.NaiveEffect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often verdicts are wrong where the truth is known, over many made-up places; and that a plain recomputation agrees. */
class VerdictTruthTest {
    private static final LocalDate DONE = LocalDate.of(2026, 1, 1);
    private static final Windows WINDOWS = new Windows(DONE, DONE);
    private static final int PLACES = 10_000;

    /** Three standard errors of a share of a twentieth among the places. */
    private static final double MARGIN = 3 * Math.sqrt(0.05 * 0.95 / PLACES);

    @Test
    void withoutAnEffectAtMostOnePlaceInTwentyIsCalledImproved() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Effect> effects = places(seed, 0, 0);
            assertRare(effects, effect -> effect.verdict() == Verdict.IMPROVED ? 1 : 0, "places");
            assertRare(effects, effect -> effect.day().verdict() == Verdict.IMPROVED ? 1 : 0, "by daylight");
            assertRare(effects, effect -> effect.dark().verdict() == Verdict.IMPROVED ? 1 : 0, "in the dark");
        }
    }

    @Test
    void whatGotWorseIsHardlyEverCalledImproved() {
        List<Effect> effects = places(4, -0.8, -0.8);
        assertTrue(share(effects, effect -> effect.verdict() == Verdict.IMPROVED ? 1 : 0) < 0.002);
        assertTrue(share(effects, effect -> effect.verdict() == Verdict.WORSE ? 1 : 0) > 0.5);
    }

    @Test
    void aClearEffectIsMostlyFound() {
        assertTrue(share(places(5, 1.1, 1.1), effect -> effect.verdict() == Verdict.IMPROVED ? 1 : 0) > 0.85);
    }

    @Test
    void lightInTheDarkDoesNotImproveTheDay() {
        List<Effect> effects = places(6, 0, 1.1);
        assertRare(effects, effect -> effect.day().verdict() == Verdict.IMPROVED ? 1 : 0, "by daylight");
        assertTrue(share(effects, effect -> effect.dark().verdict() == Verdict.IMPROVED ? 1 : 0) > 0.6);
    }

    @Test
    void aPlainRecomputationAgrees() {
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            List<Integer> before = answers(random, 1 + random.nextInt(30), 2.4);
            List<Integer> after = answers(random, 1 + random.nextInt(30), 2.4 + random.nextInt(3));
            MannWhitney.Result result = MannWhitney.test(counts(before), counts(after));
            assertEquals(NaiveEffect.u(before, after), result.u(), 1e-9);
            assertEquals(NaiveEffect.p(before, after), result.p(), 1e-9, () -> before + " " + after);
        }
    }

    @Test
    void theRecomputationCountsEveryWayToDealTheAnswers() {
        Random random = new Random(8);
        for (int i = 0; i < 60; i++) {
            List<Integer> before = answers(random, 2 + random.nextInt(4), 2.4);
            List<Integer> after = answers(random, 2 + random.nextInt(6), 3.4);
            assertEquals(everyWay(before, after), NaiveEffect.exact(before, after), 1e-12, () -> before + " " + after);
        }
    }

    /** Goes through all ways to choose which of the answers came before. */
    private static double everyWay(List<Integer> before, List<Integer> after) {
        List<Integer> all = new ArrayList<>(before);
        all.addAll(after);
        double mean = before.size() * after.size() / 2.0;
        double distance = Math.abs(NaiveEffect.u(before, after) - mean);
        int extreme = 0;
        int ways = 0;
        for (int choice = 0; choice < 1 << all.size(); choice++) {
            if (Integer.bitCount(choice) == before.size()) {
                int chosen = choice;
                List<Integer> first = IntStream.range(0, all.size())
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToObj(all::get)
                        .toList();
                List<Integer> second = IntStream.range(0, all.size())
                        .filter(i -> (chosen >> i & 1) == 0)
                        .mapToObj(all::get)
                        .toList();
                ways++;
                extreme += Math.abs(NaiveEffect.u(first, second) - mean) >= distance ? 1 : 0;
            }
        }
        return (double) extreme / ways;
    }

    private static List<Effect> places(long seed, double day, double dark) {
        Random random = new Random(seed);
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            List<Rating> ratings = new ArrayList<>();
            double level = 1.5 + random.nextDouble() * 2;
            for (Light light : Light.values()) {
                double base = light == Light.DAY ? level + 0.6 : level;
                double shift = light == Light.DAY ? day : dark;
                // Some have too few answers, most have some dozens.
                answers(random, 3 + random.nextInt(40), base)
                        .forEach(safety -> ratings.add(new Rating(light, DONE.minusDays(1), safety)));
                answers(random, 3 + random.nextInt(40), base + shift)
                        .forEach(safety -> ratings.add(new Rating(light, DONE.plusDays(28), safety)));
            }
            effects.add(Effect.of("p" + i, WINDOWS, ratings));
        }
        return effects;
    }

    private static List<Integer> answers(Random random, int number, double level) {
        return IntStream.range(0, number)
                .mapToObj(i -> (int) Math.max(1, Math.min(5, Math.round(level + random.nextGaussian() * 1.1))))
                .toList();
    }

    private static int[] counts(List<Integer> answers) {
        int[] counts = new int[5];
        answers.forEach(answer -> counts[answer - 1]++);
        return counts;
    }

    private static double share(List<Effect> effects, ToIntFunction<Effect> counted) {
        return (double) effects.stream().mapToInt(counted).sum() / effects.size();
    }

    private static void assertRare(List<Effect> effects, ToIntFunction<Effect> counted, String what) {
        double share = share(effects, counted);
        assertTrue(share <= 0.05 + MARGIN, what + " falsely improved: " + share);
    }
}
