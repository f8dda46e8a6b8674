package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.cache.Kept;
import de.angstraumkarte.base.cache.Recent;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The whole layers as ready-made answers. An entry is good for one revision of its layer and one day (promises become
 * overdue at midnight). Revisions are read at most once a second, so every process over one store shows a commit within a
 * second. While one thread rebuilds, the others get the old answer. Thread-safe.
 */
public final class LayerCache {
    /** Makes the answer for a layer as it is now. */
    @FunctionalInterface
    public interface Source {
        PreparedBody build();
    }

    private record Slot(Source source, Kept<Version, PreparedBody> kept) {}

    private final PlaceService places;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Recent<Map<String, Long>> revisions;

    /** @param sources by layer slug */
    public LayerCache(PlaceService places, Map<String, Source> sources) {
        this.places = places;
        this.revisions = new Recent<>(places::revisions);
        sources.forEach((layer, source) -> slots.put(layer, new Slot(source, new Kept<>(Version::serves))));
    }

    /**
     * The answer for a layer.
     *
     * @throws IllegalArgumentException for a layer without source
     */
    public PreparedBody body(String layer) {
        Slot slot = slots.get(layer);
        if (slot == null) {
            throw new IllegalArgumentException("no layer " + layer);
        }
        return slot.kept().get(new Version(revision(layer), places.today()), slot.source()::build);
    }

    /** The layer's revision, at most a second old. */
    public long revision(String layer) {
        return revisions.get().getOrDefault(layer, 0L);
    }

    private record Version(long revision, LocalDate day) {
        /** Whether what was built for this is new enough; a request may have been overtaken by another. */
        boolean serves(Version wanted) {
            return revision >= wanted.revision && day.equals(wanted.day);
        }
    }
}
