package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** What a report must be. Fields are named as in the interface. */
public final class ReportRules {
    /** UTF-16 units, as a browser counts: most characters are one, an emoji is two. */
    public static final int LONGEST_TEXT = 2000;
    /** Metres between a report and the place its sender means. */
    public static final int FARTHEST_PLACE_M = 500;

    private static final int LONGEST_ID = 120;
    /** A place may have taken over one that had taken over another; more than this is a circle. */
    private static final int LONGEST_CHAIN = 10;

    private final CityOutline outline;
    private final PlaceService places;

    public ReportRules(CityOutline outline, PlaceService places) {
        this.outline = outline;
        this.places = places;
    }

    /** Everything that is wrong with a report; empty if nothing is. */
    public List<FieldError> check(NewReport report) {
        List<FieldError> errors = new ArrayList<>();
        @Nullable Point point = position(report, errors);
        choice("causes", report.causes(), Cause.SLUGS, errors);
        choice("times", report.times(), DayTime.SLUGS, errors);
        if (report.safety() < 1 || report.safety() > 5) {
            errors.add(FieldError.of("safety", "range", 1, 5));
        }
        if (report.text() != null && report.text().length() > LONGEST_TEXT) {
            errors.add(FieldError.of("text", "too-long-text", LONGEST_TEXT));
        }
        if (report.email() != null && EmailAddress.parse(report.email()).isEmpty()) {
            errors.add(FieldError.of("email", "email"));
        }
        if (report.placeId() != null) {
            place(report.placeId(), point, errors);
        }
        return errors;
    }

    /** The place that is meant by an id: itself, or the one that took it over. Empty if nothing can be reported there. */
    Optional<Place> meant(String id) {
        try {
            String next = id.length() > LONGEST_ID ? "" : id;
            for (int step = 0; step < LONGEST_CHAIN; step++) {
                Place place = places.place(next);
                String survivor = place.work().mergedInto();
                if (survivor == null) {
                    return place.layer() == Layer.FEAR_SPACE && !place.retired()
                            ? Optional.of(place)
                            : Optional.empty();
                }
                next = survivor;
            }
            return Optional.empty();
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    private @Nullable Point position(NewReport report, List<FieldError> errors) {
        if (Double.isNaN(report.lon()) || Double.isNaN(report.lat())) {
            errors.add(FieldError.of(Double.isNaN(report.lon()) ? "lon" : "lat", "missing"));
            return null;
        }
        boolean lonFits = Math.abs(report.lon()) <= 180;
        boolean latFits = Math.abs(report.lat()) <= 90;
        if (!lonFits) {
            errors.add(FieldError.of("lon", "range", -180, 180));
        }
        if (!latFits) {
            errors.add(FieldError.of("lat", "range", -90, 90));
        }
        if (!lonFits || !latFits) {
            return null;
        }
        Point point = point(report);
        if (!outline.contains(point)) {
            errors.add(FieldError.of("lon", "not-in-dortmund"));
            return null;
        }
        return point;
    }

    static Point point(NewReport report) {
        return Crs.WGS84_FACTORY.createPoint(new Coordinate(report.lon(), report.lat()));
    }

    private static void choice(String field, List<String> chosen, List<String> catalogue, List<FieldError> errors) {
        if (chosen.isEmpty()) {
            errors.add(FieldError.of(field, "choose"));
        } else if (!catalogue.containsAll(chosen)) {
            errors.add(FieldError.of(field, "allowed", String.join(", ", catalogue)));
        } else if (chosen.stream().distinct().count() < chosen.size()) {
            errors.add(FieldError.of(field, "twice"));
        }
    }

    private void place(String id, @Nullable Point point, List<FieldError> errors) {
        Optional<Place> place = meant(id);
        if (place.isEmpty()) {
            errors.add(FieldError.of("placeId", "no-such-fear-space"));
            return;
        }
        Geometry geometry = place.get().geometry();
        if (point != null
                && geometry != null
                && Crs.toUtm32(geometry).distance(Crs.toUtm32(point)) > FARTHEST_PLACE_M) {
            errors.add(FieldError.of("placeId", "place-far-away", FARTHEST_PLACE_M));
        }
    }
}
