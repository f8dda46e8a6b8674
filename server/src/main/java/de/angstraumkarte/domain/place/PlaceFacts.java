package de.angstraumkarte.domain.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is publicly said about a place, apart from where it is and in which state.
 *
 * @param address street or description of where it is
 * @param causes slugs of {@link de.angstraumkarte.domain.layer.Cause}, in the order given
 * @param times slugs of {@link de.angstraumkarte.domain.layer.DayTime}
 * @param text public description, written or released by staff
 * @param source where the facts come from
 * @param note caveat of the data
 * @param kind e.g. Marktplatz, Zentralbibliothek
 * @param sportType slug of a kind of sports site
 * @param partOf27 whether a square is one of the 27 analysed ones: {@code yes}, {@code no}, {@code unknown}; null on other
 *     layers
 * @param attributes what else the data says, a JSON object as text
 */
public record PlaceFacts(
        @Nullable String address,
        List<String> causes,
        List<String> times,
        @Nullable String text,
        @Nullable Source source,
        @Nullable String note,
        @Nullable String kind,
        @Nullable String sportType,
        @Nullable String partOf27,
        String attributes) {
    public PlaceFacts {
        causes = List.copyOf(causes);
        times = List.copyOf(times);
    }
}
