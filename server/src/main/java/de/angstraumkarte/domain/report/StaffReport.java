package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.geo.LonLat;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as staff see it. Nothing here but id, state and days is ever public. The sender's e-mail address is not part of it:
 * nobody needs it to decide.
 *
 * @param position exact; null once withdrawn
 * @param causes slugs of {@code Cause}
 * @param times slugs of {@code DayTime}
 * @param safety 1 (very unsafe) to 5 (very safe)
 * @param text the resident's own words; null if there were none, or withdrawn
 * @param mailable whether an e-mail address was given and is not erased yet
 * @param language of the sender
 * @param placeHint id of the place the sender meant; null if none
 * @param unit id of the office asked to have a look; null if none
 * @param placeId the place it belongs to; null unless attached
 * @param reason code of a rejection
 * @param answer to the sender, in staff's words
 * @param photos how many came with it
 * @param decidedBy name of who decided; null while nobody has
 */
public record StaffReport(
        long id,
        ReportState state,
        @Nullable LonLat position,
        List<String> causes,
        List<String> times,
        int safety,
        @Nullable String text,
        boolean mailable,
        String language,
        @Nullable String placeHint,
        @Nullable String unit,
        @Nullable String placeId,
        @Nullable String reason,
        @Nullable String answer,
        int photos,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String decidedBy,
        int version) {
    /** The exact position and the words must not get into a log by accident. */
    @Override
    public String toString() {
        return "StaffReport " + id;
    }
}
