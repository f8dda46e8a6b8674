package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.domain.layer.PartialDate;
import java.time.LocalDate;
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
 * @param work what staff's work adds to the entry; null for entries that staff did not write
 */
public record StatusUpdate(
        String placeId,
        Kind kind,
        boolean isPublic,
        @Nullable String status,
        @Nullable String text,
        @Nullable PartialDate date,
        @Nullable String source,
        @Nullable String sourceUrl,
        @Nullable Work work) {

    /**
     * What staff's work adds to an entry.
     *
     * @param accountId who wrote it; never public
     * @param reason code of {@link de.angstraumkarte.domain.layer.Reason} where a place was closed without action, else null
     * @param passedTo who is responsible instead, in public words; null unless the status says so
     * @param measureId the measure it is about; null if none
     * @param measureStatus slug of what became of the measure; null if its status did not change
     * @param promisedBy day by which the entry promises the next news; null for the layer's interval
     * @param finding what ratings said when staff judged whether the place improved; null unless they did
     */
    public record Work(
            long accountId,
            @Nullable String reason,
            @Nullable String passedTo,
            @Nullable Long measureId,
            @Nullable String measureStatus,
            @Nullable LocalDate promisedBy,
            @Nullable Finding finding) {
        /** Written by this account, nothing more to it. */
        public static Work by(long accountId) {
            return new Work(accountId, null, null, null, null, null, null);
        }
    }

    /**
     * What ratings said when staff judged whether a place improved.
     *
     * @param effect slug of the computed effect of that day
     * @param deviation why staff judged otherwise, in public words; null if they followed it
     */
    public record Finding(String effect, @Nullable String deviation) {}

    /** What an entry records. */
    public enum Kind {
        /** A fact from a public source, dated as the source is. */
        DOCUMENTED,
        /** The place came onto this map. */
        ADDED,
        /** A data delivery changed the status. */
        IMPORTED,
        /** Staff wrote something. */
        NEWS,
        /** A measure was planned or moved on. */
        MEASURE,
        /** Another place was joined to this one; its timeline is part of this one now. */
        MERGED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for an unknown slug */
        public static Kind of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }
}
