package de.angstraumkarte.testing.twoyears;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Mann–Whitney U test and the verdicts of domain.md, written down a second time as plainly as possible, so that the
 * program's figures can be compared with something that is not the program.
 */
public final class NaiveEffect {
    private static final int LEAST = 5;
    private static final double LEVEL = 0.05;
    private static final int SMALL = 8;

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

    /** Two-sided p: exact if a group is small, else by the normal approximation. */
    public static double p(List<Integer> before, List<Integer> after) {
        return Math.min(before.size(), after.size()) <= SMALL ? exact(before, after) : approximate(before, after);
    }

    /**
     * Exact: of all ways to choose who answered before, the share in which U is as far from its mean or further. Counted
     * answer by answer, by the sum of the ranks of those chosen, with ties at their mean rank.
     */
    public static double exact(List<Integer> before, List<Integer> after) {
        List<Integer> all = Stream.concat(before.stream(), after.stream()).toList();
        int chosen = Math.min(before.size(), after.size());
        List<Integer> small = before.size() <= after.size() ? before : after;
        // Twice the ranks, so that they are whole numbers.
        int[] ranks = all.stream().mapToInt(value -> twiceRank(all, value)).toArray();
        int most = Arrays.stream(ranks).sum();
        double[][] ways = new double[chosen + 1][most + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int k = chosen; k >= 1; k--) {
                for (int sum = most; sum >= rank; sum--) {
                    ways[k][sum] += ways[k - 1][sum - rank];
                }
            }
        }
        int mean = chosen * (all.size() + 1);
        int distance =
                Math.abs(small.stream().mapToInt(value -> twiceRank(all, value)).sum() - mean);
        double extreme = 0;
        double total = 0;
        for (int sum = 0; sum <= most; sum++) {
            total += ways[chosen][sum];
            extreme += Math.abs(sum - mean) >= distance ? ways[chosen][sum] : 0;
        }
        return extreme / total;
    }

    private static int twiceRank(List<Integer> all, int value) {
        int below = (int) all.stream().filter(other -> other < value).count();
        int equal = (int) all.stream().filter(other -> other == value).count();
        return 2 * below + equal + 1;
    }

    /** Two-sided p by the normal approximation, corrected for ties and for continuity. */
    public static double approximate(List<Integer> before, List<Integer> after) {
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
