package de.angstraumkarte.domain.work;

import org.jspecify.annotations.Nullable;

/**
 * News as staff wrote it, not yet judged.
 *
 * @param isPublic whether the public is to read it
 * @param status slug of the status the place is to get; null to leave it alone
 * @param reason code of {@link de.angstraumkarte.domain.layer.Reason}; for closing without action
 * @param passedTo who is responsible instead; for closing as not responsible
 * @param text what is new, in plain words
 * @param nextNewsBy day by which the next news is promised, like 2026-12-31; null for the layer's interval
 * @param effect slug of the effect the person has seen; for judging whether a place improved
 * @param deviation why the judgement is another than follows from the effect; null if it follows
 */
public record NewsDraft(
        boolean isPublic,
        @Nullable String status,
        @Nullable String reason,
        @Nullable String passedTo,
        @Nullable String text,
        @Nullable String nextNewsBy,
        @Nullable String effect,
        @Nullable String deviation) {
    /** News after which the next is promised as usual, and that judges nothing. */
    public NewsDraft(
            boolean isPublic,
            @Nullable String status,
            @Nullable String reason,
            @Nullable String passedTo,
            @Nullable String text) {
        this(isPublic, status, reason, passedTo, text, null, null, null);
    }
}
