package de.angstraumkarte.domain.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many days something took, as a distribution. Where a row must not stand for single cases, neighbouring days are joined
 * until each row stands for enough of them; the median is then as exact as the rows.
 *
 * @param ranges in ascending order; empty if there are fewer than {@link SmallNumbers#LEAST} cases
 */
public record Spans(List<Range> ranges) {
    /** @param count how many took {@code from} to {@code to} days */
    public record Range(int from, int to, int count) {}

    /** In days; the two are the same where the rows tell it exactly. */
    public record Median(double from, double to) {}

    public Spans {
        ranges = List.copyOf(ranges);
    }

    /**
     * The distribution of some spans. The row that holds the median is as narrow as can be.
     *
     * @param days whole days, ≥ 0, in any order
     * @param least the fewest cases that one row may stand for, at most {@link SmallNumbers#LEAST}
     */
    public static Spans of(Collection<Integer> days, int least) {
        if (days.size() < SmallNumbers.LEAST) {
            return new Spans(List.of());
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        days.forEach(day -> counts.merge(day, 1, Integer::sum));
        List<Range> single = new ArrayList<>();
        counts.forEach((day, count) -> single.add(new Range(day, day, count)));
        int middle = indexHolding(single, (days.size() - 1) / 2);
        int[] narrowest = {0, single.size() - 1};
        for (int from = 0; from <= middle; from++) {
            for (int to = middle; to < single.size(); to++) {
                boolean allowed = count(single, from, to + 1) >= least
                        && isNoneOr(least, count(single, 0, from))
                        && isNoneOr(least, count(single, to + 1, single.size()));
                if (allowed && width(single, from, to) < width(single, narrowest[0], narrowest[1])) {
                    narrowest = new int[] {from, to};
                }
            }
        }
        List<Range> ranges = new ArrayList<>(joined(single.subList(0, narrowest[0]), least));
        ranges.add(join(single.subList(narrowest[0], narrowest[1] + 1)));
        ranges.addAll(joined(single.subList(narrowest[1] + 1, single.size()), least));
        return new Spans(ranges);
    }

    /** Neighbours joined from the first on; what is left over at the end goes with the last. */
    private static List<Range> joined(List<Range> single, int least) {
        List<Range> ranges = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < single.size(); i++) {
            boolean last = i == single.size() - 1;
            if (last || count(single, begin, i + 1) >= least && count(single, i + 1, single.size()) >= least) {
                ranges.add(join(single.subList(begin, i + 1)));
                begin = i + 1;
            }
        }
        return ranges;
    }

    private static Range join(List<Range> ranges) {
        return new Range(ranges.get(0).from(), ranges.get(ranges.size() - 1).to(), count(ranges, 0, ranges.size()));
    }

    private static int count(List<Range> ranges, int from, int end) {
        int count = 0;
        for (Range range : ranges.subList(from, end)) {
            count += range.count();
        }
        return count;
    }

    private static boolean isNoneOr(int least, int count) {
        return count == 0 || count >= least;
    }

    private static int width(List<Range> ranges, int from, int to) {
        return ranges.get(to).to() - ranges.get(from).from();
    }

    private static int indexHolding(List<Range> ranges, int position) {
        int index = 0;
        for (int passed = ranges.get(0).count();
                passed <= position;
                passed += ranges.get(index).count()) {
            index++;
        }
        return index;
    }

    /** Number of cases; 0 if there are too few to say. */
    public int n() {
        return ranges.stream().mapToInt(Range::count).sum();
    }

    /** Half took at most that long; null if there are too few cases. */
    public @Nullable Median median() {
        if (ranges.isEmpty()) {
            return null;
        }
        int n = n();
        Range lower = ranges.get(indexHolding(ranges, (n - 1) / 2));
        Range upper = ranges.get(indexHolding(ranges, n / 2));
        return new Median((lower.from() + upper.from()) / 2.0, (lower.to() + upper.to()) / 2.0);
    }
}
