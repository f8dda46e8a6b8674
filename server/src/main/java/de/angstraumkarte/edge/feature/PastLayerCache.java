package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.cache.Lately;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.layer.Layer;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * Whole layers at past days as ready-made answers, those asked for last. Enough for a slider that plays two years.
 * Thread-safe.
 */
public final class PastLayerCache {
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private record Key(Layer layer, LocalDate day, long revision) {}

    private final Lately<Key, PreparedBody> bodies = new Lately<>(MOST_BYTES, body -> body.size() + body.gzipSize());

    /**
     * The answer for a layer at the end of a day.
     *
     * @param revision of the layer now: what is remembered of an older one is not used
     * @param source makes the answer; several may make the same at once
     */
    public PreparedBody body(Layer layer, LocalDate day, long revision, Supplier<PreparedBody> source) {
        return bodies.get(new Key(layer, day, revision), source);
    }
}
