package de.angstraumkarte.edge.feed;

import de.angstraumkarte.base.cache.Lately;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.feed.FeedService.State;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The documents that were asked for lately, each good until something it may show has changed. Thread-safe. */
final class FeedCache {
    /** City, districts and some pages and places in two languages; bounds the memory whatever addresses are asked for. */
    private static final int MOST = 100;

    private record Made(Object version, PreparedBody document) {}

    private static final class Slot {
        @Nullable
        private Made made;

        /** One thread makes it, the others wait: it takes some milliseconds. */
        synchronized PreparedBody document(Object version, Supplier<PreparedBody> source) {
            Made now = made;
            if (now == null || !now.version().equals(version)) {
                now = new Made(version, source.get());
                made = now;
            }
            return now.document();
        }
    }

    private final Lately<Object, Slot> slots = new Lately<>(MOST, slot -> 1);

    /**
     * The document as of a state of the store that was read before.
     *
     * @param today a document without any entry is dated by it
     * @param source makes it anew, from a store that is at least as new as the state
     */
    PreparedBody document(Object key, State state, LocalDate today, Supplier<PreparedBody> source) {
        return slots.get(key, Slot::new).document(Map.entry(state, today), source);
    }
}
