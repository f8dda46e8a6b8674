package de.angstraumkarte.domain.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which reports are wanted. Undecided ones come oldest first, all others newest first.
 *
 * @param causes slugs; reports with any of them; empty for all
 * @param unit id of the office asked to have a look; null for all
 * @param olderThanDays only those that wait at least so long; 0 for all
 * @param withPhotos only those with photos
 * @param number of one report; null for all
 * @param placeId of the place they belong to, or their senders meant; null for all
 */
public record InboxQuery(
        ReportState state,
        Set<String> causes,
        @Nullable String unit,
        int olderThanDays,
        boolean withPhotos,
        @Nullable Long number,
        @Nullable String placeId) {
    public InboxQuery {
        causes = Set.copyOf(causes);
    }

    /** All reports of a state. */
    public static InboxQuery of(ReportState state) {
        return new InboxQuery(state, Set.of(), null, 0, false, null, null);
    }

    /** The same, but only what an office was asked to look at. */
    public InboxQuery ofUnit(@Nullable String onlyUnit) {
        return new InboxQuery(state, causes, onlyUnit, olderThanDays, withPhotos, number, placeId);
    }
}
