package de.angstraumkarte.edge.site;

import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.web.ReportFormView;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * A position in the form for reports, as the field {@code spot} holds it: {@code ort:<id>} for a known place, otherwise
 * {@code <lon>,<lat>;<name>}, the name as it was found and possibly empty.
 *
 * @param placeId the known place it is, null if it is none
 */
record Spot(LonLat position, String name, @Nullable String placeId) {
    private static final String PLACE = "ort:";
    private static final Pattern POSITION =
            Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,17})?),(-?\\d{1,2}(?:\\.\\d{1,17})?)(?:;(.{0,200}))?");

    /** A position without a name. */
    static Spot of(LonLat position) {
        return new Spot(position, "", null);
    }

    /** A place, by a point on or in it; empty if it has no position. */
    static Optional<Spot> of(Place place) {
        Geometry geometry = place.geometry();
        if (geometry == null) {
            return Optional.empty();
        }
        Point point = geometry instanceof Point p ? p : geometry.getInteriorPoint();
        return Optional.of(new Spot(new LonLat(point.getX(), point.getY()), place.title(), place.id()));
    }

    /** Id of the known place that the value of the field means, null if it means a position. */
    static @Nullable String placeId(String value) {
        return value.startsWith(PLACE) ? value.substring(PLACE.length()) : null;
    }

    /** The position that the value of the field means; empty if it has another form. */
    static Optional<Spot> parse(String value) {
        Matcher parts = POSITION.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        double lon = Double.parseDouble(parts.group(1));
        double lat = Double.parseDouble(parts.group(2));
        String name = parts.group(3) == null ? "" : parts.group(3);
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90
                ? Optional.of(new Spot(new LonLat(lon, lat), name, null))
                : Optional.empty();
    }

    private String value() {
        return placeId != null
                ? PLACE + placeId
                : String.format(Locale.ROOT, "%.6f,%.6f;%s", position.lon(), position.lat(), name);
    }

    ReportFormView.Spot view(String shownName, @Nullable String detail) {
        return new ReportFormView.Spot(value(), shownName, detail, position.lon(), position.lat());
    }
}
