package de.angstraumkarte.domain.report;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Does the same thing once when it is asked for several times at once: a double tap must not count twice. Thread-safe. */
final class UnderWay<T> {
    private final ConcurrentMap<String, CompletableFuture<T>> all = new ConcurrentHashMap<>();

    /**
     * The result of {@code work}; or, if the same key is being worked on, what that gives, through {@code shared}. Who joins
     * a failing work fails with it.
     */
    T once(String key, Supplier<T> work, UnaryOperator<T> shared) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> first = all.putIfAbsent(key, mine);
        if (first != null) {
            return shared.apply(join(first));
        }
        try {
            T result = work.get();
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            all.remove(key, mine);
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
