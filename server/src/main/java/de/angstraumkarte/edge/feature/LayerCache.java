package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.place.PlaceService;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

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

    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final PlaceService places;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final AtomicLong nextCheck = new AtomicLong(System.nanoTime());
    private volatile Map<String, Long> revisions;

    /** @param sources by layer slug */
    public LayerCache(PlaceService places, Map<String, Source> sources) {
        this.places = places;
        this.revisions = places.revisions();
        sources.forEach((layer, source) -> slots.put(layer, new Slot(source)));
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
        return slot.body(new Version(revision(layer), places.today()));
    }

    /** The layer's revision, at most a second old. */
    public long revision(String layer) {
        long now = System.nanoTime();
        long due = nextCheck.get();
        if (now - due >= 0 && nextCheck.compareAndSet(due, now + CHECK_NANOS)) {
            revisions = places.revisions();
        }
        return revisions.getOrDefault(layer, 0L);
    }

    private record Version(long revision, LocalDate day) {
        /** Whether what was built for this is new enough; a request may have been overtaken by another. */
        boolean serves(Version wanted) {
            return revision >= wanted.revision && day.equals(wanted.day);
        }
    }

    private record Entry(Version version, PreparedBody body) {}

    private static final class Slot {
        private final Source source;
        private final ReentrantLock building = new ReentrantLock();

        @Nullable
        private volatile Entry entry;

        Slot(Source source) {
            this.source = source;
        }

        PreparedBody body(Version wanted) {
            Entry now = entry;
            if (now != null && now.version().serves(wanted)) {
                return now.body();
            }
            if (now != null) {
                if (!building.tryLock()) {
                    return now.body();
                }
            } else {
                building.lock();
            }
            try {
                Entry again = entry;
                if (again == null || !again.version().serves(wanted)) {
                    // The revision was read before the places, so what is built is at least as new as it says.
                    again = new Entry(wanted, source.build());
                    entry = again;
                }
                return again.body();
            } finally {
                building.unlock();
            }
        }
    }
}
