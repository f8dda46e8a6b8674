package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.StoreException;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.FieldError;
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
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some rows of a file within one unit of work on the store: compared with what is stored, then written together. */
final class ImportBatch {
    /**
     * A row, and the line of an earlier one with the same id.
     *
     * @param first null if there is none
     */
    record Row(ImportRow row, @Nullable Integer first) {}

    /** What became of the rows. */
    record Outcome(ImportSummary counts, List<BadRow> bad) {
        static final Outcome NOTHING = new Outcome(ImportSummary.NOTHING, List.of());
    }

    private final Tx tx;
    private final ImportPass.Setting setting;
    private final Layer layer;
    private final List<District> districts;
    private final PlaceMerge merge;
    private final LocalDate today;
    private final OffsetDateTime now;

    private final List<String> merged = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final List<Place> inserts = new ArrayList<>();
    private final List<Place> updates = new ArrayList<>();
    private final List<StatusUpdate> news = new ArrayList<>();

    ImportBatch(
            Tx tx,
            ImportPass.Setting setting,
            Layer layer,
            List<District> districts,
            Supplier<DistrictLocator> locator) {
        this.tx = tx;
        this.setting = setting;
        this.layer = layer;
        this.districts = districts;
        this.merge = new PlaceMerge(layer, districts, locator);
        this.today = LocalDate.now(setting.clock().withZone(PlaceService.ZONE));
        this.now = OffsetDateTime.now(setting.clock());
    }

    /** Bad rows are never written; unless {@code skipBad} is set, one of them keeps the others from being written. */
    Outcome run(List<Row> rows, boolean write, boolean skipBad) {
        Set<String> ids = rows.stream()
                .map(row -> row.row().draft().id())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Place> stored = setting.stores().places().placesByIds(tx, ids);
        for (Row row : rows) {
            @Nullable String id = row.row().draft().id();
            judge(row, id == null ? null : stored.get(id));
        }
        int unchanged = rows.size() - bad.size() - inserts.size() - updates.size();
        if (write && (bad.isEmpty() || skipBad)) {
            write();
        }
        return new Outcome(
                new ImportSummary(
                        inserts.size(), updates.size(), unchanged, 0, 0, List.copyOf(merged), bad.size(), false),
                List.copyOf(bad));
    }

    private void judge(Row row, @Nullable Place before) {
        List<FieldError> errors = errors(row, before);
        PlaceDraft draft = row.row().draft();
        if (!errors.isEmpty()) {
            bad.add(new BadRow(row.row().line(), errors));
        } else if (before == null) {
            inserts.add(added(draft));
        } else if (before.work().mergedInto() != null) {
            // What staff joined a file does not part again.
            merged.add(before.id());
        } else {
            Place after = merge.merge(before, draft);
            if (!after.equals(before)) {
                updates.add(changed(before, after, draft));
            }
        }
    }

    private void write() {
        if (inserts.isEmpty() && updates.isEmpty()) {
            return;
        }
        setting.stores().places().insert(tx, inserts, now);
        if (!setting.stores().places().update(tx, updates, now)) {
            throw new StoreException("a place changed while it was imported", null);
        }
        setting.stores().timeline().append(tx, news, now);
        setting.stores().revisions().raise(tx, layer.slug());
        Map<String, Place> changed = updates.stream().collect(Collectors.toMap(Place::id, place -> place));
        for (StatusUpdate update : news) {
            @Nullable Place place = changed.get(update.placeId());
            if (place != null) {
                setting.listener().published(tx, place, update);
            }
        }
    }

    private List<FieldError> errors(Row row, @Nullable Place before) {
        PlaceDraft draft = row.row().draft();
        List<FieldError> errors = new ArrayList<>(row.row().errors());
        Set<String> unreadable = errors.stream().map(FieldError::field).collect(Collectors.toSet());
        PlaceRules.check(draft, layer, setting.outline(), districts).stream()
                .filter(error -> !unreadable.contains(error.field()))
                .forEach(errors::add);
        if (row.first() != null) {
            errors.add(FieldError.of("id", "duplicate-id", row.first()));
        }
        if (before != null && before.layer() != layer) {
            errors.add(FieldError.of("id", "other-layer", before.layer().slug()));
        } else if (before != null && before.status() != null && before.work().mergedInto() == null) {
            checkTransition(before.status(), draft.status(), errors);
        } else if (before == null || before.status() == null) {
            checkFirst(draft.status(), errors);
        }
        checkEvaluation(before, draft.status(), errors);
        return errors;
    }

    /** From an unknown status everything may follow, so only a known one is asked. */
    private void checkTransition(Status status, @Nullable String wanted, List<FieldError> errors) {
        if (wanted == null || wanted.equals(status.slug())) {
            return;
        }
        if (isForPeople(wanted)) {
            errors.add(FieldError.of("status", "status-by-import"));
        } else if (!status.next().contains(wanted)) {
            Set<String> allowed = new TreeSet<>(status.next());
            allowed.removeIf(this::isForPeople);
            errors.add(FieldError.of("status", "status-transition", status.slug(), String.join(", ", allowed)));
        }
    }

    private void checkFirst(@Nullable String wanted, List<FieldError> errors) {
        if (wanted != null && isForPeople(wanted)) {
            errors.add(FieldError.of("status", "status-by-import"));
        }
    }

    /** Nobody can say of a place whether measures helped at which none is done. */
    private void checkEvaluation(@Nullable Place before, @Nullable String wanted, List<FieldError> errors) {
        if (wanted == null || !layer.isEvaluation(wanted)) {
            return;
        }
        boolean stays = before != null
                && (wanted.equals(before.statusSlug()) || before.work().mergedInto() != null);
        if (!stays && (before == null || before.work().measuresDone() == 0)) {
            errors.add(FieldError.of("status", "evaluated-before-done"));
        }
    }

    /** A fear space ends with a reason that staff give, or with what residents say of it: no file knows either. */
    private boolean isForPeople(String status) {
        return layer == Layer.FEAR_SPACE
                && layer.findStatus(status)
                        .filter(known -> !known.open() || layer.isJudgement(status))
                        .isPresent();
    }

    /** A new place: what its source documents, and that it came onto the map today, which starts the promise of news. */
    private Place added(PlaceDraft draft) {
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
                    source.url(),
                    null));
        }
        news.add(new StatusUpdate(
                place.id(),
                Kind.ADDED,
                true,
                place.statusSlug(),
                setting.texts().added(),
                PartialDate.of(today),
                null,
                null,
                null));
        return withNews(place, source == null ? 1 : 2);
    }

    private Place changed(Place before, Place after, PlaceDraft draft) {
        if (Objects.equals(before.status(), after.status())) {
            return after;
        }
        @Nullable Source source = after.facts().source();
        news.add(new StatusUpdate(
                after.id(),
                Kind.IMPORTED,
                true,
                after.statusSlug(),
                Objects.requireNonNullElse(draft.documented(), setting.texts().status()),
                PartialDate.of(today),
                source == null ? null : source.text(),
                source == null ? null : source.url(),
                null));
        return withNews(after, 1);
    }

    private Place withNews(Place place, int entries) {
        return place.withNews(place.status(), today, entries, null);
    }
}
