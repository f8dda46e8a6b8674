package de.angstraumkarte.edge.importer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** Splits a GeoJSON FeatureCollection into its features, one at a time. Geometries are read by {@link GeometryReader}. */
final class GeoJsonFeatures {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** Gets one feature as it stands, and the line it begins in. */
    @FunctionalInterface
    interface Consumer {
        void accept(int line, JsonNode feature);
    }

    private final ByteSource source;

    GeoJsonFeatures(ByteSource source) {
        this.source = source;
    }

    /** @throws FileProblem if the file is not JSON, not UTF-8, or no FeatureCollection */
    void each(Consumer consumer) {
        try (InputStream in = source.open();
                JsonParser parser = MAPPER.getFactory().createParser(in)) {
            read(parser, consumer);
        } catch (JsonProcessingException e) {
            throw new FileProblem(
                    "not-json", e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        } catch (CharConversionException e) {
            throw new FileProblem("not-utf8");
        } catch (IOException e) {
            throw new FileProblem("unreadable");
        }
    }

    private static void read(JsonParser parser, Consumer consumer) throws IOException {
        boolean found = false;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new FileProblem("no-features");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if ("features".equals(name) && value == JsonToken.START_ARRAY && !found) {
                found = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    int line = parser.currentTokenLocation().getLineNr();
                    JsonNode feature = MAPPER.readTree(parser);
                    consumer.accept(line, feature);
                }
            } else {
                parser.skipChildren();
            }
        }
        if (!found || parser.nextToken() != null) {
            throw new FileProblem("no-features");
        }
    }
}
