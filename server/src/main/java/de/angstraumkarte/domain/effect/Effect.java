package de.angstraumkarte.domain.effect;

import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * Whether the measures of a fear space helped, by what people say about how safe they feel there.
 *
 * @param firstDone day the first measure was done; ratings before it are "before"
 * @param lastDone day the last one was done
 * @param afterFrom day from which ratings are "after"
 * @param verdict on the place as a whole
 */
public record Effect(
        String placeId,
        LocalDate firstDone,
        LocalDate lastDone,
        LocalDate afterFrom,
        LightEffect day,
        LightEffect dark,
        Verdict verdict) {

    /** Computes the effect from all ratings of a place, in any order. */
    public static Effect of(String placeId, Windows windows, Iterable<Rating> ratings) {
        Tally tally = new Tally(windows);
        ratings.forEach(tally::add);
        return tally.effect(placeId);
    }

    /** Counts the ratings of a place one by one. */
    static final class Tally {
        private final Windows windows;

        /** Before and after of daylight, then of the dark; five counts each. */
        private final int[] counts = new int[4 * Rating.HIGHEST];

        Tally(Windows windows) {
            this.windows = windows;
        }

        void add(Rating rating) {
            boolean after = windows.isAfter(rating.day());
            if (after || windows.isBefore(rating.day())) {
                int group = 2 * rating.light().ordinal() + (after ? 1 : 0);
                counts[group * Rating.HIGHEST + rating.safety() - 1]++;
            }
        }

        Effect effect(String placeId) {
            LightEffect day = LightEffect.of(Answers.of(counts, 0), Answers.of(counts, Rating.HIGHEST));
            LightEffect dark =
                    LightEffect.of(Answers.of(counts, 2 * Rating.HIGHEST), Answers.of(counts, 3 * Rating.HIGHEST));
            return new Effect(
                    placeId,
                    windows.firstDone(),
                    windows.lastDone(),
                    windows.afterFrom(),
                    day,
                    dark,
                    verdict(day, dark));
        }
    }

    /** What the ratings in one light say. */
    public LightEffect in(Light light) {
        return light == Light.DAY ? day : dark;
    }

    /**
     * Two tests per place at 0.05 each would call nearly one in ten places changed where nothing did, and one in twenty
     * improved. So the level is shared by the lights that can be tested (Bonferroni), and lights that contradict each other
     * leave the place unclear.
     */
    static Verdict verdict(LightEffect day, LightEffect dark) {
        long tested = Stream.of(day, dark).filter(LightEffect::tested).count();
        if (tested == 0) {
            return Verdict.TOO_FEW;
        }
        double level = LightEffect.LEVEL / tested;
        Verdict one = day.verdict(level);
        Verdict other = dark.verdict(level);
        boolean improved = one == Verdict.IMPROVED || other == Verdict.IMPROVED;
        boolean worse = one == Verdict.WORSE || other == Verdict.WORSE;
        if (improved == worse) {
            return Verdict.UNCLEAR;
        }
        return improved ? Verdict.IMPROVED : Verdict.WORSE;
    }
}
