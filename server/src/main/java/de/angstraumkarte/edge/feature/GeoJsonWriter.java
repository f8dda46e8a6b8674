package de.angstraumkarte.edge.feature;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.data.simple.SimpleFeatureIterator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.opengis.feature.simple.SimpleFeature;
import org.opengis.feature.type.AttributeDescriptor;

/**
 * Writes features as RFC 7946 GeoJSON, a stream of UTF-8: null geometries and properties kept, no {@code crs}. (gt-geojson
 * writes other things, four times slower; see architecture.md.) One writer, one document; not thread-safe.
 */
public final class GeoJsonWriter implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // After a failure in the middle, the document must stay broken rather than look complete.
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private final JsonGenerator json;

    /** @param out stays open */
    public GeoJsonWriter(OutputStream out) throws IOException {
        this.json = FACTORY.createGenerator(out);
        json.setRootValueSeparator(null);
    }

    /** Hands on all that has been written so far. */
    void flush() throws IOException {
        json.flush();
    }

    /** @param members foreign members that come before the features, e.g. name and attribution */
    public void startCollection(Map<String, String> members) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        for (Map.Entry<String, String> member : members.entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
        }
        json.writeArrayFieldStart("features");
    }

    public void features(SimpleFeatureCollection features) throws IOException {
        try (SimpleFeatureIterator iterator = features.features()) {
            while (iterator.hasNext()) {
                feature(iterator.next(), Map.of());
            }
        }
    }

    public void endCollection() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    /**
     * One feature.
     *
     * @param replaced values that take the place of the feature's own, by property name; those it has not come last
     */
    public void feature(SimpleFeature feature, Map<String, ?> replaced) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeStringField("id", feature.getID());
        json.writeFieldName("geometry");
        GeoJsonGeometry.write(json, (Geometry) feature.getDefaultGeometry(), GeoJsonGeometry.MICRODEGREES);
        json.writeFieldName("properties");
        properties(feature, replaced);
        json.writeEndObject();
    }

    private void properties(SimpleFeature feature, Map<String, ?> replaced) throws IOException {
        json.writeStartObject();
        List<AttributeDescriptor> descriptors = feature.getFeatureType().getAttributeDescriptors();
        for (int i = 0; i < descriptors.size(); i++) {
            String name = descriptors.get(i).getLocalName();
            Object value = feature.getAttribute(i);
            if (!(value instanceof Geometry) && !name.equals("geometry")) {
                json.writeFieldName(name);
                value(replaced.containsKey(name) ? replaced.get(name) : value);
            }
        }
        for (Map.Entry<String, ?> more : replaced.entrySet()) {
            if (feature.getFeatureType().getDescriptor(more.getKey()) == null) {
                json.writeFieldName(more.getKey());
                value(more.getValue());
            }
        }
        json.writeEndObject();
    }

    /** Only the properties of a feature, as an object. */
    void properties(SimpleFeature feature) throws IOException {
        properties(feature, Map.of());
    }

    /** Only a geometry. */
    void geometry(@Nullable Geometry geometry, FeatureCrs crs) throws IOException {
        GeoJsonGeometry.write(json, geometry, crs.steps());
    }

    /** A text, number, flag, list or map of these, or null. */
    void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                value(item);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                value(entry.getValue());
            }
            json.writeEndObject();
        } else {
            throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
