package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.collection.Filter;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.edge.feature.FeatureCrs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters that choose features by their properties: a filter (OGC 19-079r2), and one per property. */
final class FilterParams {
    static final String FILTER = "filter";
    static final String LANGUAGE = "filter-lang";
    static final String CRS = "filter-crs";

    /** The only language. */
    static final String CQL2_TEXT = "cql2-text";

    private FilterParams() {}

    /** Names of the parameters that a collection has for this. */
    static List<String> names(OpenCollection collection) {
        List<String> names = new ArrayList<>(List.of(FILTER, LANGUAGE, CRS));
        names.addAll(PropertyFilters.names(collection));
        return names;
    }

    /** What they ask for together; null for all features. What is wrong is noted in the parameters. */
    static @Nullable Filter read(Params params, OpenCollection collection) {
        List<Filter> filters = new ArrayList<>(PropertyFilters.read(params, collection));
        String language = params.text(LANGUAGE, 40);
        if (language != null && !language.equals(CQL2_TEXT)) {
            params.error(LANGUAGE, "allowed", CQL2_TEXT);
        }
        int srid = srid(params);
        String text = params.text(FILTER, Cql2.LONGEST);
        if (text != null) {
            try {
                filters.add(Cql2.parse(text, collection, srid));
            } catch (Invalid e) {
                e.errors()
                        .forEach(error -> params.error(
                                error.field(), error.code(), error.args().toArray()));
            }
        }
        return switch (filters.size()) {
            case 0 -> null;
            case 1 -> filters.get(0);
            default -> new Filter.And(filters);
        };
    }

    private static int srid(Params params) {
        String uri = params.text(CRS, 200);
        FeatureCrs crs = uri == null ? FeatureCrs.CRS84 : FeatureCrs.find(uri).orElse(null);
        if (crs == null) {
            params.error(
                    CRS,
                    "allowed",
                    Arrays.stream(FeatureCrs.values()).map(FeatureCrs::uri).collect(Collectors.joining(", ")));
        }
        return crs == FeatureCrs.EPSG_25832 ? Crs.UTM32_SRID : Crs.WGS84_SRID;
    }
}
