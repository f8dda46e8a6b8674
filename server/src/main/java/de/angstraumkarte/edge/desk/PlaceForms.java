package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.geo.GeometryText;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.http.ProblemMapper;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.Position;
import de.angstraumkarte.domain.work.PlaceEdit;
import de.angstraumkarte.web.Choice;
import de.angstraumkarte.web.Difference;
import de.angstraumkarte.web.FormView;
import de.angstraumkarte.web.Messages;
import de.angstraumkarte.web.desk.DeskPlaceView;
import de.angstraumkarte.web.desk.GeometryFieldView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The form for what the public reads about a place: from a place to its fields, and from fields to an edit. */
public final class PlaceForms {
    /** Names of the fields, in the order of the form. */
    static final List<String> FIELDS = List.of(
            "name",
            "text",
            "causes",
            "when",
            "kind",
            "sportType",
            "partOf27",
            "shape",
            "geometry",
            "position",
            "address",
            "district",
            "note",
            "unit",
            "verified");

    private static final int LONGEST_INPUT = 20_000;
    private static final String APPROXIMATE = "approximate";
    private static final List<String> YES = List.of("1");

    private final PlaceWords words;

    public PlaceForms(PlaceWords words) {
        this.words = words;
    }

    /** The form as it is filled in for a stored place. */
    static FormView of(Place place) {
        PlaceFacts facts = place.facts();
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("name", List.of(place.title()));
        values.put("text", one(facts.text()));
        values.put("causes", inOrder(facts.causes(), Cause.SLUGS));
        values.put("when", inOrder(facts.times(), DayTime.SLUGS));
        values.put("kind", one(facts.kind()));
        values.put("sportType", one(facts.sportType()));
        values.put("partOf27", one(facts.partOf27()));
        if (place.geometry() != null) {
            GeometryText drawn = GeometryText.of(place.geometry());
            values.put("shape", List.of(drawn.shape().slug()));
            values.put("geometry", List.of(drawn.text()));
        }
        boolean approximate = place.position().basis() == Position.Basis.APPROXIMATE;
        values.put("position", approximate ? List.of(APPROXIMATE) : List.of());
        values.put("address", one(facts.address()));
        values.put("district", one(statedDistrict(place)));
        values.put("note", one(facts.note()));
        values.put("unit", one(place.work().unit()));
        values.put("verified", place.verified() ? YES : List.of());
        return new FormView(values, List.of());
    }

    /** A district that was computed stays to be computed. */
    private static @Nullable String statedDistrict(Place place) {
        if (place.district() == null) {
            return null;
        }
        DistrictBasis basis = place.district().basis();
        boolean computed = basis == DistrictBasis.ESTIMATED || basis == DistrictBasis.POLYGON;
        return computed ? null : place.district().district();
    }

