package de.angstraumkarte.web.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another report nearby.
 *
 * @param open whether nobody has decided on it yet
 * @param lon degrees; null together with {@code lat} if it has no position
 * @param place what it was attached to; null unless it was
 */
public record SimilarView(
        long id,
        boolean open,
        LocalDate received,
        List<String> causes,
        int metres,
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable NearPlaceView place) {
    public String href() {
        return "/verwaltung/eingang/" + id;
    }
}
