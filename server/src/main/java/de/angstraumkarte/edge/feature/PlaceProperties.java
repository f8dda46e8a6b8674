package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.web.Messages;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What features that are no places say of their place. */
final class PlaceProperties {
    private PlaceProperties() {}

    /** Adds which place it is and where. */
    static void name(
            Map<String, @Nullable Object> members,
            String id,
            String title,
            Layer layer,
            @Nullable String district,
            Map<String, String> districtTitles) {
        members.put("place", id);
        members.put("placeTitle", title);
        members.put("layer", layer.slug());
        members.put("district", district);
        members.put("districtTitle", district == null ? null : districtTitles.get(district));
    }

    static @Nullable String statusTitle(Layer layer, @Nullable String status, Messages messages) {
        return status == null ? null : messages.text("status." + layer.slug() + "." + status);
    }

    static String href(String placeId) {
        return "/orte/" + placeId;
    }
}
