package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.geo.Shapes;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceFacts;
import de.angstraumkarte.domain.place.PlaceWork;
import de.angstraumkarte.domain.place.Position;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Makes the place that an edit asks for. The edit must have passed {@link EditRules}. */
final class EditedPlace {
    /** Finds the district of a position. */
    @FunctionalInterface
    interface Locating {
        Optional<Located> locate(Geometry geometry);
    }

    private static final String UNKNOWN = "unknown";

    private EditedPlace() {}

    /** A new place of which nothing is said yet but its status. */
    static Place empty(String id, NewPlace draft) {
        Layer layer = draft.layer();
        boolean square = layer == Layer.SQUARE;
        // "Analysed" is true of the 27 only; of any other square nobody knows.
        boolean unknown = square && !"yes".equals(draft.facts().partOf27());
        @Nullable
        Status status = draft.status() != null ? layer.status(draft.status()) : unknown ? null : layer.initialStatus();
        return new Place(
                id,
                layer,
                "",
                status,
                null,
                new Position(Position.Basis.EXACT, null, null),
                null,
                new PlaceFacts(null, List.of(), List.of(), null, null, null, null, null, square ? UNKNOWN : null, "{}"),
                true,
                null,
                0,
                false,
                PlaceWork.NONE,
                1);
    }

    /** The place after the edit; equal to {@code before} if nothing changes. */
    static Place of(Place before, PlaceEdit edit, Locating locating) {
        boolean moved = EditRules.moved(before.geometry(), edit.geometry());
        @Nullable
        Geometry geometry = moved && edit.geometry() != null
                ? Shapes.normalised(edit.geometry())
                : edit.geometry() == null ? null : before.geometry();
        return new Place(
                before.id(),
                before.layer(),
                Objects.requireNonNull(edit.title()),
                before.status(),
                geometry,
                position(before, edit, moved),
                district(before, edit, geometry, moved, locating),
                facts(before, edit),
                edit.verified(),
                before.lastUpdate(),
                before.publicUpdates(),
                before.retired(),
                new PlaceWork(
                        edit.unit(),
                        before.work().measuresOpen(),
                        before.work().measuresDone(),
                        before.work().mergedInto(),
                        before.work().promisedBy()),
                before.version());
    }

    /** Where a position is from, and how far off it may be, is no longer true of another one. */
    private static Position position(Place before, PlaceEdit edit, boolean moved) {
        Position.Basis basis = edit.approximate() ? Position.Basis.APPROXIMATE : Position.Basis.EXACT;
        return moved
                ? new Position(basis, null, null)
                : new Position(
                        basis, before.position().source(), before.position().accuracyM());
    }

    private static @Nullable Located district(
            Place before, PlaceEdit edit, @Nullable Geometry geometry, boolean moved, Locating locating) {
        @Nullable Located known = before.district();
        if (edit.district() != null) {
            return known != null && known.district().equals(edit.district())
                    ? known
                    : new Located(edit.district(), DistrictBasis.SOURCE);
        }
        boolean computed =
                known != null && (known.basis() == DistrictBasis.ESTIMATED || known.basis() == DistrictBasis.POLYGON);
        if (computed && !moved) {
            return known;
        }
        return geometry == null ? null : locating.locate(geometry).orElse(null);
    }

    /** The stored order, where only the order differs: forms send choices in the order of the catalogue. */
    private static List<String> inOrder(List<String> stored, List<String> given) {
        return Set.copyOf(stored).equals(Set.copyOf(given)) ? stored : given;
    }

    private static PlaceFacts facts(Place before, PlaceEdit edit) {
        PlaceFacts facts = before.facts();
        return new PlaceFacts(
                edit.address(),
                inOrder(facts.causes(), edit.causes()),
                inOrder(facts.times(), edit.times()),
                edit.text(),
                facts.source(),
                edit.note(),
                edit.kind(),
                edit.sportType(),
                before.layer() == Layer.SQUARE ? Objects.requireNonNullElse(edit.partOf27(), UNKNOWN) : null,
                facts.attributes());
    }
}
