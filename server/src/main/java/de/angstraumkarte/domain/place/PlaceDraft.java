package de.angstraumkarte.domain.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of an import (interfaces.md, "Import format"), read but not yet judged: {@link PlaceRules} does that. Null is
 * "not given".
 *
 * @param geometry position in WGS 84, lon/lat, as delivered: neither rounded nor checked
 * @param district title or slug of a district
 * @param districtBasis {@code Quelle} or {@code Stadtteil}
 * @param causes slugs of causes, possibly repeated or unknown
 * @param times slugs of times of day, as above
 * @param sourceDate in one of the forms of {@link de.angstraumkarte.domain.layer.PartialDate}
 * @param position {@code exact} or {@code approximate}
 * @param accuracyM metres
 * @param verified whether the city has checked the entry
 * @param documented what the source says, as sentences for the timeline
 * @param attributes all other columns, a JSON object as text
 */
public record PlaceDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable String status,
        @Nullable Geometry geometry,
        @Nullable String district,
        @Nullable String districtBasis,
        @Nullable String address,
        List<String> causes,
        List<String> times,
        @Nullable String text,
        @Nullable String source,
        @Nullable String sourceDate,
        @Nullable String sourceUrl,
        @Nullable String position,
        @Nullable String positionSource,
        @Nullable Integer accuracyM,
        @Nullable String note,
        @Nullable String kind,
        @Nullable String sportType,
        @Nullable String partOf27,
        @Nullable Boolean verified,
        @Nullable String documented,
        String attributes) {
    public PlaceDraft {
        causes = List.copyOf(causes);
        times = List.copyOf(times);
    }
}
