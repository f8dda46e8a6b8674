package de.angstraumkarte.edge.desk;

import de.angstraumkarte.base.geo.GeometryText;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.domain.layer.DayTime;
import de.angstraumkarte.domain.work.PlaceEdit;
import de.angstraumkarte.web.desk.GeometryFieldView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The form that makes a new place out of a report. */
final class NewPlaceForm {
    static final List<String> FIELDS =
            List.of("name", "text", "causes", "times", "district", "unit", "shape", "geometry", "answer");

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_SLUG = 120;

    private NewPlaceForm() {}

    /** Reads the fields; what is wrong with them stands in {@code params}. */
    static PlaceEdit read(Params params, DeskChoices choices) {
        return new PlaceEdit(
                needed(params, "name", LONGEST_TITLE),
                needed(params, "text", LONGEST_TEXT),
                null,
                List.copyOf(params.choices("causes", Cause.SLUGS)),
                List.copyOf(params.choices("times", DayTime.SLUGS)),
                null,
                null,
                null,
                null,
                geometry(params),
                false,
                params.choices("district", choices.districtTitles().keySet()).stream()
                        .findFirst()
                        .orElse(null),
                params.text("unit", LONGEST_SLUG),
                true);
    }

    /** Asked for here as well as by the rules, so that whoever left several fields empty hears of all at once. */
    private static @Nullable String needed(Params params, String name, int longest) {
        int faults = params.errors().size();
        @Nullable String value = params.text(name, longest);
        if (value == null && params.errors().size() == faults) {
            params.error(name, "missing");
        }
        return value;
    }

    private static @Nullable Geometry geometry(Params params) {
        String shape = params.choices("shape", GeometryFieldView.SHAPES).stream()
                .findFirst()
                .orElse("point");
        @Nullable String text = params.text("geometry", GeometryText.LONGEST);
        if (text == null) {
            params.error("geometry", "missing");
            return null;
        }
        try {
            return new GeometryText(GeometryText.Shape.of(shape), text).geometry();
        } catch (GeometryText.Unreadable e) {
            params.error("geometry", "geometry-text");
            return null;
        }
    }
}
