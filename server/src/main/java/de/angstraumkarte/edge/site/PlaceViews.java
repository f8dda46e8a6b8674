package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.RatingService;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.Source;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.edge.feature.EffectViews;
import de.angstraumkarte.edge.feature.PlaceParts;
import de.angstraumkarte.web.MeasureView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.PlaceView;
import de.angstraumkarte.web.SourceView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places as the pages need them. */
public final class PlaceViews {
    private final PlaceService places;
    private final PlaceParts parts;
    private final UnitService units;

    public PlaceViews(PlaceService places, DistrictService districts, UnitService units) {
        this.places = places;
        this.parts = new PlaceParts(places, districts);
        this.units = units;
    }

    PlaceRow row(Place place) {
        return parts.row(place);
    }

    PlaceView view(
            Place place,
            List<StatusUpdate> updates,
            List<Measure> measures,
            @Nullable Effect effect,
            @Nullable String attribution) {
        PlaceFacts facts = place.facts();
        return new PlaceView(
                place.id(),
                place.layer().slug(),
                place.title(),
                place.statusSlug(),
                place.open(),
                parts.district(place),
                facts.causes(),
                facts.times(),
                facts.text(),
                facts.address(),
                parts.news(place),
                PlaceParts.position(place),
                place.verified(),
                facts.kind(),
                facts.sportType(),
                facts.partOf27(),
                facts.note(),
                source(facts.source()),
                place.retired(),
                attribution,
                updates.stream()
                        .map(update -> PlaceParts.update(update, measures))
                        .toList(),
                measures(measures),
                RatingService.rateable(place) ? EffectViews.view(effect, places.today()) : null);
    }

    private static @Nullable SourceView source(@Nullable Source source) {
        if (source == null) {
            return null;
        }
        PartialDate date = source.date();
        return new SourceView(source.text(), date == null ? null : date.text(), source.url());
    }

    private List<MeasureView> measures(List<Measure> measures) {
        if (measures.isEmpty()) {
            return List.of();
        }
        Map<String, String> titles = units.titles();
        return measures.stream()
                .map(measure -> new MeasureView(
                        measure.id(),
                        measure.type().slug(),
                        measure.status().slug(),
                        measure.status().open(),
                        measure.unit() == null ? null : titles.get(measure.unit()),
                        measure.description(),
                        measure.due(),
                        measure.firstDue(),
                        measure.done(),
                        measure.overdue(places.today())))
                .toList();
    }
}
