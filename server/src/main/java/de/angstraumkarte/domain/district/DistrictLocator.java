package de.angstraumkarte.domain.district;

import de.angstraumkarte.base.geo.Crs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.GeometryItemDistance;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Answers "which district is this?" for many positions: by point in polygon where borders are known, else by the nearest
 * position whose district is known. Built for one import; immutable afterwards.
 */
public final class DistrictLocator {
    /** A district and how it was found. */
    public record Located(String district, DistrictBasis basis) {}

    /** A position (WGS 84) whose district is known. */
    public record Known(Geometry position, String district) {}

    private record Border(String district, PreparedGeometry polygon) {}

    private final List<Border> borders = new ArrayList<>();
    private final STRtree known = new STRtree();
    private final boolean complete;

    /**
     * @param districts all districts; their label points count as known positions
     * @param positions further known positions
     */
    public DistrictLocator(List<District> districts, List<Known> positions) {
        Set<String> candidates = new HashSet<>();
        for (District district : districts) {
            if (district.border() == null) {
                candidates.add(district.id());
            } else {
                borders.add(new Border(district.id(), PreparedGeometryFactory.prepare(district.border())));
            }
        }
        complete = candidates.isEmpty() && !districts.isEmpty();
        for (District district : districts) {
            Coordinate label =
                    new Coordinate(district.label().lon(), district.label().lat());
            add(new Known(Crs.WGS84_FACTORY.createPoint(label), district.id()), candidates);
        }
        positions.forEach(position -> add(position, candidates));
        known.build();
    }

    /**
     * What lies outside all known borders lies in a district whose border is not known, so only those are guessed; with
     * all borders known it lies just outside the city, and the nearest of all districts is meant.
     */
    private void add(Known position, Set<String> candidates) {
        if (complete || candidates.contains(position.district())) {
            add(position);
        }
    }

    private void add(Known position) {
        Point metric = (Point) Crs.toUtm32(position.position().getCentroid());
        metric.setUserData(position.district());
        known.insert(metric.getEnvelopeInternal(), metric);
    }

    /** The district of a geometry (WGS 84), judged by its centre; empty only if nothing at all is known. */
    public Optional<Located> locate(Geometry geometry) {
        Point centre = geometry.getCentroid();
        return byBorder(centre)
                .map(district -> new Located(district, DistrictBasis.POLYGON))
                .or(() -> nearest(centre).map(district -> new Located(district, DistrictBasis.ESTIMATED)));
    }

    /** The district whose border holds the centre of a geometry (WGS 84); empty if none does. */
    public Optional<String> byBorder(Geometry geometry) {
        Point centre = geometry.getCentroid();
        return borders.stream()
                .filter(border -> border.polygon().covers(centre))
                .map(Border::district)
                .findFirst();
    }

    private Optional<String> nearest(Point centre) {
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Geometry metric = Crs.toUtm32(centre);
        @Nullable
        Object found = known.nearestNeighbour(metric.getEnvelopeInternal(), metric, new GeometryItemDistance());
        return Optional.ofNullable(found).map(point -> (String) ((Point) point).getUserData());
    }
}
