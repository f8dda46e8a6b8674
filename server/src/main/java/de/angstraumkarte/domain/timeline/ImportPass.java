package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.StoreException;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictLocator;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceDraft;
import de.angstraumkarte.domain.place.PlaceMerge;
import de.angstraumkarte.domain.place.PlaceRules;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.Source;
import de.angstraumkarte.domain.timeline.PlaceImport.BadRow;
import de.angstraumkarte.domain.timeline.StatusUpdate.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reading of a file: judges each row and, if asked to, writes it. Rows are looked up and written in batches. */
final class ImportPass {
    private static final int BATCH = 1000;

    private final Tx tx;
    private final PlaceImport.Stores stores;
    private final CityOutline outline;
    private final Layer layer;
    private final PlaceImport.Options options;
    private final boolean write;
    private final String statusText;
    private final LocalDate today;
    private final OffsetDateTime now;
    private final List<District> districts;
    private final PlaceMerge merge;

    /** Ids read so far with the line they first appeared in. */
    private final Map<String, Integer> seen = new HashMap<>();

    private final List<ImportRow> batch = new ArrayList<>(BATCH);
    private @Nullable DistrictLocator locator;
    private int added;
    private int changed;
    private int unchanged;
    private int retired;
    private int bad;

    ImportPass(
            Tx tx,
            PlaceImport.Stores stores,
            CityOutline outline,
            Layer layer,
            PlaceImport.Options options,
            boolean write,
            String statusText,
            Clock clock) {
        this.tx = tx;
        this.stores = stores;
        this.outline = outline;
        this.layer = layer;
        this.options = options;
        this.write = write;
        this.statusText = statusText;
        this.today = LocalDate.now(clock.withZone(PlaceService.ZONE));
        this.now = OffsetDateTime.now(clock);
        this.districts = stores.districts().listDistricts(tx);
        this.merge = new PlaceMerge(layer, districts, this::locator);
    }

    ImportSummary run(ImportRows rows, Consumer<BadRow> badRows) {
        rows.each(row -> {
            batch.add(row);
            if (batch.size() == BATCH) {
                flush(badRows);
            }
        });
        flush(badRows);
        if (options.retireMissing()) {
            retireMissing();
        }
        return new ImportSummary(added, changed, unchanged, retired, bad, write);
    }

    private DistrictLocator locator() {
        if (locator == null) {
            locator = new DistrictLocator(districts, stores.places().knownDistricts(tx));
        }
        return locator;
    }

    private void flush(Consumer<BadRow> badRows) {
        Map<String, Place> stored = stores.places()
                .placesByIds(
                        tx,
                        batch.stream()
                                .map(row -> row.draft().id())
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        List<Place> inserts = new ArrayList<>();
        List<Place> updates = new ArrayList<>();
        List<StatusUpdate> news = new ArrayList<>();
        for (ImportRow row : batch) {
            @Nullable String id = row.draft().id();
            @Nullable Place before = id == null ? null : stored.get(id);
            List<FieldError> errors = errors(row, before);
            if (!errors.isEmpty()) {
                bad++;
                badRows.accept(new BadRow(row.line(), errors));
            } else if (before == null) {
                inserts.add(add(row.draft(), news));
            } else {
                Place after = merge.merge(before, row.draft());
                if (after.equals(before)) {
                    unchanged++;
                } else {
                    changed++;
                    updates.add(change(before, after, row.draft(), news));
                }
            }
        }
        batch.clear();
        if (write) {
            write(inserts, updates, news);
        }
    }

    private void write(List<Place> inserts, List<Place> updates, List<StatusUpdate> news) {
        stores.places().insert(tx, inserts, now);
        if (!stores.places().update(tx, updates)) {
            throw new StoreException("a place changed while it was imported", null);
        }
        stores.timeline().append(tx, news, now);
    }

    private List<FieldError> errors(ImportRow row, @Nullable Place before) {
        List<FieldError> errors = new ArrayList<>(row.errors());
        Set<String> unreadable = new TreeSet<>();
        errors.forEach(error -> unreadable.add(error.field()));
        PlaceRules.check(row.draft(), layer, outline, districts).stream()
                .filter(error -> !unreadable.contains(error.field()))
                .forEach(errors::add);
        @Nullable String id = row.draft().id();
        if (id != null) {
            @Nullable Integer first = seen.putIfAbsent(id, row.line());
            if (first != null) {
                errors.add(FieldError.of("id", "duplicate-id", first));
            }
        }
        if (before != null) {
            if (before.layer() != layer) {
                errors.add(FieldError.of("id", "other-layer", before.layer().slug()));
            } else if (before.status() != null
                    && !mayBecome(before.status(), row.draft().status())) {
                errors.add(FieldError.of(
                        "status",
                        "status-transition",
                        Objects.requireNonNull(before.statusSlug()),
                        String.join(", ", new TreeSet<>(before.status().next()))));
            }
        }
        return errors;
    }

    private static boolean mayBecome(Status status, @Nullable String wanted) {
        return wanted == null || wanted.equals(status.slug()) || status.next().contains(wanted);
    }

    /** A new place: what its source documents, and that it came onto the map today, which starts the promise of news. */
    private Place add(PlaceDraft draft, List<StatusUpdate> news) {
        added++;
        Place place = merge.merge(null, draft);
        @Nullable Source source = place.facts().source();
        if (source != null) {
            news.add(new StatusUpdate(
                    place.id(),
                    Kind.DOCUMENTED,
                    true,
                    null,
                    draft.documented(),
                    source.date(),
                    source.text(),
                    source.url()));
        }
        news.add(new StatusUpdate(
                place.id(), Kind.ADDED, true, place.statusSlug(), null, PartialDate.of(today), null, null));
        return withNews(place, source == null ? 1 : 2);
    }

    private Place change(Place before, Place after, PlaceDraft draft, List<StatusUpdate> news) {
        if (Objects.equals(before.status(), after.status())) {
            return after;
        }
        @Nullable Source source = after.facts().source();
        news.add(new StatusUpdate(
                after.id(),
                Kind.IMPORTED,
                true,
                after.statusSlug(),
                Objects.requireNonNullElse(draft.documented(), statusText),
                PartialDate.of(today),
                source == null ? null : source.text(),
                source == null ? null : source.url()));
        return withNews(after, 1);
    }

    private Place withNews(Place place, int entries) {
        return new Place(
                place.id(),
                place.layer(),
                place.title(),
                place.status(),
                place.geometry(),
                place.position(),
                place.district(),
                place.facts(),
                place.verified(),
                today,
                place.publicUpdates() + entries,
                place.retired(),
                place.version());
    }

    /** A file without any row is more likely a broken delivery than a layer without places: it retires nothing. */
    private void retireMissing() {
        if (seen.isEmpty()) {
            return;
        }
        List<String> missing = stores.places().ids(tx, layer).stream()
                .filter(id -> !seen.containsKey(id))
                .toList();
        retired = missing.size();
        if (write) {
            stores.places().retire(tx, missing, now);
        }
    }
}
