package de.angstraumkarte.domain.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many promises were kept and broken; those that are still running or were called off count neither way.
 *
 * @param overdue places that are overdue today
 */
public record PromiseCount(int newsKept, int newsBroken, int measuresKept, int measuresBroken, int overdue) {
    /**
     * The count of one office.
     *
     * @param unit id; null for what no office is in charge of
     */
    public record OfUnit(@Nullable String unit, PromiseCount count) {}

    public static PromiseCount of(List<Promise> promises) {
        return new PromiseCount(
                count(promises, promise -> promise.ofNews() && promise.outcome() == Promise.Outcome.KEPT),
                count(promises, promise -> promise.ofNews() && promise.outcome() == Promise.Outcome.BROKEN),
                count(promises, promise -> !promise.ofNews() && promise.outcome() == Promise.Outcome.KEPT),
                count(promises, promise -> !promise.ofNews() && promise.outcome() == Promise.Outcome.BROKEN),
                count(promises, Promise::newsOverdue));
    }

    /** In no particular order; offices of whose promises none has come due are left out. */
    public static List<OfUnit> byUnit(List<Promise> promises) {
        List<OfUnit> counts = new ArrayList<>();
        promises.stream()
                .filter(promise -> promise.outcome().due())
                .collect(Collectors.groupingBy(promise -> promise.unit() == null ? "" : promise.unit()))
                .forEach((unit, own) -> counts.add(new OfUnit(unit.isEmpty() ? null : unit, of(own))));
        return counts;
    }

    private static int count(List<Promise> promises, Predicate<Promise> wanted) {
        return (int) promises.stream().filter(wanted).count();
    }

    public int kept() {
        return newsKept + measuresKept;
    }

    public int broken() {
        return newsBroken + measuresBroken;
    }

    /** Those that came due, kept or not. */
    public int due() {
        return kept() + broken();
    }

    /** Kept ones in percent of those that came due; null if none did. */
    public @Nullable Double percentKept() {
        return due() == 0 ? null : (Double) (100.0 * kept() / due());
    }
}
