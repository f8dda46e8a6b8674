package de.angstraumkarte.domain.statistics;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many places of a layer are in which status, by district.
 *
 * @param counts slug of the district → slug of the status → number; the empty slug stands for "not known"; what none is in is missing
 */
public record Stock(Map<String, Map<String, Integer>> counts) {
    /** Key of what is not known. */
    public static final String UNKNOWN = "";

    static Stock of(Iterable<StatisticsStore.PlaceRow> places) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (StatisticsStore.PlaceRow place : places) {
            counts.computeIfAbsent(slug(place.district()), district -> new HashMap<>())
                    .merge(slug(place.status()), 1, Integer::sum);
        }
        return new Stock(counts);
    }

    private static String slug(@Nullable String known) {
        return known == null ? UNKNOWN : known;
    }

    /** @param district slug, or {@link #UNKNOWN}, as is {@code status} */
    public int count(String district, String status) {
        return counts.getOrDefault(district, Map.of()).getOrDefault(status, 0);
    }
}
