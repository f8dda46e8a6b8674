package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.web.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Effects at fear spaces as features of the collection "wirkung". Where there are too few answers, no number is told. */
final class EffectProperties {
    private final Messages messages;
    private final Map<String, String> districtTitles;

    EffectProperties(Messages messages, Map<String, String> districtTitles) {
        this.messages = messages;
        this.districtTitles = districtTitles;
    }

    Map<String, @Nullable Object> of(@Nullable Effect effect, Place place) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        String district = place.district() == null ? null : place.district().district();
        PlaceProperties.name(members, place.id(), place.title(), place.layer(), district, districtTitles);
        members.put("status", place.statusSlug());
        members.put("statusTitle", PlaceProperties.statusTitle(place.layer(), place.statusSlug(), messages));
        members.putAll(effect == null ? EffectJson.none() : EffectJson.of(effect, messages));
        members.put("href", PlaceProperties.href(place.id()));
        return members;
    }
}
