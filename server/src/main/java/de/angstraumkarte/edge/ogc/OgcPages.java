package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.edge.feature.FeatureTable;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.OgcView;
import de.angstraumkarte.web.OgcView.Entry;
import de.angstraumkarte.web.OgcView.Fact;
import de.angstraumkarte.web.PageView;
import de.angstraumkarte.web.Templates;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** The answers of {@code /ogc} as pages in the look of the site. */
public final class OgcPages implements OgcHtml {
    private static final String ROOT = OgcFrame.ROOT;
    private static final String COLLECTIONS = OgcFrame.COLLECTIONS;
    /** What the small map of a whole collection shows at most. */
    private static final int ON_MAP = 1000;

    private final OgcFrame frame;
    private final FeaturePages features;
    private final Templates templates;

    /** @param frame makes what every page needs */
    public OgcPages(Function<Context, PageView> frame, Templates templates, ObjectMapper json) {
        this.frame = new OgcFrame(frame);
        this.features = new FeaturePages(this.frame, templates, json);
        this.templates = templates;
    }

    @Override
    public String landing(Context ctx, ObjectNode document) {
        PageView page = frame.page(ctx);
        List<Entry> links = List.of(
                new Entry(page.text("ogc.page.collections"), COLLECTIONS, null),
                new Entry(page.text("apidoc.title"), ROOT + "/api?f=html", null),
                new Entry(page.text("ogc.page.openapi"), ROOT + "/api?f=json", null),
                new Entry(page.text("ogc.page.conformance"), ROOT + "/conformance", null));
        return render(
                page,
                page.text("ogc.page.title"),
                page.text("ogc.page.lead"),
                List.of(new Entry(page.text("data.title"), "/daten", null)),
                json(document),
                links,
                collections(page.messages()));
    }

    @Override
    public String conformance(Context ctx, ObjectNode document) {
        PageView page = frame.page(ctx);
        List<Entry> classes = new ArrayList<>();
        document.path("conformsTo").forEach(name -> classes.add(new Entry(name.asText(), null, null)));
        return render(
                page,
                page.text("ogc.page.conformance"),
                page.text("ogc.page.conformance.lead"),
                OgcFrame.ways(page),
                json(document),
                List.of(),
                classes);
    }

    @Override
    public String collections(Context ctx, ObjectNode document) {
        PageView page = frame.page(ctx);
        return render(
                page,
                page.text("ogc.page.collections"),
                null,
                OgcFrame.ways(page),
                json(document),
                List.of(),
                collections(page.messages()));
    }

    @Override
    public String collection(Context ctx, OpenCollection collection, ObjectNode document) {
        PageView page = frame.page(ctx);
        Messages messages = page.messages();
        String path = OgcFrame.path(collection);
        List<Fact> facts = new ArrayList<>();
        extent(document.path("extent"), facts, messages);
        for (FeatureCrs crs : FeatureCrs.values()) {
            String label = page.text(crs == FeatureCrs.CRS84 ? "ogc.page.crs" : "ogc.page.crs.other");
            facts.add(new Fact(label, page.text("ogc.page.crs." + OgcFrame.slug(crs)), false, null, crs.uri()));
        }
        facts.add(new Fact(
                page.text("data.layers.attribution"),
                document.path("attribution").asText(),
                true,
                null));
        List<Entry> links = List.of(
                new Entry(page.text("ogc.page.items"), path + "/items", null),
                new Entry(page.text("ogc.page.geojson"), path + "/items?f=json", null),
                new Entry(page.text("ogc.page.queryables"), path + "/queryables", null));
        String map = path + "/items?" + Format.NAME + "=json&" + ItemsRequest.LIMIT + "=" + ON_MAP;
        return templates.ogc(
                page,
                new OgcView(
                        CollectionWords.title(collection, messages),
                        false,
                        CollectionWords.description(collection, messages),
                        OgcFrame.ways(page, new Entry(page.text("ogc.page.collections"), COLLECTIONS, null)),
                        json(document),
                        map,
                        links,
                        List.of(),
                        facts,
                        null));
    }

    @Override
    public String queryables(Context ctx, OpenCollection collection) {
        PageView page = frame.page(ctx);
        return templates.ogc(
                page,
                new OgcView(
                        page.text("ogc.page.queryables.title", CollectionWords.title(collection, page.messages())),
                        false,
                        page.text("ogc.page.queryables.lead"),
                        OgcFrame.ways(page, collection),
                        OgcFrame.path(collection) + "/queryables?f=json",
                        null,
                        List.of(),
                        List.of(),
                        queryables(collection, page.messages()),
                        null));
    }

    @Override
    public String items(Context ctx, OpenCollection collection, ItemsPage items) {
        return features.items(ctx, collection, items);
    }

    @Override
    public String item(Context ctx, OpenCollection collection, FeatureTable table, int row, List<Link> links) {
        return features.item(ctx, collection, table, row, links);
    }

    private static void extent(JsonNode extent, List<Fact> facts, Messages messages) {
        JsonNode box = extent.path("spatial").path("bbox").path(0);
        if (box.size() == 4) {
            Envelope area = new Envelope(
                    box.get(0).asDouble(),
                    box.get(2).asDouble(),
                    box.get(1).asDouble(),
                    box.get(3).asDouble());
            String words = messages.text(
                    "ogc.page.extent.words", area.getMinX(), area.getMaxX(), area.getMinY(), area.getMaxY());
            facts.add(new Fact(messages.text("ogc.page.extent"), words, false, null));
        }
        JsonNode interval = extent.path("temporal").path("interval").path(0);
        if (interval.path(0).isTextual() && interval.path(1).isTextual()) {
            // It ends with the beginning of the day after the last.
            LocalDate last = day(interval.path(1)).minusDays(1);
            String days = Dates.day(day(interval.path(0)), messages) + " – " + Dates.day(last, messages);
            facts.add(new Fact(messages.text("ogc.page.interval"), days, false, null));
        }
    }

    private static LocalDate day(JsonNode time) {
        return LocalDate.parse(time.asText().substring(0, 10));
    }

    private static List<Fact> queryables(OpenCollection collection, Messages messages) {
        List<Fact> facts = new ArrayList<>();
        for (Queryable queryable : collection.queryables()) {
            String type =
                    messages.text("ogc.page.type." + queryable.type().name().toLowerCase(Locale.ROOT));
            String values = queryable.values().isEmpty() ? "" : "\n" + String.join(", ", queryable.values());
            String label = messages.text(
                    "ogc.page.queryable", queryable.name(), CollectionWords.property(queryable.name(), messages));
            facts.add(new Fact(label, type + values, false, null));
        }
        return facts;
    }

    private static List<Entry> collections(Messages messages) {
        return OpenCollection.ALL.stream()
                .map(collection -> new Entry(
                        CollectionWords.title(collection, messages),
                        OgcFrame.path(collection),
                        CollectionWords.description(collection, messages)))
                .toList();
    }

    private static String json(ObjectNode document) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asText().equals("alternate")) {
                return link.path("href").asText();
            }
        }
        return "?" + Format.NAME + "=json";
    }

    private String render(
            PageView page,
            String title,
            @Nullable String text,
            List<Entry> ways,
            String json,
            List<Entry> links,
            List<Entry> entries) {
        return templates.ogc(page, new OgcView(title, false, text, ways, json, null, links, entries, List.of(), null));
    }
}
