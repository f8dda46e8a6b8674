package de.angstraumkarte.edge.site;

import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.Position;
import de.angstraumkarte.domain.place.Source;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.web.DistrictRef;
import de.angstraumkarte.web.MeasureView;
import de.angstraumkarte.web.NewsView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.PlaceView;
import de.angstraumkarte.web.PositionView;
import de.angstraumkarte.web.SourceView;
import de.angstraumkarte.web.UpdateView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Places as the pages need them. */
final class PlaceViews {
    private final PlaceService places;
    private final DistrictService districts;
    private final UnitService units;

    PlaceViews(PlaceService places, DistrictService districts, UnitService units) {
        this.places = places;
        this.districts = districts;
        this.units = units;
    }

    PlaceRow row(Place place) {
        return new PlaceRow(
                place.id(),
                place.layer().slug(),
                place.title(),
                place.statusSlug(),
                place.open(),
                district(place),
                place.facts().address(),
                place.facts().causes(),
                news(place),
                place.geometry() != null && place.position().basis() == Position.Basis.APPROXIMATE,
                place.verified());
    }

    PlaceView view(Place place, List<StatusUpdate> updates, List<Measure> measures, @Nullable String attribution) {
        PlaceFacts facts = place.facts();
        return new PlaceView(
                place.id(),
                place.layer().slug(),
                place.title(),
                place.statusSlug(),
                place.open(),
                district(place),
                facts.causes(),
                facts.times(),
                facts.text(),
                facts.address(),
                news(place),
                position(place),
                place.verified(),
                facts.kind(),
                facts.sportType(),
                facts.partOf27(),
                facts.note(),
                source(facts.source()),
                place.retired(),
                attribution,
                updates.stream().map(update -> update(update, measures)).toList(),
                measures(measures));
    }

    private @Nullable DistrictRef district(Place place) {
        Located located = place.district();
        if (located == null) {
            return null;
        }
        String title = districts.titles().getOrDefault(located.district(), located.district());
        return new DistrictRef(located.district(), title, located.basis() == DistrictBasis.ESTIMATED);
    }

    private NewsView news(Place place) {
        return new NewsView(
                place.lastUpdate(),
                place.nextUpdateBy(places.intervals()),
                place.overdue(places.intervals(), places.today()));
    }

    private static @Nullable PositionView position(Place place) {
        Geometry geometry = place.geometry();
        if (geometry == null) {
            return null;
        }
        Point point = geometry instanceof Point p ? p : geometry.getInteriorPoint();
        boolean approximate = place.position().basis() == Position.Basis.APPROXIMATE;
        return new PositionView(
                point.getX(), point.getY(), approximate, place.position().accuracyM());
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
                        measure.done(),
                        measure.overdue(places.today())))
                .toList();
    }

    private static UpdateView update(StatusUpdate update, List<Measure> measures) {
        PartialDate date = update.date();
        StatusUpdate.Work work = update.work();
        boolean sourced = update.source() != null || update.sourceUrl() != null;
        return new UpdateView(
                update.kind().slug(),
                update.status(),
                update.text(),
                date == null ? null : date.text(),
                work == null ? null : work.reason(),
                work == null || work.measureId() != null ? null : work.passedTo(),
                sourced ? new SourceView(update.source(), null, update.sourceUrl()) : null,
                measure(update.work(), measures));
    }

    private static UpdateView.@Nullable Measure measure(StatusUpdate.@Nullable Work work, List<Measure> measures) {
        if (work == null) {
            return null;
        }
        return measures.stream()
                .filter(measure -> Objects.equals(measure.id(), work.measureId()))
                .findFirst()
                .map(measure -> new UpdateView.Measure(measure.type().slug(), work.measureStatus(), work.passedTo()))
                .orElse(null);
    }
}
