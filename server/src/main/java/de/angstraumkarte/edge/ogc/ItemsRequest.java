package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.collection.Filter;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureCrs;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the features of a collection.
 *
 * @param limit 1 to {@link #MAX_LIMIT}, of pages for people to {@link #MAX_ON_PAGE}
 * @param offset number of features on the pages before, 0 or more
 * @param crs of the coordinates in the answer
 * @param wanted which of them; those on all pages together
 */
record ItemsRequest(Format format, int limit, int offset, FeatureCrs crs, Wanted wanted) {
    /**
     * Which features match.
     *
     * @param box null for everywhere
     * @param days null for always
     * @param filter null for whatever they are like
     */
    record Wanted(@Nullable Box box, @Nullable Days days, @Nullable Filter filter) {
        static final Wanted ALL = new Wanted(null, null, null);

        /** About what it takes in memory, in units of 8 bytes: filters can be long. */
        long words() {
            return 40 + (filter == null ? 0 : filter.toString().length());
        }
    }

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 10_000;

    /** Of features on one page for people: a page is made in memory. */
    static final int MAX_ON_PAGE = 100;

    static final String LIMIT = "limit";
    static final String OFFSET = "offset";

    private static final List<String> NAMES =
            List.of(Format.NAME, Languages.NAME, LIMIT, OFFSET, Box.NAME, Box.CRS_NAME, CrsParam.NAME, Days.NAME);

    /** More digits are no number that anybody means. */
    private static final Pattern DIGITS = Pattern.compile("\\d{1,100}");

    /** @throws de.angstraumkarte.base.problem.DomainException.Invalid with all that is wrong */
    static ItemsRequest read(Context ctx, OpenCollection collection) {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(FilterParams.names(collection));
        Params params = Params.of(ctx, names.toArray(String[]::new));
        Format format = Negotiation.format(ctx, params, MediaTypes.GEOJSON, MediaTypes.JSON);
        ItemsRequest request = new ItemsRequest(
                format,
                Math.min(
                        number(params, LIMIT, DEFAULT_LIMIT, 1, MAX_LIMIT),
                        format == Format.HTML ? MAX_ON_PAGE : MAX_LIMIT),
                number(params, OFFSET, 0, 0, Integer.MAX_VALUE),
                CrsParam.read(params, CrsParam.NAME),
                new Wanted(Box.read(params), Days.read(params), FilterParams.read(params, collection)));
        params.check();
        return request;
    }

    /** A whole number; one above the maximum counts as the maximum (17-069r4, 7.15.2). */
    private static int number(Params params, String name, int fallback, int min, int max) {
        String value = params.text(name, 100);
        if (value == null) {
            return fallback;
        }
        if (DIGITS.matcher(value).matches()) {
            String digits = value.replaceFirst("^0+(?=\\d)", "");
            int number = digits.length() > 9 ? max : Math.min(Integer.parseInt(digits), max);
            if (number >= min) {
                return number;
            }
        }
        params.error(name, "range", min, max);
        return fallback;
    }
}
