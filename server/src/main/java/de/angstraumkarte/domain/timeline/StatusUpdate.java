package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.domain.layer.PartialDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One dated entry in a place's timeline. Never edited, only followed by another.
 *
 * @param kind what it records
 * @param isPublic whether the public may read it
 * @param status slug of the status it set; null if it left the status alone
 * @param text what staff or the source say; null if the kind says it all
 * @param date when it happened, as precise as known; null if unknown
 * @param source where it is from; null for staff's own words
 * @param sourceUrl link to the source
 */
public record StatusUpdate(
        String placeId,
        Kind kind,
        boolean isPublic,
        @Nullable String status,
        @Nullable String text,
        @Nullable PartialDate date,
        @Nullable String source,
        @Nullable String sourceUrl) {

    /** What an entry records. */
    public enum Kind {
        /** A fact from a public source, dated as the source is. */
        DOCUMENTED,
        /** The place came onto this map. */
        ADDED,
        /** A data delivery changed the status. */
        IMPORTED,
        /** Staff wrote something. */
        NEWS;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for an unknown slug */
        public static Kind of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }
}
