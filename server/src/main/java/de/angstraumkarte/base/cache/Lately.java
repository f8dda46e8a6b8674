package de.angstraumkarte.base.cache;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What was asked for last, as much of it as may be kept; one that alone is more is never kept. Thread-safe. */
public final class Lately<K, V> {
    private final long most;
    private final ToLongFunction<V> weight;

    /** Those asked for last at the end. */
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    private long kept;

    /**
     * @param most sum of the weights of what is kept
     * @param weight of one, always the same and at least 1, so that their number has an end too
     */
    public Lately(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /**
     * What is kept, else what is made now.
     *
     * @param make several may make the same at once; the first of them is kept
     */
    public V get(K key, Supplier<V> make) {
        synchronized (values) {
            @Nullable V known = values.get(key);
            if (known != null) {
                return known;
            }
        }
        V made = make.get();
        long more = weight.applyAsLong(made);
        if (more > most) {
            return made;
        }
        synchronized (values) {
            @Nullable V first = values.putIfAbsent(key, made);
            if (first != null) {
                return first;
            }
            kept += more;
            Iterator<V> oldest = values.values().iterator();
            while (kept > most) {
                kept -= weight.applyAsLong(oldest.next());
                oldest.remove();
            }
            return made;
        }
    }
}
