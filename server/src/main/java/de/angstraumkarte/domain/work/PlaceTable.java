package de.angstraumkarte.domain.work;

import de.angstraumkarte.domain.layer.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which places a member of staff wants to see in the table, and in which order. Empty sets mean "any". Retired places never
 * match.
 *
 * @param statuses status slugs
 * @param districts district slugs
 * @param units ids of offices in charge; {@link #NO_UNIT} for places that none is in charge of
 * @param overdue only places whose promised news is overdue
 * @param words folded words, each the beginning of a word of the title
 * @param part only places this office has a part in; null for all
 */
public record PlaceTable(
        Set<Layer> layers,
        Set<String> statuses,
        Set<String> districts,
        Set<String> units,
        boolean overdue,
        Set<String> words,
        Sort sort,
        boolean descending,
        @Nullable String part) {
    /** In place of the id of an office: nobody is in charge. No office can have it: ids are slugs. */
    public static final String NO_UNIT = "-";

    /** What the table can be sorted by. */
    public enum Sort {
        TITLE,
        STATUS,
        DISTRICT,
        LAST,
        NEXT;

        /** All slugs. */
        public static final List<String> SLUGS =
                Arrays.stream(values()).map(Sort::slug).toList();

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for an unknown slug */
        public static Sort of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    public PlaceTable {
        layers = Set.copyOf(layers);
        statuses = Set.copyOf(statuses);
        districts = Set.copyOf(districts);
        units = Set.copyOf(units);
        words = Set.copyOf(words);
    }

    /** The same for what one office has a part in only. */
    public PlaceTable of(String unit) {
        return new PlaceTable(layers, statuses, districts, units, overdue, words, sort, descending, unit);
    }
}
