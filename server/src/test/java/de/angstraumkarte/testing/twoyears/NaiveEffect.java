package de.angstraumkarte.testing.twoyears;

import java.util.Arrays;
import java.util.List;

/**
 * The Mann–Whitney U test and the verdicts of domain.md, written down a second time as plainly as possible, so that the
 * program's figures can be compared with something that is not the program.
 */
public final class NaiveEffect {
    private static final int LEAST = 5;
    private static final double LEVEL = 0.05;

    /** What is known of one light: the answers before and after. */
    public record Light(List<Integer> before, List<Integer> after) {
        boolean enough() {
            return before.size() >= LEAST && after.size() >= LEAST;
        }
    }

    private NaiveEffect() {}

    /** Pairs in which the second group says more, equal ones as halves. */
    public static double u(List<Integer> before, List<Integer> after) {
        double u = 0;
        for (int x : before) {
            for (int y : after) {
                u += y > x ? 1 : y == x ? 0.5 : 0;
            }
        }
        return u;
    }

    /** Two-sided p by the normal approximation, corrected for ties and for continuity. */
    public static double p(List<Integer> before, List<Integer> after) {
        double m = before.size();
        double n = after.size();
        int[] ties = new int[6];
        before.forEach(x -> ties[x]++);
        after.forEach(y -> ties[y]++);
        double total = m + n;
        double correction =
                Arrays.stream(ties).mapToDouble(t -> Math.pow(t, 3) - t).sum();
        double variance = m * n / 12 * (total + 1 - correction / (total * (total - 1)));
        double distance = Math.max(0, Math.abs(u(before, after) - m * n / 2) - 0.5);
        return variance == 0 ? 1 : Math.min(1, 2 * tail(distance / Math.sqrt(variance)));
    }

    /** Weight of the standard normal distribution above z, by Simpson's rule. */
    static double tail(double z) {
        int steps = 2_000;
        double width = Math.max(0, 12 - z) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double x = z + i * width;
            sum += (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.exp(-x * x / 2);
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    /** The verdict on one light. */
    public static String verdict(Light light) {
        if (!light.enough()) {
            return "too-few";
        }
        return p(light.before(), light.after()) < LEVEL ? direction(light) : "unclear";
    }

    private static String direction(Light light) {
        return u(light.before(), light.after())
                        > light.before().size() * light.after().size() / 2.0
                ? "improved"
                : "worse";
    }

    /** The verdict on a place: where both lights could be tested, each has half the chance to be wrong. */
    public static String verdict(Light day, Light dark) {
        List<Light> tested = List.of(day, dark).stream().filter(Light::enough).toList();
        if (tested.isEmpty()) {
            return "too-few";
        }
        List<String> strong = tested.stream()
                .filter(light -> p(light.before(), light.after()) < LEVEL / tested.size())
                .map(NaiveEffect::direction)
                .distinct()
                .toList();
        return strong.size() == 1 ? strong.get(0) : "unclear";
    }
}
