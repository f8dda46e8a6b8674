package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.web.Messages;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What features that are no places say of their place. */
final class PlaceProperties {
    private PlaceProperties() {}

    /** Adds which place it is and where. */
    static void name(Map<String, @Nullable Object> members, Place place, Map<String, String> districtTitles) {
        String district = place.district() == null ? null : place.district().district();
        members.put("place", place.id());
        members.put("placeTitle", place.title());
        members.put("layer", place.layer().slug());
        members.put("district", district);
        members.put("districtTitle", district == null ? null : districtTitles.get(district));
    }

    static @Nullable String statusTitle(Place place, @Nullable String status, Messages messages) {
        return status == null ? null : messages.text("status." + place.layer().slug() + "." + status);
    }

    static String href(Place place) {
        return "/orte/" + place.id();
    }
}
