package de.angstraumkarte.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place in a list. The fields mean what they mean in {@link PlaceView}.
 *
 * @param approximate whether the position is approximate; false also for a place without a position
 */
public record PlaceRow(
        String id,
        String layer,
        String title,
        @Nullable String status,
        boolean open,
        @Nullable DistrictRef district,
        @Nullable String address,
        List<String> causes,
        NewsView news,
        boolean approximate,
        boolean verified) {
    public PlaceRow {
        causes = List.copyOf(causes);
    }

    /** Path of the place's page. */
    public String href() {
        return "/orte/" + id;
    }
}
