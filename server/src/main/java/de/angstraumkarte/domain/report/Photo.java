package de.angstraumkarte.domain.report;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A photo that came with a report, without its bytes.
 *
 * @param placeId the place its report belongs to; null while there is none
 * @param width pixels
 * @param height pixels
 * @param releasedAt since when the public may see it; null while it may not
 * @param alt what it shows, for people who cannot see it; kept when it is hidden again
 */
public record Photo(
        long id,
        long reportId,
        @Nullable String placeId,
        int width,
        int height,
        @Nullable OffsetDateTime releasedAt,
        @Nullable String alt) {
    public boolean released() {
        return releasedAt != null;
    }
}
