package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.cache.Kept;
import de.angstraumkarte.base.cache.Recent;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * All pages that search engines should know, by the protocol of sitemaps.org: the pages of the site and those of all places on
 * the map. Made anew when a layer has changed. Thread-safe.
 */
public final class Sitemap {
    /** Most addresses that one file may have. */
    private static final int MOST = 50_000;

    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    private static final List<String> PAGES = List.of(
            "/",
            "/orte",
            "/statistik",
            "/daten",
            "/daten/schnittstellen",
            "/melden",
            "/impressum",
            "/datenschutz",
            "/barrierefreiheit");

    private record Version(Map<String, Long> revisions, String base) {}

    private final PlaceService places;
    private final int most;
    private final Recent<Map<String, Long>> revisions;
    private final Kept<Version, List<PreparedBody>> kept = new Kept<>(Version::equals);

    public Sitemap(PlaceService places) {
        this(places, MOST);
    }

    /** @param most addresses of one file */
    Sitemap(PlaceService places, int most) {
        this.places = places;
        this.most = most;
        this.revisions = new Recent<>(places::revisions);
    }

    /**
     * One file; if it does not hold all, first the list of files and then these.
     *
     * @param base address of the site, without slash at the end
     */
    List<PreparedBody> of(String base) {
        return kept.get(new Version(revisions.get(), base), () -> new Writing(base).all());
    }

    /** One pass over the places. */
    private final class Writing {
        private final String base;
        private final List<PreparedBody> parts = new ArrayList<>();
        private PreparedBody.Builder part;
        private int count;

        Writing(String base) {
            this.base = base;
            this.part = begin("urlset");
        }

        List<PreparedBody> all() {
            PAGES.forEach(path -> add(path, null));
            PlaceQuery query = new PlaceQuery(Set.of(), Set.of(), Set.of(), null, Set.of());
            places.eachPage(query, Integer.MAX_VALUE, page -> page.forEach(this::add));
            parts.add(end(part, "urlset"));
            if (parts.size() == 1) {
                return List.copyOf(parts);
            }
            PreparedBody.Builder index = begin("sitemapindex");
            for (int i = 1; i <= parts.size(); i++) {
                write(index, "<sitemap><loc>" + escape(base) + "/sitemap-" + i + ".xml</loc></sitemap>\n");
            }
            parts.add(0, end(index, "sitemapindex"));
            return List.copyOf(parts);
        }

        private void add(Place place) {
            add("/orte/" + place.id(), place.lastUpdate());
        }

        private void add(String path, @Nullable LocalDate changed) {
            if (count == most) {
                parts.add(end(part, "urlset"));
                part = begin("urlset");
                count = 0;
            }
            count++;
            write(
                    part,
                    "<url><loc>" + escape(base + path) + "</loc>"
                            + (changed == null ? "" : "<lastmod>" + changed + "</lastmod>") + "</url>\n");
        }
    }

    private static PreparedBody.Builder begin(String root) {
        try {
            PreparedBody.Builder body =
                    new PreparedBody.Builder("application/xml; charset=utf-8", Deflater.DEFAULT_COMPRESSION);
            write(body, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + NAMESPACE);
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }

    private static PreparedBody end(PreparedBody.Builder body, String root) {
        write(body, "</" + root + ">\n");
        try (body) {
            return body.build();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }

    private static void write(PreparedBody.Builder body, String text) {
        try {
            body.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }
}
