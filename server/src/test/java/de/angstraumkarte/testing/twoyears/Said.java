package de.angstraumkarte.testing.twoyears;

import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.StatusUpdate.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** An entry of a timeline while its story is being told. */
final class Said {
    final String placeId;
    final LocalDateTime at;
    final Kind kind;
    final @Nullable String text;
    boolean isPublic = true;

    @Nullable
    String status;

    @Nullable
    Long account = Cast.COORDINATOR;

    @Nullable
    String reason;

    @Nullable
    String passedTo;

    @Nullable
    Deed measure;

    @Nullable
    String measureStatus;

    @Nullable
    LocalDate promisedBy;

    @Nullable
    String effect;

    @Nullable
    String deviation;

    Said(String placeId, LocalDateTime at, Kind kind, @Nullable String text) {
        this.placeId = placeId;
        this.at = at;
        this.kind = kind;
        this.text = text;
    }

    LocalDate day() {
        return at.toLocalDate();
    }

    static OffsetDateTime utc(LocalDateTime at) {
        return at.atZone(PlaceService.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    /** @param today id of the place the entry belongs to today */
    Truth.Entry entry(long id, String today) {
        return new Truth.Entry(
                id,
                today,
                placeId,
                kind.slug(),
                isPublic,
                status,
                text,
                utc(at),
                day(),
                account,
                reason,
                passedTo,
                measure == null ? null : measure.id,
                measureStatus,
                promisedBy,
                effect,
                deviation);
    }
}
