package de.angstraumkarte.domain.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EffectTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 4, 1);
    private static final Windows WINDOWS = new Windows(FIRST, LAST);
    private static final LocalDate EARLIER = FIRST.minusDays(1);
    private static final LocalDate LATER = LocalDate.of(2026, 4, 29);

    private static final Answers LOW = new Answers(10, 10, 0, 0, 0);
    private static final Answers HIGH = new Answers(0, 0, 0, 10, 10);
    private static final Answers NONE = Answers.NONE;

    private static List<Rating> ratings(Light light, LocalDate day, int... safeties) {
        return IntStream.of(safeties)
                .mapToObj(safety -> new Rating(light, day, safety))
                .toList();
    }

    @SafeVarargs
    private static Effect effect(List<Rating>... ratings) {
        List<Rating> all = new ArrayList<>();
        for (List<Rating> some : ratings) {
            all.addAll(some);
        }
        return Effect.of("ort", WINDOWS, all);
    }

    @Test
    void beforeEndsWithTheDayBeforeTheFirstMeasureAndAfterBegins28DaysAfterTheLast() {
        Effect effect = effect(
                ratings(Light.DARK, EARLIER, 1),
                ratings(Light.DARK, FIRST, 2),
                ratings(Light.DARK, LAST, 3),
                ratings(Light.DARK, LATER.minusDays(1), 4),
                ratings(Light.DARK, LATER, 5));
        assertEquals(LATER, effect.afterFrom());
        assertEquals(Answers.of(1), effect.dark().before());
        assertEquals(Answers.of(5), effect.dark().after());
    }

    @Test
    void daylightAndDarkAreApart() {
        Effect effect = effect(
                ratings(Light.DAY, EARLIER, 3, 3, 3, 3, 3),
                ratings(Light.DAY, LATER, 3, 3, 3, 3, 3),
                ratings(Light.DARK, EARLIER, 1, 1, 1, 1, 2),
                ratings(Light.DARK, LATER, 4, 4, 5, 5, 5));
        assertEquals(Verdict.UNCLEAR, effect.in(Light.DAY).verdict());
        assertEquals(Verdict.IMPROVED, effect.in(Light.DARK).verdict());
        assertEquals(Verdict.IMPROVED, effect.verdict());
    }

    @Test
    void theOrderOfRatingsDoesNotMatter() {
        List<Rating> all = new ArrayList<>(ratings(Light.DAY, EARLIER, 1, 2, 3, 4, 5, 5));
        all.addAll(ratings(Light.DARK, LATER, 1, 2, 3, 4, 4));
        all.addAll(ratings(Light.DAY, LATER, 5, 4, 4, 4, 5, 3, 3));
        all.addAll(ratings(Light.DARK, EARLIER, 5, 1, 1, 1, 1, 1));
        Effect effect = effect(all);
        Collections.shuffle(all, new Random(7));
        assertEquals(effect, effect(all));
    }

    @Test
    void fewerThanFiveInEitherGroupGiveNoNumber() {
        LightEffect few = LightEffect.of(Answers.of(1, 1, 1, 1), HIGH);
        assertEquals(Verdict.TOO_FEW, few.verdict());
        assertNull(few.p());
        assertNull(few.superiority());
        assertEquals(
                Verdict.TOO_FEW, LightEffect.of(LOW, Answers.of(5, 5, 5, 5)).verdict());
        assertEquals(
                Verdict.IMPROVED, LightEffect.of(LOW, Answers.of(5, 5, 5, 5, 5)).verdict());
        assertEquals(Verdict.TOO_FEW, effect().verdict());
    }

    @Test
    void theDirectionIsTold() {
        assertEquals(Verdict.IMPROVED, LightEffect.of(LOW, HIGH).verdict());
        assertEquals(Verdict.WORSE, LightEffect.of(HIGH, LOW).verdict());
        assertEquals(Verdict.UNCLEAR, LightEffect.of(HIGH, HIGH).verdict());
    }

    @Test
    void aPlaceNeedsMoreIfBothLightsAreTested() {
        LightEffect weak = LightEffect.of(new Answers(3, 3, 2, 1, 0), new Answers(1, 1, 2, 3, 2));
        assertEquals(0.0423, weak.p() == null ? 0 : weak.p(), 0.0001);
        assertEquals(Verdict.IMPROVED, weak.verdict());
        assertEquals(Verdict.IMPROVED, Effect.verdict(weak, LightEffect.of(NONE, NONE)));
        assertEquals(Verdict.UNCLEAR, Effect.verdict(weak, LightEffect.of(HIGH, HIGH)));
        assertEquals(Verdict.UNCLEAR, Effect.verdict(weak, weak));
    }

    @Test
    void lightsThatContradictEachOtherLeaveThePlaceUnclear() {
        LightEffect better = LightEffect.of(LOW, HIGH);
        LightEffect worse = LightEffect.of(HIGH, LOW);
        assertEquals(Verdict.UNCLEAR, Effect.verdict(better, worse));
        assertEquals(Verdict.UNCLEAR, Effect.verdict(worse, better));
        assertEquals(Verdict.IMPROVED, Effect.verdict(better, better));
        assertEquals(Verdict.WORSE, Effect.verdict(worse, LightEffect.of(NONE, HIGH)));
    }

    /** Places where nothing changes: the share that is called improved, or worse, over groups of all sizes. */
    @Test
    void hardlyAnyPlaceIsCalledImprovedWhereNothingChanged() {
        Random random = new Random(20_261_121);
        int places = 20_000;
        int improved = 0;
        int worse = 0;
        for (int i = 0; i < places; i++) {
            Verdict verdict = Effect.verdict(unchanged(random), unchanged(random));
            improved += verdict == Verdict.IMPROVED ? 1 : 0;
            worse += verdict == Verdict.WORSE ? 1 : 0;
        }
        // Two-sided at 0.05: half of it in each direction.
        assertTrue(improved <= places * 0.03, "improved: " + improved);
        assertTrue(worse <= places * 0.03, "worse: " + worse);
        assertTrue(improved >= places * 0.005, "a test that never finds anything: " + improved);
    }

    /** Both groups from one distribution of answers, which is different for every place. */
    private static LightEffect unchanged(Random random) {
        double[] weights = random.doubles(5).map(x -> x * x).toArray();
        return LightEffect.of(
                answers(random, weights, 5 + random.nextInt(60)), answers(random, weights, 5 + random.nextInt(60)));
    }

    private static Answers answers(Random random, double[] weights, int n) {
        double sum = weights[0] + weights[1] + weights[2] + weights[3] + weights[4];
        return Answers.of(IntStream.range(0, n)
                .map(i -> {
                    double left = random.nextDouble() * sum;
                    int safety = 1;
                    while (safety < 5 && left >= weights[safety - 1]) {
                        left -= weights[safety - 1];
                        safety++;
                    }
                    return safety;
                })
                .toArray());
    }

    @Test
    void onlyFiveAnswersExist() {
        assertThrows(IllegalArgumentException.class, () -> new Rating(Light.DAY, FIRST, 0));
        assertThrows(IllegalArgumentException.class, () -> new Rating(Light.DAY, FIRST, 6));
    }
}
