package de.angstraumkarte.domain.follow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A public entry as mails tell of it: what the public reads, and nothing else.
 *
 * @param placeTitle name of the place
 * @param layer slug of its layer
 * @param kind slug
 * @param day when it happened, as precise as known; null if unknown
 * @param status slug of the status it set; null if it set none
 * @param text null if the kind says it all
 * @param reason code; null if there is none
 * @param passedTo who is responsible instead; null if nobody
 * @param measureType slug of the measure it is about; null if none
 * @param measureStatus slug of what became of the measure; null if its status did not change
 * @param promisedBy day by which it promises the next news; null for the usual interval
 * @param effect slug of what people answered, if staff judged by it; null if they did not
 * @param deviation why staff judged otherwise; null if they followed it
 */
record Entry(
        long id,
        String placeId,
        String placeTitle,
        String layer,
        String kind,
        @Nullable String day,
        @Nullable String status,
        @Nullable String text,
        @Nullable String reason,
        @Nullable String passedTo,
        @Nullable String measureType,
        @Nullable String measureStatus,
        @Nullable LocalDate promisedBy,
        @Nullable String effect,
        @Nullable String deviation) {}
