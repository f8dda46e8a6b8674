package de.angstraumkarte.edge.ogc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.http.EntityTags;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.LargeAnswers;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.SelectionService;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.edge.feature.FeatureTable;
import de.angstraumkarte.edge.feature.FeatureTables;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The features of a collection, page by page and one by one, as they are in its table. */
final class ItemRoutes {
    private final FeatureTables tables;
    private final CollectionDocuments documents;
    private final OgcHtml html;
    private final SiteAddress site;
    private final Clock clock;
    private final ObjectMapper json;
    private final Selections selections;

    ItemRoutes(
            FeatureTables tables,
            SelectionService selections,
            CollectionDocuments documents,
            OgcHtml html,
            SiteAddress site,
            Clock clock,
            ObjectMapper json) {
        this.tables = tables;
        this.selections = new Selections(selections);
        this.documents = documents;
        this.html = html;
        this.site = site;
        this.clock = clock;
        this.json = json;
    }

    void register(JavalinDefaultRoutingApi routes) {
        routes.get(OgcRoutes.PATH + "/collections/{collection}/items", this::items);
        routes.get(OgcRoutes.PATH + "/collections/{collection}/items/{feature}", this::item);
    }

    private void items(Context ctx) throws IOException {
        OpenCollection collection = OgcRoutes.collection(ctx);
        ItemsRequest request = ItemsRequest.read(ctx, collection);
        FeatureTable table = tables.table(collection);
        OgcLinks links = OgcRoutes.links(ctx, site, OgcLinks.items(collection), request.format(), MediaTypes.GEOJSON);
        ctx.header(CrsParam.HEADER, CrsParam.header(request.crs()));
        // Weak: the time in the answer is another one each time.
        if (request.format() == Format.JSON && isKnown(ctx, "W/" + tag(table, links))) {
            return;
        }
        Selection selection = selections.select(collection, table, request.wanted());
        ItemsPage page = new ItemsPage(
                table,
                request,
                selection.page(request.offset(), request.limit()),
                selection.size(),
                links(collection, request, selection.size(), links));
        if (request.format() == Format.HTML) {
            ctx.contentType("text/html; charset=utf-8").result(html.items(ctx, collection, page));
            return;
        }
        ctx.contentType(MediaTypes.GEOJSON);
        // For HEAD too, of which Jetty sends the length only: without a byte it would say 0.
        LargeAnswers.send(ctx, out -> write(out, collection, page));
    }

    private void write(OutputStream out, OpenCollection collection, ItemsPage page) throws IOException {
        ObjectNode head = json.createObjectNode()
                .put("type", "FeatureCollection")
                .put("title", documents.title(collection))
                .put("attribution", documents.attribution(collection))
                .put(
                        "timeStamp",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("numberMatched", page.matched())
                .put("numberReturned", page.returned());
        Link.put(head, page.links());
        byte[] opened = json.writeValueAsBytes(head);
        out.write(opened, 0, opened.length - 1);
        out.write(",\"features\":[".getBytes(StandardCharsets.UTF_8));
        page.table().writeFeatures(out, page.rows(), page.request().crs());
        out.write("]}".getBytes(StandardCharsets.UTF_8));
    }

    private static List<Link> links(OpenCollection collection, ItemsRequest request, int matched, OgcLinks links) {
        List<Link> list = new ArrayList<>(links.self());
        int next = request.offset() + request.limit();
        if (next > 0 && next < matched) {
            list.add(links.part("next", next));
        }
        if (request.offset() > 0) {
            list.add(links.part("prev", Math.max(0, Math.min(request.offset(), matched) - request.limit())));
        }
        list.addAll(links.collectionOf(collection));
        return list;
    }

    private void item(Context ctx) throws IOException {
        OpenCollection collection = OgcRoutes.collection(ctx);
        Params params = Params.of(ctx, Format.NAME, Languages.NAME, CrsParam.NAME);
        Format format = Negotiation.format(ctx, params, MediaTypes.GEOJSON, MediaTypes.JSON);
        FeatureCrs crs = CrsParam.read(params, CrsParam.NAME);
        params.check();
        FeatureTable table = tables.table(collection);
        int row = table.row(ctx.pathParam("feature"));
        if (row < 0) {
            throw new NotFound();
        }
        OgcLinks links =
                OgcRoutes.links(ctx, site, OgcLinks.item(collection, table.id(row)), format, MediaTypes.GEOJSON);
        List<Link> list = new ArrayList<>(links.self());
        list.addAll(links.collectionOf(collection));
        ctx.header(CrsParam.HEADER, CrsParam.header(crs));
        if (format == Format.HTML) {
            ctx.contentType("text/html; charset=utf-8").result(html.item(ctx, collection, table, row, list));
            return;
        }
        if (isKnown(ctx, tag(table, links))) {
            return;
        }
        ObjectNode more = json.createObjectNode();
        Link.put(more, list);
        String members = json.writeValueAsString(more);
        ByteArrayOutputStream body = new ByteArrayOutputStream(2048);
        table.writeFeature(body, row, crs, "," + members.substring(1, members.length() - 1));
        ctx.contentType(MediaTypes.GEOJSON).result(body.toByteArray());
    }

    /** Answers 304 if the client has it already. */
    private static boolean isKnown(Context ctx, String tag) {
        ctx.header("Cache-Control", OgcRoutes.REVALIDATE).header("ETag", tag);
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        boolean known = EntityTags.match(ctx.header("If-None-Match"), strong);
        if (known) {
            ctx.status(304);
        }
        return known;
    }

    /** Of the features as they are now and of everything that was asked. */
    private static String tag(FeatureTable table, OgcLinks links) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(table.tag().getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(links.self().toString().getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, 12)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
