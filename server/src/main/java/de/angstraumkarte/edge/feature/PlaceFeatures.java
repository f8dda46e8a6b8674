package de.angstraumkarte.edge.feature;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.Source;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.opengis.feature.simple.SimpleFeature;
import org.opengis.feature.simple.SimpleFeatureType;

/**
 * Places as GeoTools features with the properties of interfaces.md, WGS 84 lon/lat. Made for one day: whether news is
 * overdue depends on it. Not thread-safe, cheap to make.
 */
public final class PlaceFeatures {
    private static final SimpleFeatureType TYPE = type();

    private final Messages messages;
    private final Map<String, String> districtTitles;
    private final NewsIntervals intervals;
    private final LocalDate today;
    private final SimpleFeatureBuilder builder = new SimpleFeatureBuilder(TYPE);

    /** @param districtTitles title of each district by slug */
    public PlaceFeatures(
            Messages messages, Map<String, String> districtTitles, NewsIntervals intervals, LocalDate today) {
        this.messages = messages;
        this.districtTitles = districtTitles;
        this.intervals = intervals;
        this.today = today;
    }

    /** The places as a collection, in their order. */
    public SimpleFeatureCollection collection(List<Place> places) {
        return new ListFeatureCollection(
                TYPE, places.stream().map(this::feature).toList());
    }

    /** One place; its property {@code updates} is the number of public entries in its timeline. */
    public SimpleFeature feature(Place place) {
        PlaceFacts facts = place.facts();
        @Nullable Source source = facts.source();
        @Nullable PartialDate sourceDate = source == null ? null : source.date();
        @Nullable
        String district = place.district() == null ? null : place.district().district();
        @Nullable String status = place.statusSlug();
        @Nullable LocalDate next = place.nextUpdateBy(intervals);
        builder.add(place.geometry());
        builder.add(place.layer().slug());
        builder.add(place.title());
        builder.add(status);
        builder.add(
                status == null ? null : messages.text("status." + place.layer().slug() + "." + status));
        builder.add(place.open());
        builder.add(district);
        builder.add(district == null ? null : districtTitles.get(district));
        builder.add(place.district() != null && place.district().basis() == DistrictBasis.ESTIMATED);
        builder.add(facts.causes());
        builder.add(facts.times());
        builder.add(facts.text());
        builder.add(facts.address());
        builder.add(text(place.lastUpdate()));
        builder.add(text(next));
        builder.add(place.overdue(intervals, today));
        builder.add(place.publicUpdates());
        builder.add(measures(place));
        builder.add(place.geometry() == null ? null : place.position().basis().slug());
        builder.add(place.position().accuracyM());
        builder.add(place.verified());
        builder.add(facts.kind());
        builder.add(facts.sportType());
        builder.add(facts.partOf27());
        builder.add(facts.note());
        builder.add(source == null ? null : source.text());
        builder.add(sourceDate == null ? null : sourceDate.text());
        builder.add(source == null ? null : source.url());
        builder.add("/orte/" + place.id());
        return builder.buildFeature(place.id());
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Map<String, Integer> measures(Place place) {
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("open", place.work().measuresOpen());
        counts.put("done", place.work().measuresDone());
        return counts;
    }

    private static SimpleFeatureType type() {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("place");
        type.setCRS(Crs.WGS84);
        type.add("geometry", Geometry.class);
        type.add("layer", String.class);
        type.add("title", String.class);
        type.add("status", String.class);
        type.add("statusTitle", String.class);
        type.add("open", Boolean.class);
        type.add("district", String.class);
        type.add("districtTitle", String.class);
        type.add("districtEstimated", Boolean.class);
        type.add("causes", List.class);
        type.add("times", List.class);
        type.add("text", String.class);
        type.add("address", String.class);
        type.add("lastUpdate", String.class);
        type.add("nextUpdateBy", String.class);
        type.add("overdue", Boolean.class);
        type.add("updates", Object.class);
        type.add("measures", Map.class);
        type.add("position", String.class);
        type.add("accuracyM", Integer.class);
        type.add("verified", Boolean.class);
        type.add("kind", String.class);
        type.add("sportType", String.class);
        type.add("partOf27", String.class);
        type.add("note", String.class);
        type.add("source", String.class);
        type.add("sourceDate", String.class);
        type.add("sourceUrl", String.class);
        type.add("href", String.class);
        return type.buildFeatureType();
    }
}
