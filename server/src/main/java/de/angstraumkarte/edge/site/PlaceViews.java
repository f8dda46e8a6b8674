package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.history.PastPlace;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.Source;
import de.angstraumkarte.edge.feature.PlaceParts;
import de.angstraumkarte.web.EffectView;
import de.angstraumkarte.web.MeasureView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.PlaceView;
import de.angstraumkarte.web.SourceView;
import java.time.LocalDate;
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

    /** @param day null for the present */
    PlaceRow row(Place place, @Nullable LocalDate day) {
        return parts.row(place, onDay(day));
    }

    /** @param day null for the present */
    PlaceView view(
            PastPlace shown, @Nullable LocalDate day, @Nullable EffectView effect, @Nullable String attribution) {
        Place place = shown.place();
        List<Measure> measures = shown.measures();
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
                parts.news(place, onDay(day)),
                PlaceParts.position(place),
                place.verified(),
                facts.kind(),
                facts.sportType(),
                facts.partOf27(),
                facts.note(),
                source(facts.source()),
                place.retired(),
                attribution,
                shown.updates().stream()
                        .map(update -> PlaceParts.update(update, measures))
                        .toList(),
                measures(measures, onDay(day)),
                effect);
    }

    private LocalDate onDay(@Nullable LocalDate day) {
        return day == null ? places.today() : day;
    }

    private static @Nullable SourceView source(@Nullable Source source) {
        if (source == null) {
            return null;
        }
        PartialDate date = source.date();
        return new SourceView(source.text(), date == null ? null : date.text(), source.url());
    }

    private List<MeasureView> measures(List<Measure> measures, LocalDate day) {
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
                        measure.overdue(day)))
                .toList();
    }
}