    /** As a browser sends choices. */
    private static List<String> inOrder(List<String> slugs, List<String> catalogue) {
        return catalogue.stream().filter(slugs::contains).toList();
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /**
     * What the fields ask for; what cannot be read is collected in {@code params}. What the form of a layer does not show
     * stays as it is.
     *
     * @param stored null for a new place
     */
    static PlaceEdit read(Params params, Layer layer, @Nullable Place stored) {
        boolean fearSpace = layer == Layer.FEAR_SPACE;
        boolean kinds = layer == Layer.LIBRARY || layer == Layer.SQUARE;
        boolean sports = layer == Layer.SPORTS_SITE;
        @Nullable PlaceFacts facts = stored == null ? null : stored.facts();
        return new PlaceEdit(
                params.text("name", LONGEST_INPUT),
                params.text("text", LONGEST_INPUT),
                params.text("address", LONGEST_INPUT),
                fearSpace || facts == null ? List.copyOf(params.choices("causes", Cause.SLUGS)) : facts.causes(),
                fearSpace || facts == null ? List.copyOf(params.choices("when", DayTime.SLUGS)) : facts.times(),
                params.text("note", LONGEST_INPUT),
                kinds || facts == null ? params.text("kind", LONGEST_INPUT) : facts.kind(),
                sports || facts == null ? params.text("sportType", LONGEST_INPUT) : facts.sportType(),
                layer == Layer.SQUARE ? params.text("partOf27", LONGEST_INPUT) : null,
                geometry(params, stored),
                params.has("position"),
                params.text("district", LONGEST_INPUT),
                params.text("unit", LONGEST_INPUT),
                stored == null || params.has("verified"));
    }

    private static @Nullable Geometry geometry(Params params, @Nullable Place stored) {
        String shape = params.choices("shape", GeometryFieldView.SHAPES).stream()
                .findFirst()
                .orElse("point");
        String text = params.text("geometry", GeometryText.LONGEST);
        if (text == null) {
            return null;
        }
        // Several parts, from an import: they cannot be drawn, but they can stay.
        if (stored != null
                && stored.geometry() != null
                && GeometryText.of(stored.geometry()).text().equals(text.replace("\r\n", "\n"))
                && GeometryText.of(stored.geometry()).shape().slug().equals(shape)) {
            return stored.geometry();
        }
        try {
            return new GeometryText(GeometryText.Shape.of(shape), text).geometry();
        } catch (GeometryText.Unreadable e) {
            params.error("geometry", "geometry-text");
            return null;
        }
    }

    /** With faults in the order of the form, under the labels of its fields. */
    static FormView asOnPage(Messages messages, FormView form) {
        Map<String, String> labels = new LinkedHashMap<>();
        FIELDS.forEach(field -> labels.put(field, ProblemMapper.label(messages, field)));
        labels.put("sportType", messages.text("param.kind"));
        labels.put("unit", messages.text("desk.place.unit"));
        labels.put("status", messages.text("list.column.status"));
        labels.put("news", messages.text("desk.place.news"));
        return form.asOnPage(labels);
    }

    static GeometryFieldView geometry(FormView form, boolean tiles) {
        String shape = form.value("shape");
        return new GeometryFieldView(
                shape.isEmpty() ? "point" : shape, form.value("geometry"), form.fault("geometry"), null, tiles);
    }

    /** What is said about a place, in words, gaps left out. */
    List<DeskPlaceView.Fact> facts(Messages messages, Place place) {
        FormView form = of(place);
        List<DeskPlaceView.Fact> facts = new ArrayList<>();
        for (String field : FIELDS) {
            String value = words(messages, form, field);
            boolean elsewhere =
                    List.of("name", "unit", "verified", "shape", "geometry").contains(field);
            if (!value.isEmpty() && !elsewhere) {
                facts.add(new DeskPlaceView.Fact(ProblemMapper.label(messages, field), value));
            }
        }
        return facts;
    }

    /** The fields in which what is stored now differs from what was typed. */
    List<Difference> differences(Messages messages, Place stored, FormView typed) {
        FormView now = of(stored);
        return FIELDS.stream()
                .map(field -> new Difference(
                        ProblemMapper.label(messages, field),
                        words(messages, now, field),
                        words(messages, typed, field)))
                .filter(difference -> !difference.stored().equals(difference.typed()))
                .toList();
    }

    private String words(Messages messages, FormView form, String field) {
        return form.values().getOrDefault(field, List.of()).stream()
                .filter(value -> !value.isBlank())
                .map(value -> word(messages, field, value.strip().replace("\r\n", "\n")))
                .collect(Collectors.joining(", "));
    }

    private String word(Messages messages, String field, String value) {
        return switch (field) {
            case "causes" -> messages.textOr("cause." + value, value);
            case "when" -> messages.textOr("time." + value, value);
            case "sportType" -> messages.textOr("sporttype." + value, value);
            case "partOf27" -> messages.textOr("desk.place.part27." + value, value);
            case "shape" -> messages.textOr("draw.shape." + value, value);
            case "position" -> messages.text("position.approximate");
            case "verified" -> messages.text("desk.place.yes");
            case "unit" -> words.unitTitles().getOrDefault(value, value);
            case "district" ->
                words.districts().stream()
                        .filter(choice -> choice.value().equals(value))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(value);
            default -> value;
        };
    }
}
