package de.angstraumkarte.edge.desk;

import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.Position;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.work.WorkService;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.DistrictRef;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.NewsView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.PositionView;
import de.angstraumkarte.web.SourceView;
import de.angstraumkarte.web.UpdateView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Places and their timelines, as the pages of the staff area show them. */
public final class PlaceWords {
    private final WorkService work;
    private final PlaceService places;
    private final DistrictService districts;

    public PlaceWords(WorkService work, PlaceService places, DistrictService districts) {
        this.work = work;
        this.places = places;
        this.districts = districts;
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

    NewsView news(Place place) {
        return new NewsView(
                place.lastUpdate(),
                place.nextUpdateBy(places.intervals()),
                place.overdue(places.intervals(), places.today()));
    }

    private @Nullable DistrictRef district(Place place) {
        return place.district() == null
                ? null
                : new DistrictRef(
                        place.district().district(),
                        districts.titles().getOrDefault(place.district().district(), ""),
                        place.district().basis() == DistrictBasis.ESTIMATED);
    }

    static @Nullable PositionView position(Place place) {
        Geometry geometry = place.geometry();
        if (geometry == null) {
            return null;
        }
        Point point = geometry instanceof Point p ? p : geometry.getInteriorPoint();
        boolean approximate = place.position().basis() == Position.Basis.APPROXIMATE;
        return new PositionView(
                point.getX(), point.getY(), approximate, place.position().accuracyM());
    }

    /** @param measures those that entries may be about, by id */
    static UpdateView update(StatusUpdate update, Map<Long, Measure> measures) {
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
                measure(work, measures));
    }

    private static UpdateView.@Nullable Measure measure(StatusUpdate.@Nullable Work work, Map<Long, Measure> measures) {
        Measure measure = work == null || work.measureId() == null ? null : measures.get(work.measureId());
        return measure == null || work == null
                ? null
                : new UpdateView.Measure(measure.type().slug(), work.measureStatus(), work.passedTo());
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
