package de.angstraumkarte.domain.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What staff say about a place: all of it, so what is null or empty is meant to be absent.
 *
 * @param title name of the place
 * @param text public description
 * @param causes slugs of {@link de.angstraumkarte.domain.layer.Cause}
 * @param times slugs of {@link de.angstraumkarte.domain.layer.DayTime}
 * @param note public caveat
 * @param kind what sort of library or square it is
 * @param sportType slug of the sort of sports site
 * @param partOf27 whether a square is one of the 27: {@code yes}, {@code no}, {@code unknown}; null on other layers
 * @param geometry where it is, WGS 84; null only for a planned library
 * @param approximate whether the position is only roughly that of the place
 * @param district slug; null to find it by the position
 * @param unit id of the office in charge; null if none is
 * @param verified whether the city has checked the entry
 */
public record PlaceEdit(
        @Nullable String title,
        @Nullable String text,
        @Nullable String address,
        List<String> causes,
        List<String> times,
        @Nullable String note,
        @Nullable String kind,
        @Nullable String sportType,
        @Nullable String partOf27,
        @Nullable Geometry geometry,
        boolean approximate,
        @Nullable String district,
        @Nullable String unit,
        boolean verified) {
    public PlaceEdit {
        causes = causes.stream().distinct().toList();
        times = times.stream().distinct().toList();
    }
}
