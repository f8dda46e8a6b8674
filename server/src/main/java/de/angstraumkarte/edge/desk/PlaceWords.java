package de.angstraumkarte.edge.desk;

import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.work.WorkService;
import de.angstraumkarte.edge.feature.PlaceParts;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.NewsView;
import de.angstraumkarte.web.PlaceRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places and their timelines, as the pages of the staff area show them. */
public final class PlaceWords {
    private final WorkService work;
    private final DistrictService districts;
    private final PlaceParts parts;

    public PlaceWords(WorkService work, PlaceService places, DistrictService districts) {
        this.work = work;
        this.districts = districts;
        this.parts = new PlaceParts(places, districts);
    }

    PlaceRow row(Place place) {
        return parts.row(place);
    }

    NewsView news(Place place) {
        return parts.news(place);
    }

    /** Titles of offices, by id. */
    Map<String, String> unitTitles() {
        return work.units().stream().collect(Collectors.toMap(Unit::id, Unit::title));
    }

    /** Offices that get new places, and the one that has this. */
    List<Choice> units(@Nullable String chosen) {
        return work.units().stream()
                .filter(unit -> !unit.disabled() || unit.id().equals(chosen))
                .map(unit -> new Choice(unit.id(), unit.title()))
                .toList();
    }

    List<Choice> districts() {
        return districts.titles().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(district -> new Choice(district.getKey(), district.getValue()))
                .toList();
    }

    static String status(Messages messages, Layer layer, @Nullable String slug) {
        return slug == null ? messages.text("status.unknown") : messages.text("status." + layer.slug() + "." + slug);
    }
}
