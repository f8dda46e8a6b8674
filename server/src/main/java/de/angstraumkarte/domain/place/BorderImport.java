package de.angstraumkarte.domain.place;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.geo.Shapes;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** Stores real borders of districts, and what follows from them for every place. */
public final class BorderImport {
    /**
     * One feature of a file with borders.
     *
     * @param line line of the file where it begins, from 1
     * @param names what may name the district: slug, title; the first that does counts
     * @param nr official number, asked last; null if not given
     * @param border as delivered, WGS 84
     * @param source where it is from; null if not given
     * @param errors what could not be read
     */
    public record Row(
            int line,
            List<String> names,
            @Nullable Integer nr,
            @Nullable Geometry border,
            @Nullable String source,
            List<FieldError> errors) {}

    /** A feature that cannot be stored. */
    public record BadRow(int line, List<FieldError> errors) {}

    /** A place whose source names another district than the borders do. */
    public record Disagreement(String placeId, String stated, String byBorder) {}

    /**
     * What an import did, or would do.
     *
     * @param changed borders that are new or differ
     * @param unchanged borders that are stored just so
     * @param relocated places whose district was computed anew and differs
     * @param disagreements places left as their source says
     */
    public record Summary(
            int changed,
            int unchanged,
            int relocated,
            List<Disagreement> disagreements,
            List<BadRow> bad,
            boolean written) {}

    /** Places looked at together. */
    private static final int PAGE = 2000;

    private final Database database;
    private final DistrictStore districts;
    private final PlaceStore places;
    private final LayerRevisionStore revisions;
    private final CityOutline outline;
    private final Clock clock;

    public BorderImport(
            Database database,
            DistrictStore districts,
            PlaceStore places,
            LayerRevisionStore revisions,
            CityOutline outline,
            Clock clock) {
        this.database = database;
        this.districts = districts;
        this.places = places;
        this.revisions = revisions;
        this.outline = outline;
        this.clock = clock;
    }

    /**
     * Imports all rows, or none if one is bad and {@code skipBad} is not set; never writes if {@code dryRun} is set. The
     * borders are one transaction, the places that follow from them several; after a crash in between, importing the same
     * file again finishes the work.
     */
    public Summary run(List<Row> rows, boolean dryRun, boolean skipBad) {
        Borders plan = database.read(tx -> borders(tx, rows));
        boolean write = !dryRun && (plan.bad().isEmpty() || skipBad);
        if (write && !plan.changed().isEmpty()) {
            database.change(tx -> store(tx, plan.changed()));
        }
        DistrictLocator locator =
                database.read(tx -> new DistrictLocator(List.copyOf(plan.after()), places.knownDistricts(tx)));
        List<Disagreement> disagreements = new ArrayList<>();
        int relocated = 0;
        for (Layer layer : Layer.values()) {
            relocated += relocate(layer, locator, disagreements, write);
        }
        return new Summary(plan.changed().size(), plan.unchanged(), relocated, disagreements, plan.bad(), write);
    }

    /** What the rows mean: the districts that get another border, and all districts afterwards. */
    private record Borders(List<District> changed, int unchanged, Collection<District> after, List<BadRow> bad) {}

    private Borders borders(Tx tx, List<Row> rows) {
        List<District> known = districts.listDistricts(tx);
        Map<String, District> after = new LinkedHashMap<>();
        known.forEach(district -> after.put(district.id(), district));
        List<District> changed = new ArrayList<>();
        List<BadRow> bad = new ArrayList<>();
        Map<String, Row> taken = new HashMap<>();
        for (Row row : rows) {
            Optional<District> named = named(row, known);
            List<FieldError> errors = errors(row, named, taken);
            if (!errors.isEmpty()) {
                bad.add(new BadRow(row.line(), errors));
                continue;
            }
            District before = named.orElseThrow();
            taken.put(before.id(), row);
            District now = withBorder(before, Shapes.normalised(Objects.requireNonNull(row.border())), row.source());
            if (!now.equals(before)) {
                changed.add(now);
                after.put(now.id(), now);
            }
        }
        return new Borders(changed, taken.size() - changed.size(), after.values(), bad);
    }

