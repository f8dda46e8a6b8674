package de.angstraumkarte.domain.follow;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's wish for news.
 *
 * @param email in lower case; null once it is erased
 * @param title of the place or district
 * @param mergedInto id of the follow that this one became part of; null unless it did
 */
public record Follow(
        long id,
        @Nullable String email,
        String language,
        Target target,
        String title,
        Rhythm rhythm,
        FollowState state,
        OffsetDateTime createdAt,
        @Nullable Long mergedInto) {
    /** The address must not get into a log by accident. */
    @Override
    public String toString() {
        return "Follow[" + id + ", " + state + "]";
    }
}
