package de.angstraumkarte.edge.download;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.base.http.SiteAddress;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.Licence;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /daten/angstraeume.csv} and so on: whole collections as files, with their licence; and the catalogue of them all. */
public final class DownloadRoutes {
    static final String PATH = "/daten/";
    /** Where the catalogue is. */
    public static final String CATALOGUE = PATH + "dcat.jsonld";

    static final String METADATA = "-metadata.json";
    private static final String COMMA = "comma";
    private static final String SEMICOLON = "semicolon";

    private final DownloadFiles files;
    private final CsvMetadata metadata;
    private final Catalogue catalogue;
    private final SiteAddress address;

    public DownloadRoutes(DownloadFiles files, CsvMetadata metadata, Catalogue catalogue, SiteAddress address) {
        this.files = files;
        this.metadata = metadata;
        this.catalogue = catalogue;
        this.address = address;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        for (OpenCollection collection : OpenCollection.ALL) {
            routes.get(FileFormat.GEOJSON.href(collection), ctx -> geoJson(ctx, collection));
            routes.get(FileFormat.FLATGEOBUF.href(collection), ctx -> flatGeobuf(ctx, collection));
            String csv = FileFormat.CSV.href(collection);
            routes.get(csv, ctx -> csv(ctx, collection));
            routes.get(csv + METADATA, ctx -> csvMetadata(ctx, collection));
        }
        routes.get(CATALOGUE, this::catalogue);
    }

    private void geoJson(Context ctx, OpenCollection collection) {
        Params.of(ctx).check();
        begin(ctx, FileFormat.GEOJSON.fileName(collection));
        files.geoJson(collection).send(ctx);
    }

    private void flatGeobuf(Context ctx, OpenCollection collection) {
        Params.of(ctx).check();
        begin(ctx, FileFormat.FLATGEOBUF.fileName(collection));
        files.flatGeobuf(collection).send(ctx);
    }

    private void csv(Context ctx, OpenCollection collection) {
        char separator = separator(ctx);
        String name = FileFormat.CSV.fileName(collection);
        begin(ctx, name);
        ctx.res()
                .addHeader(
                        "Link",
                        "<" + PATH + name + METADATA + (separator == ';' ? CsvMetadata.SEMICOLONS : "")
                                + ">; rel=\"describedby\"; type=\"application/csvm+json\"");
        files.csv(collection, separator).send(ctx);
    }

    private static char separator(Context ctx) {
        Params params = Params.of(ctx, "sep");
        @Nullable String separator = params.text("sep", COMMA.length() + SEMICOLON.length());
        if (separator != null && !List.of(COMMA, SEMICOLON, ",", ";").contains(separator)) {
            params.error("sep", "allowed", COMMA + ", " + SEMICOLON);
        }
        params.check();
        return SEMICOLON.equals(separator) || ";".equals(separator) ? ';' : ',';
    }

    private void csvMetadata(Context ctx, OpenCollection collection) {
        char separator = separator(ctx);
        ctx.header("Cache-Control", "public, max-age=0, must-revalidate");
        PreparedBody.once("application/csvm+json", metadata.of(collection, separator))
                .send(ctx);
    }

    private void catalogue(Context ctx) {
        Params.of(ctx).check();
        ctx.header("Cache-Control", "public, max-age=0, must-revalidate").header("Access-Control-Allow-Origin", "*");
        PreparedBody.once("application/ld+json", catalogue.of(address.of(ctx))).send(ctx);
    }

    private static void begin(Context ctx, String name) {
        ctx.header("Cache-Control", "public, max-age=0, must-revalidate")
                .header("Content-Disposition", "attachment; filename=\"angstraumkarte-dortmund-" + name + "\"");
        ctx.res().addHeader("Link", "<" + Licence.URL + ">; rel=\"license\"");
    }
}