    private void store(Tx tx, List<District> changed) {
        for (District district : changed) {
            districts.updateBorder(tx, district.id(), Objects.requireNonNull(district.border()), district.source());
        }
        revisions.raise(tx, LayerRevisionStore.DISTRICTS);
    }

    private int relocate(Layer layer, DistrictLocator locator, List<Disagreement> disagreements, boolean write) {
        int relocated = 0;
        String after = "";
        List<Place> page;
        do {
            String from = after;
            page = database.read(tx -> places.placesAfter(tx, PlaceQuery.layer(layer), from, PAGE));
            Map<String, Located> moved = moved(page, locator, disagreements);
            if (write && !moved.isEmpty()) {
                database.change(tx -> {
                    places.updateComputedDistricts(tx, moved, OffsetDateTime.now(clock));
                    revisions.raise(tx, layer.slug());
                });
            }
            relocated += moved.size();
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        return relocated;
    }

    private static Map<String, Located> moved(
            List<Place> page, DistrictLocator locator, List<Disagreement> disagreements) {
        Map<String, Located> moved = new LinkedHashMap<>();
        for (Place place : page) {
            @Nullable Geometry geometry = place.geometry();
            @Nullable Located stated = place.district();
            if (geometry == null) {
                continue;
            }
            if (stated == null || isComputed(stated.basis())) {
                locator.locate(geometry)
                        .filter(located -> !located.equals(stated))
                        .ifPresent(located -> moved.put(place.id(), located));
            } else {
                locator.byBorder(geometry)
                        .filter(id -> !id.equals(stated.district()))
                        .ifPresent(id -> disagreements.add(new Disagreement(place.id(), stated.district(), id)));
            }
        }
        return moved;
    }

    private static boolean isComputed(DistrictBasis basis) {
        return basis == DistrictBasis.ESTIMATED || basis == DistrictBasis.POLYGON;
    }

    private static Optional<District> named(Row row, List<District> districts) {
        for (String name : row.names()) {
            String folded = Folding.line(name);
            Optional<District> match = districts.stream()
                    .filter(d -> Folding.line(d.title()).equals(folded)
                            || Folding.line(d.id()).equals(folded))
                    .findFirst();
            if (match.isPresent()) {
                return match;
            }
        }
        return districts.stream()
                .filter(d -> row.nr() != null && d.nr() == row.nr())
                .findFirst();
    }

    private List<FieldError> errors(Row row, Optional<District> named, Map<String, Row> taken) {
        List<FieldError> errors = new ArrayList<>(row.errors());
        if (named.isEmpty()) {
            errors.add(FieldError.of("name", "unknown-district"));
        } else if (taken.containsKey(named.get().id())) {
            errors.add(FieldError.of(
                    "name", "duplicate-district", taken.get(named.get().id()).line()));
        }
        if (row.errors().isEmpty()) {
            errors.addAll(geometryErrors(row.border()));
        }
        return errors;
    }

    private List<FieldError> geometryErrors(@Nullable Geometry border) {
        if (border == null) {
            return List.of(FieldError.of("geometry", "missing"));
        }
        if (!(border instanceof Polygonal)) {
            return List.of(FieldError.of("geometry", "polygon-required"));
        }
        if (!Shapes.isWgs84(border)) {
            return List.of(FieldError.of("geometry", "not-wgs84"));
        }
        Geometry stored = Shapes.normalised(border);
        if (stored.isEmpty() || !stored.isValid()) {
            return List.of(FieldError.of("geometry", "geometry-invalid"));
        }
        return outline.contains(stored) ? List.of() : List.of(FieldError.of("geometry", "outside-city"));
    }

    private static District withBorder(District d, Geometry border, @Nullable String source) {
        return new District(d.id(), d.nr(), d.title(), d.nordwaerts(), d.label(), border, source, d.attributes());
    }
}
