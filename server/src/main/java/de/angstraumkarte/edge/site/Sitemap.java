package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.cache.Kept;
import de.angstraumkarte.base.cache.Recent;
import de.angstraumkarte.base.http.PreparedBody;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * All pages that search engines should know, by the protocol of sitemaps.org: the pages of the site and those of all places on
 * the map. Read anew when a layer has changed, written for whoever asks. Thread-safe.
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

    /** Larger answers are kept compressed while they are sent. */
    private static final int LARGEST_PLAIN = 256 * 1024;

    private final PlaceService places;
    private final int most;
    private final Recent<Map<String, Long>> revisions;

    /** Nothing in it knows under which address it was asked for: whoever asks next may use another. */
    private final Kept<Map<String, Long>, List<Part>> kept = new Kept<>(Map::equals);

    /** Addresses of one file: in every line a path and, after a space, the day of its last change. Kept short: there may be 50,000. */
    private record Part(String lines) {}

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
     * One file. If one does not hold all, the first is the list of the others.
     *
     * @param base address of the site, without slash at the end
     * @param number 0 for the first; empty if there is no such file
     */
    Optional<PreparedBody> of(String base, int number) {
        List<Part> parts = kept.get(revisions.get(), () -> new Reading().all());
        String site = escape(base);
        if (number == 0) {
            return Optional.of(parts.size() == 1 ? part(site, parts.get(0)) : index(site, parts.size()));
        }
        return parts.size() == 1 || number > parts.size()
                ? Optional.empty()
                : Optional.of(part(site, parts.get(number - 1)));
    }

    private static PreparedBody index(String site, int parts) {
        return document("sitemapindex", body -> {
            for (int i = 1; i <= parts; i++) {
                write(body, "<sitemap><loc>" + site + "/sitemap-" + i + ".xml</loc></sitemap>\n");
            }
        });
    }

    private static PreparedBody part(String site, Part part) {
        return document("urlset", body -> {
            for (String line : (Iterable<String>) part.lines().lines()::iterator) {
                int space = line.indexOf(' ');
                String path = space < 0 ? line : line.substring(0, space);
                String day = space < 0 ? "" : "<lastmod>" + line.substring(space + 1) + "</lastmod>";
                write(body, "<url><loc>" + site + escape(path) + "</loc>" + day + "</url>\n");
            }
        });
    }

    /** One pass over the places. */
    private final class Reading {
        private final List<Part> parts = new ArrayList<>();
        private StringBuilder lines = new StringBuilder();
        private int count;

        List<Part> all() {
            PAGES.forEach(path -> add(path, null));
            PlaceQuery query = new PlaceQuery(Set.of(), Set.of(), Set.of(), null, Set.of());
            places.eachPage(query, Integer.MAX_VALUE, page -> page.forEach(this::add));
            parts.add(new Part(lines.toString()));
            return List.copyOf(parts);
        }

        private void add(Place place) {
            add("/orte/" + place.id(), place.lastUpdate());
        }

        private void add(String path, @Nullable LocalDate changed) {
            if (count == most) {
                parts.add(new Part(lines.toString()));
                lines = new StringBuilder();
                count = 0;
            }
            count++;
            lines.append(path).append(changed == null ? "" : " " + changed).append('\n');
        }
    }

    private interface Content {
        void writeTo(OutputStream body) throws IOException;
    }

    private static PreparedBody document(String root, Content content) {
        try (PreparedBody.Builder body =
                new PreparedBody.Builder("application/xml; charset=utf-8", Deflater.BEST_SPEED, LARGEST_PLAIN)) {
            write(body, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + NAMESPACE);
            content.writeTo(body);
            write(body, "</" + root + ">\n");
            return body.build();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory, so it cannot happen", e);
        }
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }
}
