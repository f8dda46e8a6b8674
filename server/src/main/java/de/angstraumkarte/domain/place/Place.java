package de.angstraumkarte.domain.place;

import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One location on one layer, as it is stored.
 *
 * @param id stable slug, unique over all layers
 * @param status null while nothing is known about it: a square that nobody has confirmed as one of the 27 analysed ones
 * @param geometry Point, LineString or Polygon (or their Multi forms) in WGS 84; null if the place has no position yet
 * @param district where it lies and how that is known; null if it cannot be known
 * @param verified whether the city has checked the entry; places from press and open data begin unverified
 * @param lastUpdate day of the newest public entry in its timeline; null before the first
 * @param publicUpdates number of public entries in its timeline
 * @param retired no longer in the data it came from: kept, but in no list and on no map
 * @param work the offices' side of it
 * @param version grows with every change, for optimistic locking
 */
public record Place(
        String id,
        Layer layer,
        String title,
        @Nullable Status status,
        @Nullable Geometry geometry,
        Position position,
        @Nullable Located district,
        PlaceFacts facts,
        boolean verified,
        @Nullable LocalDate lastUpdate,
        int publicUpdates,
        boolean retired,
        PlaceWork work,
        int version) {

    /** Slug of the status; null if it is not known. */
    public @Nullable String statusSlug() {
        return status == null ? null : status.slug();
    }

    /** Whether news is promised in this status. */
    public boolean open() {
        return status != null && status.open();
    }

    /** Day by which the next public news is promised (domain.md, rule 1); null if none is promised. */
    public @Nullable LocalDate nextUpdateBy(NewsIntervals intervals) {
        if (!open() || retired || lastUpdate == null) {
            return null;
        }
        return work.promisedBy() != null ? work.promisedBy() : lastUpdate.plusDays(intervals.days(layer));
    }

    /** Whether the promised day has passed without news. */
    public boolean overdue(NewsIntervals intervals, LocalDate today) {
        LocalDate promised = nextUpdateBy(intervals);
        return promised != null && promised.isBefore(today);
    }

    /**
     * The same place after public entries of a day.
     *
     * @param promisedBy day by which the entry promises the next; null for the layer's interval
     */
    public Place withNews(@Nullable Status newStatus, LocalDate day, int entries, @Nullable LocalDate promisedBy) {
        return new Place(
                id,
                layer,
                title,
                newStatus,
                geometry,
                position,
                district,
                facts,
                verified,
                day,
                publicUpdates + entries,
                retired,
                work.promising(promisedBy),
                version);
    }
}
