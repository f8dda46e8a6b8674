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
 */
public record NewsDraft(
        boolean isPublic,
        @Nullable String status,
        @Nullable String reason,
        @Nullable String passedTo,
        @Nullable String text) {}
