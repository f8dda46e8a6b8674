package de.angstraumkarte.edge.feature;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.web.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.data.simple.SimpleFeatureCollection;

/** GeoJSON documents of layers, whole or in part. Titles in them are German: they are data, the same for everybody. */
public final class LayerDocuments {
    public static final String MEDIA_TYPE = "application/geo+json";

    /** Keeps the rebuild of 10,000 places within its 150 ms (server/docs/bench); other levels were not compared. */
    private static final int GZIP_LEVEL = 5;

    private final PlaceService places;
    private final DistrictService districts;
    private final Messages messages = Messages.of("de");
    private final DistrictFeatures districtFeatures;

    public LayerDocuments(PlaceService places, DistrictService districts, ObjectMapper json) {
        this.places = places;
        this.districts = districts;
        this.districtFeatures = new DistrictFeatures(json);
    }

    /** What the cache builds, by layer slug. */
    public Map<String, LayerCache.Source> sources() {
        Map<String, LayerCache.Source> sources = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            sources.put(
                    layer.slug(),
                    () -> prepare(out -> writePlaces(out, layer, PlaceQuery.layer(layer), Integer.MAX_VALUE)));
        }
        sources.put(
                LayerRevisionStore.DISTRICTS,
                () -> prepare(out -> writeDistricts(out, Optional.empty(), Integer.MAX_VALUE)));
        return sources;
    }

    /** Writes at most {@code limit} places of a layer that match, as they are found; memory stays bounded. */
    public void writePlaces(OutputStream out, Layer layer, PlaceQuery query, int limit) throws IOException {
        PlaceFeatures features = features();
        try (GeoJsonWriter writer = new GeoJsonWriter(out)) {
            writer.startCollection(members(layer.slug()));
            try {
                places.eachPage(query, limit, page -> write(writer, features.collection(page)));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            writer.endCollection();
        }
    }

    /** A whole layer at the end of a past day, as a ready-made answer. */
    public PreparedBody past(Layer layer, LocalDate day, List<Place> found) {
        return prepare(out -> writePast(out, layer, day, found));
    }

    /** Writes places of a layer as they were at the end of a past day. */
    public void writePast(OutputStream out, Layer layer, LocalDate day, List<Place> found) throws IOException {
        Map<String, String> members = members(layer.slug());
        members.put(PastDay.NAME, day.toString());
        try (GeoJsonWriter writer = new GeoJsonWriter(out)) {
            writer.startCollection(members);
            writer.features(features(day).collection(found));
            writer.endCollection();
        }
    }

    /** Writes given places, of any layers, in their order. */
    public void writePlaces(OutputStream out, List<Place> found) throws IOException {
        try (GeoJsonWriter writer = new GeoJsonWriter(out)) {
            writer.startCollection(Map.of());
            writer.features(features().collection(found));
            writer.endCollection();
        }
    }

    /**
     * Writes one place with the given values in place of its own, by property name.
     *
     * @param day that it is shown for: today, or a past one
     */
    public void writePlace(OutputStream out, Place place, LocalDate day, Map<String, ?> replaced) throws IOException {
        try (GeoJsonWriter writer = new GeoJsonWriter(out)) {
            writer.feature(features(day).feature(place), replaced);
        }
    }

    /**
     * Writes districts, with their borders where these are known.
     *
     * @param bbox only districts whose border touches it; those without a border have no place to miss
     */
    public void writeDistricts(OutputStream out, Optional<Bbox> bbox, int limit) throws IOException {
        List<District> wanted = districts.listDistricts().stream()
                .filter(district -> bbox.isEmpty()
                        || district.border() != null
                                && Crs.WGS84_FACTORY
                                        .toGeometry(bbox.get().envelope())
                                        .intersects(district.border()))
                .limit(limit)
                .toList();
        try (GeoJsonWriter writer = new GeoJsonWriter(out)) {
            writer.startCollection(members(LayerRevisionStore.DISTRICTS));
            writer.features(districtFeatures.collection(wanted));
            writer.endCollection();
        }
    }

    private PlaceFeatures features() {
        return features(places.today());
    }

    private PlaceFeatures features(LocalDate day) {
        return new PlaceFeatures(messages, districts.titles(), places.intervals(), day);
    }

    private Map<String, String> members(String layer) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("name", messages.text("layer." + layer + ".title"));
        members.put("attribution", messages.text("attribution." + layer));
        return members;
    }

    private static void write(GeoJsonWriter writer, SimpleFeatureCollection features) {
        try {
            writer.features(features);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static PreparedBody prepare(Content content) {
        try (PreparedBody.Builder body = new PreparedBody.Builder(MEDIA_TYPE, GZIP_LEVEL)) {
            content.writeTo(body);
            return body.build();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }
}
