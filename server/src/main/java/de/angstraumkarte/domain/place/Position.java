package de.angstraumkarte.domain.place;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How well a place's position is known.
 *
 * @param basis whether the mapped object itself was located or something near it stands in
 * @param source where the position comes from; null if not recorded
 * @param accuracyM estimated error, metres, ≥ 0; null if not estimated
 */
public record Position(Basis basis, @Nullable String source, @Nullable Integer accuracyM) {
    /** Whether the position is the place's own. */
    public enum Basis {
        EXACT,
        APPROXIMATE;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for an unknown slug */
        public static Basis of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }
}
