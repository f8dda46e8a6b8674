package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.geo.GeometryText;
import de.angstraumkarte.base.geo.Shapes;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.measure.Unit;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceDraft;
import de.angstraumkarte.domain.place.PlaceRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** What a place must be like after staff edited it: as after an import, and a little more. */
final class EditRules {
    private static final Set<String> DRAWN = Set.of("Point", "LineString", "Polygon");

    private final CityOutline outline;
    private final UnitStore units;
    private final PlaceEditing.Secrets secrets;

    EditRules(CityOutline outline, UnitStore units, PlaceEditing.Secrets secrets) {
        this.outline = outline;
        this.units = units;
        this.secrets = secrets;
    }

    /**
     * All rules the edit breaks; empty if there is none.
     *
     * @param before null for a new place
     * @param status slug of the status the place has or is to get
     */
    List<FieldError> check(
            Tx tx,
            PlaceEdit edit,
            Layer layer,
            String id,
            @Nullable String status,
            @Nullable Place before,
            List<District> districts) {
        @Nullable Geometry stored = before == null ? null : before.geometry();
        boolean moved = moved(stored, edit.geometry());
        List<FieldError> errors = new ArrayList<>();
        if (moved && edit.geometry() != null) {
            drawn(edit.geometry(), errors);
            if (errors.isEmpty() && before != null) {
                secret(tx, edit.geometry(), before, errors);
            }
        }
        boolean drawnWell = errors.isEmpty();
        PlaceRules.check(draft(edit, layer, id, status), layer, outline, districts).stream()
                .filter(error -> drawnWell || !error.field().equals("geometry"))
                .forEach(errors::add);
        boolean hadCauses = before == null || !before.facts().causes().isEmpty();
        if (layer == Layer.FEAR_SPACE && edit.causes().isEmpty() && hadCauses) {
            errors.add(FieldError.of("causes", "cause-needed"));
        }
        unit(tx, edit.unit(), before == null ? null : before.work().unit(), errors);
        return errors;
    }

    /** Whether a position differs from the stored one, as precisely as it is stored. */
    static boolean moved(@Nullable Geometry stored, @Nullable Geometry given) {
        return stored == null || given == null
                ? stored != given
                : !Shapes.normalised(given).equalsExact(stored);
    }

    private void drawn(Geometry geometry, List<FieldError> errors) {
        if (!DRAWN.contains(geometry.getGeometryType())) {
            errors.add(FieldError.of("geometry", "geometry-type"));
        } else if (geometry.getNumPoints() > GeometryText.MOST_VERTICES) {
            errors.add(FieldError.of("geometry", "too-many-vertices", GeometryText.MOST_VERTICES));
        } else if (!Shapes.isWgs84(geometry)) {
            errors.add(FieldError.of("geometry", "not-wgs84"));
        } else if (!Arrays.stream(geometry.getCoordinates())
                .allMatch(vertex -> outline.contains(Crs.WGS84_FACTORY.createPoint(vertex)))) {
            errors.add(FieldError.of("geometry", "outside-city"));
        }
    }

    /** Vertices that are public already tell nothing new. */
    private void secret(Tx tx, Geometry drawn, Place before, List<FieldError> errors) {
        Set<Coordinate> known = before.geometry() == null
                ? Set.of()
                : Set.of(Arrays.stream(before.geometry().getCoordinates())
                        .distinct()
                        .toArray(Coordinate[]::new));
        Geometry added = Crs.WGS84_FACTORY.createMultiPointFromCoords(
                Arrays.stream(Shapes.normalised(drawn).getCoordinates())
                        .filter(vertex -> !known.contains(vertex))
                        .toArray(Coordinate[]::new));
        if (secrets.shownBy(tx, before.id(), added)) {
            errors.add(FieldError.of("geometry", "reported-position", secrets.nearest()));
        }
    }

    /** A disabled office keeps the places it has, but gets no new ones. */
    private void unit(Tx tx, @Nullable String unit, @Nullable String before, List<FieldError> errors) {
        if (unit == null || Objects.equals(unit, before)) {
            return;
        }
        List<String> possible = units.listUnits(tx).stream()
                .filter(u -> !u.disabled())
                .map(Unit::id)
                .toList();
        if (!possible.contains(unit)) {
            errors.add(FieldError.of("unit", "allowed", String.join(", ", possible)));
        }
    }

    private static PlaceDraft draft(PlaceEdit edit, Layer layer, String id, @Nullable String status) {
        return new PlaceDraft(
                id,
                edit.title(),
                status,
                edit.geometry(),
                edit.district(),
                null,
                edit.address(),
                edit.causes(),
                edit.times(),
                edit.text(),
                null,
                null,
                null,
                null,
                null,
                null,
                edit.note(),
                edit.kind(),
                edit.sportType(),
                layer == Layer.SQUARE ? Objects.requireNonNullElse(edit.partOf27(), "unknown") : edit.partOf27(),
                null,
                null,
                "{}");
    }
}
