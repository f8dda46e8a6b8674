package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.geo.Shapes;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.layer.Status;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What a place must be like to be stored. Every broken rule is reported, not only the first. */
public final class PlaceRules {
    /** A status in which a library may have no position yet. */
    private static final String PLANNED = "planned";

    private static final int ID_LENGTH = 120;
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*");
    private static final List<String> PART_OF_27 = List.of("yes", "no", "unknown");
    private static final List<String> POSITIONS = List.of("exact", "approximate");
    private static final List<String> BASES = List.of("Quelle", "Stadtteil");
    private static final Set<String> GEOMETRIES =
            Set.of("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon");

    private final List<FieldError> errors = new ArrayList<>();

    private PlaceRules() {}

    /** All rules the draft breaks as a place of a layer; empty if it can be stored. */
    public static List<FieldError> check(PlaceDraft draft, Layer layer, CityOutline outline, List<District> districts) {
        PlaceRules rules = new PlaceRules();
        rules.id(draft.id());
        rules.required("name", draft.name());
        rules.status(draft.status(), layer);
        rules.geometry(draft, layer, outline);
        rules.district(draft, districts);
        rules.slugs("causes", draft.causes(), Cause.SLUGS);
        rules.slugs("when", draft.times(), DayTime.SLUGS);
        rules.source(draft);
        rules.oneOf("position", draft.position(), POSITIONS);
        rules.partOf27(draft.partOf27(), layer);
        if (draft.accuracyM() != null && draft.accuracyM() < 0) {
            rules.add("accuracyM", "negative");
        }
        rules.lengths(draft);
        return List.copyOf(rules.errors);
    }

    /** The district a title or slug means. */
    public static Optional<District> district(String titleOrSlug, List<District> districts) {
        return districts.stream()
                .filter(d -> d.id().equals(titleOrSlug) || d.title().equalsIgnoreCase(titleOrSlug))
                .findFirst();
    }

    private void add(String field, String code, Object... args) {
        errors.add(FieldError.of(field, code, args));
    }

    private void required(String field, @Nullable String value) {
        if (value == null) {
            add(field, "missing");
        }
    }

    private void id(@Nullable String id) {
        required("id", id);
        if (id != null && (id.length() > ID_LENGTH || !ID.matcher(id).matches())) {
            add("id", "bad-id", ID_LENGTH);
        }
    }

    private void status(@Nullable String status, Layer layer) {
        if (status != null && layer.findStatus(status).isEmpty()) {
            unknown("status", layer.statuses().stream().map(Status::slug).toList());
        }
    }

    private void geometry(PlaceDraft draft, Layer layer, CityOutline outline) {
        @Nullable Geometry geometry = draft.geometry();
        if (geometry == null) {
            if (!(layer == Layer.LIBRARY && PLANNED.equals(draft.status()))) {
                add("geometry", "position-required");
            }
        } else if (!GEOMETRIES.contains(geometry.getGeometryType())) {
            add("geometry", "geometry-type");
        } else if (!Shapes.isWgs84(geometry)) {
            add("geometry", "not-wgs84");
        } else {
            Geometry stored = Shapes.normalised(geometry);
            if (stored.isEmpty() || !stored.isValid()) {
                add("geometry", "geometry-invalid");
            } else if (!outline.contains(stored)) {
                add("geometry", "outside-city");
            }
        }
    }

    private void district(PlaceDraft draft, List<District> districts) {
        @Nullable String district = draft.district();
        if (district != null && district(district, districts).isEmpty()) {
            unknown("district", districts.stream().map(District::id).toList());
        }
        oneOf("districtBasis", draft.districtBasis(), BASES);
    }

    private void slugs(String field, List<String> values, List<String> catalogue) {
        if (!catalogue.containsAll(values)) {
            unknown(field, catalogue);
        }
    }

    private void oneOf(String field, @Nullable String value, List<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            unknown(field, allowed);
        }
    }

    private void unknown(String field, List<String> allowed) {
        add(field, "allowed", String.join(", ", allowed));
    }

    private void source(PlaceDraft draft) {
        if (draft.source() == null && (draft.sourceDate() != null || draft.sourceUrl() != null)) {
            add("source", "source-required");
        }
        if (draft.sourceDate() != null) {
            try {
                PartialDate.parse(draft.sourceDate());
            } catch (IllegalArgumentException e) {
                add("sourceDate", "not-a-date");
            }
        }
        if (draft.sourceUrl() != null && !isHttp(draft.sourceUrl())) {
            add("sourceUrl", "not-a-link");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            @Nullable String scheme = uri.getScheme();
            return scheme != null
                    && Set.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void partOf27(@Nullable String value, Layer layer) {
        if (value != null && layer != Layer.SQUARE) {
            add("partOf27", "squares-only");
        } else {
            oneOf("partOf27", value, PART_OF_27);
        }
    }

    /** The columns of the table {@code place}. */
    private void lengths(PlaceDraft draft) {
        text("name", draft.name(), 200);
        text("address", draft.address(), 300);
        text("text", draft.text(), 4000);
        text("source", draft.source(), 1000);
        text("sourceUrl", draft.sourceUrl(), 1000);
        text("positionSource", draft.positionSource(), 500);
        text("note", draft.note(), 2000);
        text("kind", draft.kind(), 80);
        text("sportType", draft.sportType(), 40);
        text("documented", draft.documented(), 4000);
        text("attributes", draft.attributes(), 8000);
    }

    private void text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.length() > longest) {
            add(field, "too-long", longest);
        }
        if (!isReadable(value)) {
            add(field, "bad-characters");
        }
    }

    /** Whether a text can be written back into every format. */
    public static boolean isReadable(String text) {
        return text.codePoints().allMatch(PlaceRules::isReadable);
    }

    /** Control characters and halves of surrogate pairs cannot be written back into every format. */
    private static boolean isReadable(int codePoint) {
        boolean space = codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
        return space || !(Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE);
    }
}
