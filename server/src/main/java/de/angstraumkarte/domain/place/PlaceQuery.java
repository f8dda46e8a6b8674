package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.layer.Layer;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which places are wanted. Empty sets and nulls mean "any". Retired places never match.
 *
 * @param statuses status slugs
 * @param districts district slugs
 * @param bbox places whose geometry touches it
 * @param words folded words, each the beginning of a word of the title (see {@link Folding})
 * @param overdue only places whose promised news is overdue by this; null for all
 */
public record PlaceQuery(
        Set<Layer> layers,
        Set<String> statuses,
        Set<String> districts,
        @Nullable Bbox bbox,
        Set<String> words,
        @Nullable NewsDue overdue) {
    public PlaceQuery {
        layers = Set.copyOf(layers);
        statuses = Set.copyOf(statuses);
        districts = Set.copyOf(districts);
        words = Set.copyOf(words);
    }

    /** Overdue or not. */
    public PlaceQuery(
            Set<Layer> layers, Set<String> statuses, Set<String> districts, @Nullable Bbox bbox, Set<String> words) {
        this(layers, statuses, districts, bbox, words, null);
    }

    /** The same without its box. */
    public PlaceQuery withoutBbox() {
        return new PlaceQuery(layers, statuses, districts, null, words, overdue);
    }

    /** All places of one layer. */
    public static PlaceQuery layer(Layer layer) {
        return new PlaceQuery(Set.of(layer), Set.of(), Set.of(), null, Set.of());
    }

    /** Whether a place, retired or not, is one of them: for places that are no rows of the store, such as those of a past day. */
    public boolean matches(Place place) {
        return accepts(layers, place.layer())
                && accepts(statuses, place.statusSlug())
                && accepts(
                        districts,
                        place.district() == null ? null : place.district().district())
                && (bbox == null
                        || place.geometry() != null
                                && Crs.WGS84_FACTORY.toGeometry(bbox.envelope()).intersects(place.geometry()))
                && (overdue == null || place.overdue(overdue.intervals(), overdue.today()))
                && matchesWords(place);
    }

    private static <T> boolean accepts(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || value != null && wanted.contains(value);
    }

    private boolean matchesWords(Place place) {
        Collection<String> title = words.isEmpty() ? Set.of() : Folding.words(place.title());
        return words.stream().allMatch(word -> title.stream().anyMatch(own -> own.startsWith(word)));
    }
}
