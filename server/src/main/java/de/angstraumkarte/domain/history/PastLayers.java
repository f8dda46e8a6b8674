package de.angstraumkarte.domain.history;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The past days that were asked for last: a page, its list and its filters ask for the same ones. Bounded by the number of
 * places. Thread-safe.
 */
final class PastLayers {
    private static final int MOST_PLACES = 20_000;

    private record Key(Layer layer, LocalDate day, long revision) {}

    /** Those asked for last at the end. */
    private final Map<Key, List<Place>> days = new LinkedHashMap<>(16, 0.75f, true);

    /** @param source reads the places; several may read the same at once */
    List<Place> get(Layer layer, LocalDate day, long revision, Supplier<List<Place>> source) {
        Key key = new Key(layer, day, revision);
        synchronized (days) {
            @Nullable List<Place> known = days.get(key);
            if (known != null) {
                return known;
            }
        }
        List<Place> places = source.get();
        if (places.size() <= MOST_PLACES) {
            synchronized (days) {
                days.put(key, places);
                shrink();
            }
        }
        return places;
    }

    private void shrink() {
        int kept = days.values().stream().mapToInt(List::size).sum();
        Iterator<List<Place>> oldest = days.values().iterator();
        while (kept > MOST_PLACES) {
            kept -= oldest.next().size();
            oldest.remove();
        }
    }
}
