package de.angstraumkarte.edge.feed;

import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.feed.FeedService.State;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The documents that were asked for lately, each good until something it may show has changed. Thread-safe. */
final class FeedCache {
    /** City, districts and some pages and places in two languages; bounds the memory whatever addresses are asked for. */
    private static final int MOST = 100;

    /**
     * A document.
     *
     * @param changed day of the newest thing it tells; null if it tells nothing
     */
    record Document(PreparedBody body, @Nullable LocalDate changed) {}

    private record Made(Object version, Document document) {}

    private static final class Slot {
        @Nullable
        private Made made;

        /** One thread makes it, the others wait: it takes some milliseconds. */
        synchronized Document document(Object version, Supplier<Document> source) {
            Made now = made;
            if (now == null || !now.version().equals(version)) {
                now = new Made(version, source.get());
                made = now;
            }
            return now.document();
        }
    }

    private final Map<Object, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * The document as of a state of the store that was read before.
     *
     * @param today a document without any entry is dated by it
     * @param source makes it anew, from a store that is at least as new as the state
     */
    Document document(Object key, State state, LocalDate today, Supplier<Document> source) {
        return slot(key).document(Map.entry(state, today), source);
    }

    private synchronized Slot slot(Object key) {
        Slot slot = slots.computeIfAbsent(key, absent -> new Slot());
        if (slots.size() > MOST) {
            slots.remove(slots.keySet().iterator().next());
        }
        return slot;
    }
}
