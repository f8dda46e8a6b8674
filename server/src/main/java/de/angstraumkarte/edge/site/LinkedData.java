package de.angstraumkarte.edge.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.edge.feature.Licence;
import de.angstraumkarte.web.DataView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.PlaceView;
import de.angstraumkarte.web.PositionView;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page is about in the words of schema.org, as JSON-LD for a {@code script} element of that type: data, which no browser
 * runs and no content security policy forbids.
 */
public final class LinkedData {
    /** What is a place of another kind for search engines too. */
    private static final Map<String, String> TYPES = Map.of(
            Layer.LIBRARY.slug(), "Library",
            Layer.SPORTS_SITE.slug(), "SportsActivityLocation",
            Layer.SQUARE.slug(), "CivicStructure");

    private final ObjectMapper json;
    private final ObjectWriter writer;

    public LinkedData(ObjectMapper json) {
        this.json = json;
        this.writer = json.writer(new NoMarkup());
    }

    /** One place: what and where it is, and its status. */
    String place(PageView page, PlaceView view) {
        ObjectNode place = begin(TYPES.getOrDefault(view.layer(), "Place"), page.canonicalUrl());
        place.put("name", view.title()).put("url", page.canonicalUrl());
        if (view.text() != null) {
            place.put("description", view.text());
        }
        ObjectNode address = place.putObject("address").put("@type", "PostalAddress");
        if (view.address() != null) {
            address.put("streetAddress", view.address());
        }
        address.put("addressLocality", "Dortmund").put("addressRegion", "NW").put("addressCountry", "DE");
        if (view.district() != null) {
            place.putObject("containedInPlace")
                    .put("@type", "AdministrativeArea")
                    .put("name", view.district().title());
        }
        @Nullable PositionView position = view.position();
        if (position != null) {
            place.putObject("geo")
                    .put("@type", "GeoCoordinates")
                    .put("latitude", round(position.lat()))
                    .put("longitude", round(position.lon()));
        }
        ArrayNode more = place.putArray("additionalProperty");
        Messages messages = page.messages();
        if (view.status() != null) {
            property(
                    more,
                    messages.text("data.schema.status"),
                    messages.text("status." + view.layer() + "." + view.status()));
        }
        view.causes()
                .forEach(cause -> property(more, messages.text("data.schema.cause"), messages.text("cause." + cause)));
        if (view.news().lastUpdate() != null) {
            property(
                    more,
                    messages.text("data.schema.last-news"),
                    view.news().lastUpdate().toString());
        }
        return text(place);
    }

    /** The page about the data, as a data set that data searches know, with all its files. */
    String data(PageView page, List<DataView.Collection> collections) {
        ObjectNode data = begin("Dataset", page.canonicalUrl());
        Messages messages = page.messages();
        data.put("name", messages.text("site.title"))
                .put("description", messages.text("dcat.description"))
                .put("url", page.canonicalUrl())
                .put("license", Licence.URL)
                .put("isAccessibleForFree", true);
        data.putObject("spatialCoverage").put("@type", "Place").put("name", "Dortmund");
        ArrayNode files = data.putArray("distribution");
        collections.forEach(collection -> collection.files().forEach(file -> file(files, page, collection, file)));
        return text(data);
    }

    private static void file(ArrayNode files, PageView page, DataView.Collection collection, DataView.File file) {
        files.addObject()
                .put("@type", "DataDownload")
                .put("name", page.text("layer." + collection.slug() + ".title") + " (" + file.format() + ")")
                .put("encodingFormat", file.mediaType())
                .put(
                        "contentUrl",
                        URI.create(page.canonicalUrl()).resolve(file.href()).toString());
    }

    private ObjectNode begin(String type, String id) {
        return json.createObjectNode()
                .put("@context", "https://schema.org")
                .put("@type", type)
                .put("@id", id);
    }

    private static void property(ArrayNode properties, String name, String value) {
        properties.addObject().put("@type", "PropertyValue").put("name", name).put("value", value);
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private String text(ObjectNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Nothing in the JSON can end the element that it stands in, or begin a comment there. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            for (char c : new char[] {'<', '>', '&'}) {
                codes[c] = ESCAPE_STANDARD;
            }
            return codes;
        }

        @Override
        public @Nullable SerializedString getEscapeSequence(int ch) {
            return null;
        }
    }
}
