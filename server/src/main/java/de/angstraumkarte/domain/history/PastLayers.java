package de.angstraumkarte.domain.history;

import de.angstraumkarte.base.cache.Lately;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * The past days that were asked for last: a page, its list and its filters ask for the same ones. Bounded by the number of
 * places and of days. Thread-safe.
 */
final class PastLayers {
    private static final int MOST_PLACES = 20_000;

    private record Key(Layer layer, LocalDate day, long revision) {}

    private final Lately<Key, List<Place>> days = new Lately<>(MOST_PLACES, places -> places.size() + 1L);

    /** @param source reads the places; several may read the same at once */
    List<Place> get(Layer layer, LocalDate day, long revision, Supplier<List<Place>> source) {
        return days.get(new Key(layer, day, revision), source);
    }
}
