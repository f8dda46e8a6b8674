package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.Languages;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** The answers of {@code /ogc} as pages in the look of the site. */
public final class OgcPages implements OgcHtml {
    private static final String ROOT = OgcRoutes.PATH;
    private static final String COLLECTIONS = ROOT + "/collections";
    /** What the small map of a whole collection shows at most. */
    private static final int ON_MAP = 1000;
    /** Of a request for a page, what its map does not ask for. */
    private static final Set<String> NOT_FOR_MAP =
            Set.of(Format.NAME, Languages.NAME, CrsParam.NAME, ItemsRequest.LIMIT);

    private final Function<Context, PageView> frame;
    private final Templates templates;
    private final ObjectMapper json;

    /** @param frame makes what every page needs */
    public OgcPages(Function<Context, PageView> frame, Templates templates, ObjectMapper json) {
        this.frame = frame;
        this.templates = templates;
        this.json = json;
    }

    @Override
    public String landing(Context ctx, ObjectNode document) {
        PageView page = page(ctx);
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
        PageView page = page(ctx);
        List<Entry> classes = new ArrayList<>();
        document.path("conformsTo").forEach(name -> classes.add(new Entry(name.asText(), null, null)));
        return render(
                page,
                page.text("ogc.page.conformance"),
                page.text("ogc.page.conformance.lead"),
                ways(page),
                json(document),
                List.of(),
                classes);
    }

    @Override
    public String collections(Context ctx, ObjectNode document) {
        PageView page = page(ctx);
        return render(
                page,
                page.text("ogc.page.collections"),
                null,
                ways(page),
                json(document),
                List.of(),
                collections(page.messages()));
    }

