package de.angstraumkarte.base.cache;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something dear to make that is good for a version of what it is made from. While one thread makes it anew, the others get
 * the old one. Thread-safe.
 *
 * @param <V> what it is good for
 */
public final class Kept<V, T> {
    private record Entry<V, T>(V version, T value) {}

    private final BiPredicate<V, V> serves;
    private final ReentrantLock making = new ReentrantLock();

    @Nullable
    private volatile Entry<V, T> entry;

    /** @param serves whether what was made for the first version is new enough for the second; a request may have been overtaken */
    public Kept(BiPredicate<V, V> serves) {
        this.serves = serves;
    }

    /**
     * What was made last, at once, even if it is no longer good for the version: then it is made anew elsewhere. Only the very first
     * is waited for.
     *
     * @param background where it is made anew
     */
    public T getSoon(V wanted, Supplier<T> make, Executor background) {
        Entry<V, T> now = entry;
        if (now == null) {
            return get(wanted, make);
        }
        if (!serves.test(now.version(), wanted) && !making.isLocked()) {
            background.execute(() -> get(wanted, make));
        }
        return now.value();
    }

    /** What is good for a version if it is made already. */
    public Optional<T> present(V wanted) {
        Entry<V, T> now = entry;
        return now != null && serves.test(now.version(), wanted) ? Optional.of(now.value()) : Optional.empty();
    }

    /**
     * What is good for a version.
     *
     * @param wanted read before the call, so that what is made is at least as new as it says
     */
    public T get(V wanted, Supplier<T> make) {
        Entry<V, T> now = entry;
        if (now != null && serves.test(now.version(), wanted)) {
            return now.value();
        }
        if (now != null) {
            if (!making.tryLock()) {
                return now.value();
            }
        } else {
            making.lock();
        }
        try {
            Entry<V, T> again = entry;
            if (again == null || !serves.test(again.version(), wanted)) {
                again = new Entry<>(wanted, make.get());
                entry = again;
            }
            return again.value();
        } finally {
            making.unlock();
        }
    }
}
