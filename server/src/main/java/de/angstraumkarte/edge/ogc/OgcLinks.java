package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.Licence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The addresses of one answer and of what it leads to, all absolute.
 *
 * @param base where {@code /ogc} is, without slash at the end
 * @param path of the answer below it
 * @param query parameters of the request, in their order, none of them repeated
 * @param format of the answer
 * @param json media type of the answer for programs
 */
record OgcLinks(String base, String path, Map<String, String> query, Format format, String json) {
    static final String QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
    private static final Link LICENSE = new Link(Licence.URL, "license", MediaTypes.HTML, Licence.TITLE);

    OgcLinks {
        query = new LinkedHashMap<>(query);
    }

    /** The same for another answer in the same format, without parameters. */
    OgcLinks at(String otherPath) {
        return new OgcLinks(base, otherPath, Map.of(), format, json);
    }

    /** The answer in its own format and in the other. */
    List<Link> self() {
        List<Link> links = new ArrayList<>();
        for (Format other : Format.values()) {
            links.add(new Link(
                    href(Map.of(Format.NAME, other.slug())),
                    other == format ? "self" : "alternate",
                    other == Format.JSON ? json : MediaTypes.HTML,
                    null));
        }
        return links;
    }

    /** Another part of the same answer, in the same format. */
    Link part(String rel, int offset) {
        return new Link(
                href(Map.of(Format.NAME, format.slug(), "offset", Integer.toString(offset))),
                rel,
                format == Format.JSON ? json : MediaTypes.HTML,
                null);
    }

    /** From features to the collection they are in. */
    List<Link> collectionOf(OpenCollection collection) {
        String target = collection(collection);
        return List.of(program(target, "collection", MediaTypes.JSON), page(target, "collection"), LICENSE);
    }

    Link license() {
        return LICENSE;
    }

    /** Something below {@code /ogc} in its form for programs. */
    Link program(String target, String rel, String type) {
        return new Link(base + target + "?f=json", rel, type, null);
    }

    /** The same without a query: to this address clients append, parameters as well as paths (GDAL: {@code id = 'x'}). */
    Link bare(String target, String rel, String type) {
        return new Link(base + target, rel, type, null);
    }

    /** Something below {@code /ogc} in its form for people. */
    Link page(String target, String rel) {
        return new Link(base + target + "?f=html", rel, MediaTypes.HTML, null);
    }

    static String collection(OpenCollection collection) {
        return "/collections/" + collection.id();
    }

    static String items(OpenCollection collection) {
        return collection(collection) + "/items";
    }

    static String item(OpenCollection collection, String id) {
        return items(collection) + "/" + encoded(id);
    }

    /** The address of the answer with some parameters changed or added. */
    private String href(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.putAll(changed);
        return base
                + path
                + all.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** For a query and for a part of a path. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
