package de.angstraumkarte.edge.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import java.util.List;
import java.util.Map;
import org.geotools.data.collection.ListFeatureCollection;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Geometry;
import org.opengis.feature.simple.SimpleFeature;
import org.opengis.feature.simple.SimpleFeatureType;

/** Districts as GeoTools features, WGS 84 lon/lat; the geometry is null while the border is not known. Thread-safe. */
final class DistrictFeatures {
    private static final SimpleFeatureType TYPE = type();

    private final ObjectMapper json;

    DistrictFeatures(ObjectMapper json) {
        this.json = json;
    }

    SimpleFeatureCollection collection(List<District> districts) {
        return new ListFeatureCollection(TYPE, list(districts));
    }

    List<SimpleFeature> list(List<District> districts) {
        SimpleFeatureBuilder builder = new SimpleFeatureBuilder(TYPE);
        return districts.stream()
                .map(district -> {
                    builder.add(district.border());
                    builder.add(LayerRevisionStore.DISTRICTS);
                    builder.add(district.title());
                    builder.add(district.nr());
                    builder.add(district.nordwaerts());
                    builder.add(district.label().lon());
                    builder.add(district.label().lat());
                    builder.add(district.source());
                    builder.add(attributes(district));
                    return builder.buildFeature(district.id());
                })
                .toList();
    }

    private Map<?, ?> attributes(District district) {
        try {
            return json.readValue(district.attributes(), Map.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored attributes of " + district.id() + " are not JSON", e);
        }
    }

    private static SimpleFeatureType type() {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName("district");
        type.setCRS(Crs.WGS84);
        type.add("geometry", Geometry.class);
        type.add("layer", String.class);
        type.add("title", String.class);
        type.add("nr", Integer.class);
        type.add("nordwaerts", String.class);
        type.add("labelLon", Double.class);
        type.add("labelLat", Double.class);
        type.add("borderSource", String.class);
        type.add("attributes", Map.class);
        return type.buildFeatureType();
    }
}
