package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.edge.feature.FeatureTable;
import de.angstraumkarte.edge.feature.FeatureTables;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** What is told about the whole and about each collection. Texts are German: they are data, the same for everybody. */
final class CollectionDocuments {
    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    /** More than the tangent of the angle between both systems. */
    private static final double TURN = 0.03;

    /** Of the extent: it is rounded to four decimals. */
    private static final double DIGITS = 1e4;

    private final FeatureTables tables;
    private final ObjectMapper json;
    private final Messages messages = Messages.of("de");

    CollectionDocuments(FeatureTables tables, ObjectMapper json) {
        this.tables = tables;
        this.json = json;
    }

    ObjectNode landing(OgcLinks links) {
        ObjectNode document = json.createObjectNode()
                .put("title", messages.text("ogc.api.title"))
                .put("description", messages.text("ogc.api.description"))
                .put("attribution", messages.text("attribution.angstraeume"));
        List<Link> list = new ArrayList<>(links.self());
        list.add(links.program("/api", "service-desc", MediaTypes.OPENAPI));
        list.add(links.page("/api", "service-doc"));
        for (String[] part : new String[][] {{"/conformance", "conformance"}, {"/collections", "data"}}) {
            list.add(links.program(part[0], part[1], MediaTypes.JSON));
            list.add(links.page(part[0], part[1]));
        }
        list.add(links.license());
        Link.put(document, list);
        return document;
    }

    ObjectNode conformance(OgcLinks links) {
        ObjectNode document = json.createObjectNode();
        Link.put(document, links.self());
        Conformance.CLASSES.forEach(document.putArray("conformsTo")::add);
        return document;
    }

    ObjectNode collections(OgcLinks links) {
        ObjectNode document = json.createObjectNode();
        List<Link> list = new ArrayList<>(links.self());
        list.add(links.license());
        Link.put(document, list);
        var collections = document.putArray("collections");
        for (OpenCollection collection : OpenCollection.ALL) {
            OgcLinks own = links.at(OgcLinks.collection(collection));
            collections.add(describe(collection, own));
        }
        return document;
    }

    ObjectNode collection(OpenCollection collection, OgcLinks links) {
        return describe(collection, links);
    }

    /** Who is to be named with the features of a collection. */
    String attribution(OpenCollection collection) {
        return messages.text("attribution." + collection.id());
    }

    String title(OpenCollection collection) {
        return CollectionWords.title(collection, messages);
    }

    private ObjectNode describe(OpenCollection collection, OgcLinks links) {
        ObjectNode document = json.createObjectNode()
                .put("id", collection.id())
                .put("title", title(collection))
                .put("description", CollectionWords.description(collection, messages))
                .put("attribution", attribution(collection));
        extent(document, collection, tables.table(collection));
        document.put("itemType", "feature");
        CrsParam.URIS.forEach(document.putArray("crs")::add);
        document.put("storageCrs", FeatureCrs.EPSG_25832.uri());
        String items = OgcLinks.items(collection);
        List<Link> list = new ArrayList<>(links.self());
        list.add(links.bare(items, "items", MediaTypes.GEOJSON));
        list.add(links.page(items, "items"));
        list.add(
                links.program(OgcLinks.collection(collection) + "/queryables", OgcLinks.QUERYABLES, MediaTypes.SCHEMA));
        list.add(links.license());
        Link.put(document, list);
        return document;
    }

    /** Left out as long as no feature has a position or a day. */
    private static void extent(ObjectNode document, OpenCollection collection, FeatureTable table) {
        ObjectNode extent = document.objectNode();
        if (table.extent() != null) {
            Envelope box = roomy(table.extent());
            ObjectNode spatial = extent.putObject("spatial");
            spatial.putArray("bbox")
                    .addArray()
                    .add(box.getMinX())
                    .add(box.getMinY())
                    .add(box.getMaxX())
                    .add(box.getMaxY());
            spatial.put("crs", FeatureCrs.CRS84.uri());
        }
        if (collection.temporal() && table.first() != null) {
            ObjectNode temporal = extent.putObject("temporal");
            temporal.putArray("interval")
                    .addArray()
                    .add(midnight(table.first(), 0))
                    .add(midnight(table.last(), 1));
            temporal.put("trs", GREGORIAN);
        }
        if (!extent.isEmpty()) {
            document.set("extent", extent);
        }
    }

    /**
     * A little more than the features need. Clients take the corners of this box to the other system, the grid of which is turned
     * against the meridians by up to 1.3 degrees here: what lies at an edge of the narrowest box is outside of theirs.
     */
    private static Envelope roomy(Envelope box) {
        double squeeze = Math.cos(Math.toRadians(box.centre().y));
        double room = TURN * Math.max(box.getHeight(), box.getWidth() * squeeze);
        return new Envelope(
                Math.floor((box.getMinX() - room / squeeze) * DIGITS) / DIGITS,
                Math.ceil((box.getMaxX() + room / squeeze) * DIGITS) / DIGITS,
                Math.floor((box.getMinY() - room) * DIGITS) / DIGITS,
                Math.ceil((box.getMaxY() + room) * DIGITS) / DIGITS);
    }

    /** The beginning of a day or of the one after it: no entry has a time of day, an interval needs them. */
    private static @Nullable String midnight(@Nullable LocalDate day, int daysLater) {
        return day == null ? null : day.plusDays(daysLater) + "T00:00:00Z";
    }
}
