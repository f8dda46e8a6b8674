package de.angstraumkarte.edge.feature;

import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.Position;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.web.DistrictRef;
import de.angstraumkarte.web.NewsView;
import de.angstraumkarte.web.PlaceRow;
import de.angstraumkarte.web.PositionView;
import de.angstraumkarte.web.SourceView;
import de.angstraumkarte.web.UpdateView;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** What public pages and the staff area show of a place in the same way. */
public final class PlaceParts {
    private final PlaceService places;
    private final DistrictService districts;

    public PlaceParts(PlaceService places, DistrictService districts) {
        this.places = places;
        this.districts = districts;
    }

    public PlaceRow row(Place place) {
        return row(place, places.today());
    }

    /** @param day that it is shown for: today, or a past one */
    public PlaceRow row(Place place, LocalDate day) {
        return new PlaceRow(
                place.id(),
                place.layer().slug(),
                place.title(),
                place.statusSlug(),
                place.open(),
                district(place),
                place.facts().address(),
                place.facts().causes(),
                news(place, day),
                place.geometry() != null && place.position().basis() == Position.Basis.APPROXIMATE,
                place.verified());
    }

    public @Nullable DistrictRef district(Place place) {
        Located located = place.district();
        if (located == null) {
            return null;
        }
        String title = districts.titles().getOrDefault(located.district(), located.district());
        return new DistrictRef(located.district(), title, located.basis() == DistrictBasis.ESTIMATED);
    }

    public NewsView news(Place place) {
        return news(place, places.today());
    }

    /** @param day that it is shown for: today, or a past one */
    public NewsView news(Place place, LocalDate day) {
        return new NewsView(
                place.lastUpdate(), place.nextUpdateBy(places.intervals()), place.overdue(places.intervals(), day));
    }

    public static @Nullable PositionView position(Place place) {
        Geometry geometry = place.geometry();
        if (geometry == null) {
            return null;
        }
        Point point = geometry instanceof Point p ? p : geometry.getInteriorPoint();
        boolean approximate = place.position().basis() == Position.Basis.APPROXIMATE;
        return new PositionView(
                point.getX(), point.getY(), approximate, place.position().accuracyM());
    }

    /** @param measures those that the entry may be about */
    public static UpdateView update(StatusUpdate update, List<Measure> measures) {
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
                work == null ? null : work.promisedBy(),
                sourced ? new SourceView(update.source(), null, update.sourceUrl()) : null,
                measure(update.work(), measures),
                finding(update.work()));
    }

    private static UpdateView.@Nullable Finding finding(StatusUpdate.@Nullable Work work) {
        StatusUpdate.Finding finding = work == null ? null : work.finding();
        return finding == null ? null : new UpdateView.Finding(finding.effect(), finding.deviation());
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
