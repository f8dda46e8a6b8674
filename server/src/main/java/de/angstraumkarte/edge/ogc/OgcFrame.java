package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureCrs;
import de.angstraumkarte.web.OgcView.Entry;
import de.angstraumkarte.web.PageView;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What all pages of {@code /ogc} have in common: the frame of the site, and the ways to the pages above them. */
final class OgcFrame {
    static final String ROOT = OgcRoutes.PATH;
    static final String COLLECTIONS = ROOT + "/collections";

    private final Function<Context, PageView> frame;

    /** @param frame makes what every page needs */
    OgcFrame(Function<Context, PageView> frame) {
        this.frame = frame;
    }

    PageView page(Context ctx) {
        PageView page = frame.apply(ctx);
        ctx.header("Cache-Control", "no-cache").header("Content-Language", page.language());
        ctx.res().addHeader("Vary", "Accept-Language, Cookie");
        return page;
    }

    /** Last part of the keys of its texts. */
    static String slug(FeatureCrs crs) {
        return crs.name().toLowerCase(Locale.ROOT);
    }

    static String path(OpenCollection collection) {
        return ROOT + OgcLinks.collection(collection);
    }

    static List<Entry> ways(PageView page, Entry... more) {
        List<Entry> ways = new ArrayList<>();
        ways.add(new Entry(page.text("data.title"), "/daten", null));
        ways.add(new Entry(page.text("ogc.page.title"), ROOT, null));
        ways.addAll(List.of(more));
        return ways;
    }

    static List<Entry> ways(PageView page, OpenCollection collection, Entry... more) {
        List<Entry> ways = ways(page, new Entry(page.text("ogc.page.collections"), COLLECTIONS, null));
        ways.add(new Entry(CollectionWords.title(collection, page.messages()), path(collection), null));
        ways.addAll(List.of(more));
        return ways;
    }
}
