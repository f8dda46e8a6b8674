package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.edge.feature.FeatureTable;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Features as pages: a list of them, and each alone. */
final class FeaturePages {
    /** Of a request for a page, what its map does not ask for. */
    private static final Set<String> NOT_FOR_MAP =
            Set.of(Format.NAME, Languages.NAME, CrsParam.NAME, ItemsRequest.LIMIT);

    private final OgcFrame frame;
    private final Templates templates;
    private final ObjectMapper json;

    FeaturePages(OgcFrame frame, Templates templates, ObjectMapper json) {
        this.frame = frame;
        this.templates = templates;
        this.json = json;
    }

    String items(Context ctx, OpenCollection collection, ItemsPage items) {
        PageView page = frame.page(ctx);
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
                        OgcFrame.ways(page, collection),
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

    String item(Context ctx, OpenCollection collection, FeatureTable table, int row, List<Link> links) {
        PageView page = frame.page(ctx);
        JsonNode properties = properties(table, row);
        List<Fact> facts = new ArrayList<>(new FeatureFacts(page.messages()).of(properties));
        facts.add(0, new Fact(page.text("ogc.page.id"), table.id(row), false, null));
        for (FeatureCrs crs : FeatureCrs.values()) {
            JsonNode geometry = geometry(table, row, crs);
            if (geometry.path("type").asText().equals("Point")) {
                JsonNode point = geometry.path("coordinates");
                String key = "ogc.page.position." + OgcFrame.slug(crs);
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
                        OgcFrame.ways(
                                page,
                                collection,
                                new Entry(page.text("ogc.page.items"), OgcFrame.path(collection) + "/items", null)),
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
                id, title(properties, id), OgcFrame.ROOT + OgcLinks.item(collection, id), place(properties), details);
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
}
