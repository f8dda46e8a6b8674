package de.angstraumkarte.edge.ogc;

import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.edge.feature.FeatureCrs;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * What {@code bbox} and {@code bbox-crs} ask for: one box, or the two on both sides of the antimeridian.
 *
 * @param parts in the system's own units; what lies in one of them is meant
 */
record Box(FeatureCrs crs, List<Envelope> parts) {
    static final String NAME = "bbox";
    static final String CRS_NAME = "bbox-crs";

    /** Six numbers with many decimals each. */
    private static final int LONGEST = 400;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{0,40})?(?:[eE][+-]?\\d{1,3})?");

    Box {
        parts = List.copyOf(parts);
    }

    /** Null if there is none, or a wrong one, which is noted in the parameters. */
    static @Nullable Box read(Params params) {
        FeatureCrs crs = CrsParam.read(params, CRS_NAME);
        String value = params.text(NAME, LONGEST);
        if (value == null) {
            return null;
        }
        double[] numbers = numbers(value.split(",", -1));
        // Heights are passed over: nothing here has one. Swapped ones are a mistake all the same.
        int half = numbers.length / 2;
        if (half == 2 || half == 3 && numbers[2] <= numbers[5]) {
            List<Envelope> parts = parts(crs, numbers[0], numbers[1], numbers[half], numbers[half + 1]);
            if (!parts.isEmpty()) {
                return new Box(crs, parts);
            }
        }
        params.error(NAME, crs == FeatureCrs.CRS84 ? "ogc-bbox" : "ogc-bbox-metres");
        return null;
    }

    /** Four or six numbers; none if it is something else. */
    private static double[] numbers(String[] texts) {
        double[] numbers = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i].strip();
            numbers[i] = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
            if (!Double.isFinite(numbers[i])) {
                return new double[0];
            }
        }
        return numbers.length == 4 || numbers.length == 6 ? numbers : new double[0];
    }

    private static List<Envelope> parts(FeatureCrs crs, double west, double south, double east, double north) {
        if (south > north) {
            return List.of();
        }
        if (west <= east) {
            return List.of(new Envelope(west, east, south, north));
        }
        // From the west of the antimeridian to the east of it (17-069r4, 7.15.3). The projected system has none.
        return crs == FeatureCrs.CRS84 && west <= 180 && east >= -180
                ? List.of(new Envelope(west, 180, south, north), new Envelope(-180, east, south, north))
                : List.of();
    }
}
