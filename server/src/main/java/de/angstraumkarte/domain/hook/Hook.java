package de.angstraumkarte.domain.hook;

import de.angstraumkarte.domain.layer.Layer;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A system that is told of public news.
 *
 * @param title what staff call it
 * @param address where to; may hold a token of the receiver, so only admins read it
 * @param layers of the places it is told about; empty for all
 * @param districts slugs of the same; empty for all
 * @param disabledBy why it was disabled: "gone" (it said so) or "failing"; null unless it was
 * @param failingSince of the first failure after the last success; null if the last went well
 * @param version grows with every change, for optimistic locking
 */
public record Hook(
        long id,
        String title,
        String address,
        Set<Layer> layers,
        Set<String> districts,
        State state,
        @Nullable String disabledBy,
        @Nullable OffsetDateTime failingSince,
        int version) {
    /** Whether it gets anything. */
    public enum State {
        ACTIVE,
        /** News waits until staff go on. */
        PAUSED,
        /** Nothing is kept for it. */
        DISABLED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    public Hook {
        layers = Set.copyOf(layers);
        districts = Set.copyOf(districts);
    }

    /** What staff said about it last. */
    HookDraft draft() {
        return new HookDraft(title, address, layers, districts);
    }

    /** Name of the host alone: what may be seen beside the title. */
    public String host() {
        return URI.create(address).getHost();
    }

    boolean wants(Layer layer, @Nullable String district) {
        return (layers.isEmpty() || layers.contains(layer))
                && (districts.isEmpty() || district != null && districts.contains(district));
    }

    static String joined(Set<String> slugs) {
        return String.join(",", new TreeSet<>(slugs));
    }
}
