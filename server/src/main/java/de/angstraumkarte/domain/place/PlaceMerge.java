package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.geo.Shapes;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.layer.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Makes the place that a draft asks for, from nothing or from what is stored. The draft must have passed
 * {@link PlaceRules}.
 *
 * <p>A file is the truth about the facts of its places: what it no longer says is gone. What staff decide stays as stored
 * unless the file says otherwise: status, verification, public text, and whether a square is one of the 27.
 */
public final class PlaceMerge {
    private static final String UNKNOWN = "unknown";
    private static final String QUARTER = "Stadtteil";

    private final Layer layer;
    private final List<District> districts;
    private final Supplier<DistrictLocator> locator;

    /** @param locator asked only for places whose district the file does not give */
    public PlaceMerge(Layer layer, List<District> districts, Supplier<DistrictLocator> locator) {
        this.layer = layer;
        this.districts = districts;
        this.locator = locator;
    }

    /** The file's status, else the stored one, else what is known of a place about which nothing is said. */
    private @Nullable Status status(@Nullable Place stored, PlaceDraft draft) {
        if (draft.status() != null) {
            return layer.status(draft.status());
        }
        if (stored != null && stored.status() != null) {
            return stored.status();
        }
        // "Analysed" is true of the 27 only; of any other square nobody knows.
        boolean unknown = layer == Layer.SQUARE && !"yes".equals(draft.partOf27());
        return unknown ? null : layer.initialStatus();
    }

    /**
     * The place after the import. Equal to {@code stored} if nothing changes. Its counters (last update, number of public
     * entries, version) are those of {@code stored}, or empty.
     */
    public Place merge(@Nullable Place stored, PlaceDraft draft) {
        @Nullable Geometry geometry = draft.geometry() == null ? null : Shapes.normalised(draft.geometry());
        return new Place(
                Objects.requireNonNull(draft.id()),
                layer,
                Objects.requireNonNull(draft.name()),
                status(stored, draft),
                geometry,
                new Position(
                        Position.Basis.of(Objects.requireNonNullElse(draft.position(), "exact")),
                        draft.positionSource(),
                        draft.accuracyM()),
                district(stored, draft, geometry),
                facts(stored, draft),
                draft.verified() != null ? draft.verified() : stored != null && stored.verified(),
                stored == null ? null : stored.lastUpdate(),
                stored == null ? 0 : stored.publicUpdates(),
                false,
                stored == null ? PlaceWork.NONE : stored.work(),
                stored == null ? 1 : stored.version());
    }

    private @Nullable Located district(@Nullable Place stored, PlaceDraft draft, @Nullable Geometry geometry) {
        if (draft.district() != null) {
            DistrictBasis basis = QUARTER.equals(draft.districtBasis()) ? DistrictBasis.QUARTER : DistrictBasis.SOURCE;
            return new Located(
                    PlaceRules.district(draft.district(), districts)
                            .orElseThrow()
                            .id(),
                    basis);
        }
        if (stored != null && !stored.retired() && wasLocated(stored) && Objects.equals(geometry, stored.geometry())) {
            // An estimate depends on what was known when it was made; the same file must not change it later.
            return stored.district();
        }
        return geometry == null ? null : locator.get().locate(geometry).orElse(null);
    }

    private static boolean wasLocated(Place stored) {
        @Nullable Located district = stored.district();
        return district != null
                && (district.basis() == DistrictBasis.ESTIMATED || district.basis() == DistrictBasis.POLYGON);
    }

    private PlaceFacts facts(@Nullable Place stored, PlaceDraft draft) {
        return new PlaceFacts(
                draft.address(),
                draft.causes().stream().distinct().toList(),
                draft.times().stream().distinct().toList(),
                draft.text() != null
                        ? draft.text()
                        : stored == null ? null : stored.facts().text(),
                draft.source() == null
                        ? null
                        : new Source(
                                draft.source(),
                                draft.sourceDate() == null ? null : PartialDate.parse(draft.sourceDate()),
                                draft.sourceUrl()),
                draft.note(),
                draft.kind(),
                draft.sportType(),
                layer == Layer.SQUARE ? partOf27(stored, draft.partOf27()) : null,
                draft.attributes());
    }

    /** "unknown" in a file is no news for a square about which the store knows more. */
    private static String partOf27(@Nullable Place stored, @Nullable String given) {
        if (given != null && !given.equals(UNKNOWN)) {
            return given;
        }
        return stored == null
                ? UNKNOWN
                : Objects.requireNonNullElse(stored.facts().partOf27(), UNKNOWN);
    }
}