    @Override
    public String collection(Context ctx, OpenCollection collection, ObjectNode document) {
        PageView page = page(ctx);
        Messages messages = page.messages();
        String path = path(collection);
        List<Fact> facts = new ArrayList<>();
        extent(document.path("extent"), facts, messages);
        for (FeatureCrs crs : FeatureCrs.values()) {
            String label = page.text(crs == FeatureCrs.CRS84 ? "ogc.page.crs" : "ogc.page.crs.other");
            facts.add(new Fact(label, page.text("ogc.page.crs." + slug(crs)), false, null, crs.uri()));
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
                        ways(page, new Entry(page.text("ogc.page.collections"), COLLECTIONS, null)),
                        json(document),
                        map,
                        links,
                        List.of(),
                        facts,
                        null));
    }

    @Override
    public String queryables(Context ctx, OpenCollection collection) {
        PageView page = page(ctx);
        return templates.ogc(
                page,
                new OgcView(
                        page.text("ogc.page.queryables.title", CollectionWords.title(collection, page.messages())),
                        false,
                        page.text("ogc.page.queryables.lead"),
                        ways(page, collection),
                        path(collection) + "/queryables?f=json",
                        null,
                        List.of(),
                        List.of(),
                        queryables(collection, page.messages()),
                        null));
    }

    @Override
    public String items(Context ctx, OpenCollection collection, ItemsPage items) {
        PageView page = page(ctx);
        List<OgcView.Row> rows = new ArrayList<>();
        FeatureFacts facts = new FeatureFacts(page.messages());
        items.rows().stream().forEach(row -> rows.add(row(collection, items.table(), row, facts)));
        int first = rows.isEmpty() ? 0 : items.request().offset() + 1;
        OgcView.Rows list = new OgcView.Rows(
                rows, first, items.matched(), href(items.links(), "prev"), href(items.links(), "next"));
        return templates.ogc(
                page,
                new OgcView(
                        page.text("ogc.page.items.title", CollectionWords.title(collection, page.messages())),
                        false,
                        null,
                        ways(page, collection),
                        alternate(items.links()),
                        rows.isEmpty()
                                ? null
                                : mapHref(ctx) + "&" + ItemsRequest.LIMIT + "="
                                        + items.request().limit(),
                        List.of(),
                        List.of(),
                        List.of(),
                        list));
    }

    @Override
    public String item(Context ctx, OpenCollection collection, FeatureTable table, int row, List<Link> links) {
        PageView page = page(ctx);
        JsonNode properties = properties(table, row);
        List<Fact> facts = new ArrayList<>(new FeatureFacts(page.messages()).of(properties));
        facts.add(0, new Fact(page.text("ogc.page.id"), table.id(row), false, null));
        for (FeatureCrs crs : FeatureCrs.values()) {
            JsonNode geometry = geometry(table, row, crs);
            if (geometry.path("type").asText().equals("Point")) {
                JsonNode point = geometry.path("coordinates");
                String key = "ogc.page.position." + slug(crs);
                String value = point.path(0).asText() + ", " + point.path(1).asText();
                facts.add(new Fact(page.text(key), value, false, null));
            }
        }
        boolean placed = !geometry(table, row, FeatureCrs.CRS84).isNull();
        return templates.ogc(
                page,
                new OgcView(
                        title(properties, table.id(row)),
                        true,
                        null,
                        ways(
                                page,
                                collection,
                                new Entry(page.text("ogc.page.items"), path(collection) + "/items", null)),
                        alternate(links),
                        placed ? mapHref(ctx) : null,
                        placeLink(page, properties),
                        List.of(),
                        facts,
                        null));
    }

    private static List<Entry> placeLink(PageView page, JsonNode properties) {
        String place = place(properties);
        return place == null ? List.of() : List.of(new Entry(page.text("ogc.page.place"), place, null));
    }

    private OgcView.Row row(OpenCollection collection, FeatureTable table, int row, FeatureFacts facts) {
        JsonNode properties = properties(table, row);
        List<OgcView.Word> details = new ArrayList<>();
        for (String name :
                new String[] {"kindTitle", "date", "statusTitle", "verdictTitle", "districtTitle", "address"}) {
            if (properties.hasNonNull(name)) {
                details.add(facts.word(name, properties));
            }
        }
        String id = table.id(row);
        return new OgcView.Row(
                id, title(properties, id), ROOT + OgcLinks.item(collection, id), place(properties), details);
    }

    private static String slug(FeatureCrs crs) {
        return crs.name().toLowerCase(Locale.ROOT);
    }

    private static String title(JsonNode properties, String id) {
        return properties.path("title").asText(properties.path("placeTitle").asText(id));
    }

    private static @Nullable String place(JsonNode properties) {
        String href = properties.path("href").asText("");
        return href.startsWith("/orte/") ? href : null;
    }

    private JsonNode properties(FeatureTable table, int row) {
        try {
            return json.readTree(table.properties(row));
        } catch (IOException e) {
            throw new UncheckedIOException("our own JSON", e);
        }
    }

    private JsonNode geometry(FeatureTable table, int row, FeatureCrs crs) {
        try {
            ByteArrayOutputStream feature = new ByteArrayOutputStream(2048);
            table.writeFeature(feature, row, crs, "");
            return json.readTree(feature.toByteArray()).path("geometry");
        } catch (IOException e) {
            throw new UncheckedIOException("our own JSON", e);
        }
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
                        path(collection),
                        CollectionWords.description(collection, messages)))
                .toList();
    }

    /** The GeoJSON of what a page shows: the same address, with the coordinates a map needs. */
    private static String mapHref(Context ctx) {
        StringJoiner query = new StringJoiner("&", ctx.path() + "?", "");
        ctx.queryParamMap().forEach((name, values) -> {
            if (!name.isEmpty() && !NOT_FOR_MAP.contains(name)) {
                query.add(encoded(name) + "=" + encoded(values.get(0)));
            }
        });
        return query.add(Format.NAME + "=json").toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String path(OpenCollection collection) {
        return ROOT + OgcLinks.collection(collection);
    }

    private static List<Entry> ways(PageView page, Entry... more) {
        List<Entry> ways = new ArrayList<>();
        ways.add(new Entry(page.text("data.title"), "/daten", null));
        ways.add(new Entry(page.text("ogc.page.title"), ROOT, null));
        ways.addAll(List.of(more));
        return ways;
    }

    private static List<Entry> ways(PageView page, OpenCollection collection, Entry... more) {
        List<Entry> ways = ways(page, new Entry(page.text("ogc.page.collections"), COLLECTIONS, null));
        ways.add(new Entry(CollectionWords.title(collection, page.messages()), path(collection), null));
        ways.addAll(List.of(more));
        return ways;
    }

    private static String json(ObjectNode document) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asText().equals("alternate")) {
                return link.path("href").asText();
            }
        }
        return "?" + Format.NAME + "=json";
    }

    private static String alternate(List<Link> links) {
        String href = href(links, "alternate");
        return href == null ? "?" + Format.NAME + "=json" : href;
    }

    private static @Nullable String href(List<Link> links, String rel) {
        return links.stream()
                .filter(link -> link.rel().equals(rel))
                .map(Link::href)
                .findFirst()
                .orElse(null);
    }

    private PageView page(Context ctx) {
        PageView page = frame.apply(ctx);
        ctx.header("Cache-Control", "no-cache").header("Content-Language", page.language());
        ctx.res().addHeader("Vary", "Accept-Language, Cookie");
        return page;
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
