package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.layer.Layer;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whole layers at past days as ready-made answers, those asked for last. Enough for a slider that plays two years; an answer that
 * is larger than all of that is not kept. Thread-safe.
 */
public final class PastLayerCache {
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private record Key(Layer layer, LocalDate day, long revision) {}

    /** Those asked for last at the end. */
    private final Map<Key, PreparedBody> bodies = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * The answer for a layer at the end of a day.
     *
     * @param revision of the layer now: what is remembered of an older one is not used
     * @param source makes the answer; several may make the same at once
     */
    public PreparedBody body(Layer layer, LocalDate day, long revision, Supplier<PreparedBody> source) {
        Key key = new Key(layer, day, revision);
        synchronized (bodies) {
            @Nullable PreparedBody known = bodies.get(key);
            if (known != null) {
                return known;
            }
        }
        PreparedBody body = source.get();
        synchronized (bodies) {
            bodies.put(key, body);
            shrink();
        }
        return body;
    }

    private void shrink() {
        long kept = bodies.values().stream().mapToLong(PastLayerCache::bytes).sum();
        Iterator<PreparedBody> oldest = bodies.values().iterator();
        while (kept > MOST_BYTES) {
            kept -= bytes(oldest.next());
            oldest.remove();
        }
    }

    private static long bytes(PreparedBody body) {
        return body.size() + body.gzipSize();
    }
}
