package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.District;
import de.angstraumkarte.domain.district.DistrictLocator;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.timeline.PlaceImport.BadRow;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One reading of a file, in batches: each is looked up, judged and, if asked for, written as one unit of work. */
final class ImportPass {
    static final int BATCH = 5000;

    /** What stays the same for every import. */
    record Setting(
            PlaceImport.Stores stores,
            CityOutline outline,
            PlaceImport.Texts texts,
            TimelineWriter.Listener listener,
            Clock clock) {}

    /** Runs a batch: as a read, as a transaction, or as a part of one that is already open. May run it again. */
    interface Unit {
        ImportBatch.Outcome run(Function<Tx, ImportBatch.Outcome> work);
    }

    private final Setting setting;
    private final Layer layer;
    private final PlaceImport.Options options;
    private final boolean write;
    private final Unit unit;

    /** Ids read so far with the line they first appeared in. */
    private final Map<String, Integer> seen = new HashMap<>();

    private final List<ImportBatch.Row> rows = new ArrayList<>(BATCH);
    private ImportSummary summary = ImportSummary.NOTHING;
    private @Nullable List<District> districts;
    private @Nullable DistrictLocator locator;

    ImportPass(Setting setting, Layer layer, PlaceImport.Options options, boolean write, Unit unit) {
        this.setting = setting;
        this.layer = layer;
        this.options = options;
        this.write = write;
        this.unit = unit;
    }

    ImportSummary run(ImportRows file, Consumer<BadRow> badRows) {
        file.each(row -> {
            @Nullable String id = row.draft().id();
            rows.add(new ImportBatch.Row(row, id == null ? null : seen.putIfAbsent(id, row.line())));
            if (rows.size() == BATCH) {
                flush(badRows);
            }
        });
        flush(badRows);
        // A file without any row is more likely a broken delivery than a layer without places: it retires nothing.
        if (options.retireMissing() && !seen.isEmpty()) {
            retireMissing(badRows);
        }
        return write ? summary.asWritten() : summary;
    }

    private void flush(Consumer<BadRow> badRows) {
        if (!rows.isEmpty()) {
            add(unit.run(this::batch), badRows);
            rows.clear();
        }
    }

    private void add(ImportBatch.Outcome outcome, Consumer<BadRow> badRows) {
        outcome.bad().forEach(badRows);
        summary = summary.plus(outcome.counts());
    }

    private ImportBatch.Outcome batch(Tx tx) {
        if (districts == null) {
            districts = setting.stores().districts().listDistricts(tx);
        }
        return new ImportBatch(tx, setting, layer, districts, () -> locator(tx)).run(rows, write, options.skipBad());
    }

    /** Made only if a row does not say its district. */
    private DistrictLocator locator(Tx tx) {
        if (locator == null) {
            locator = new DistrictLocator(
                    setting.stores().districts().listDistricts(tx),
                    setting.stores().places().knownDistricts(tx));
        }
        return locator;
    }

    private void retireMissing(Consumer<BadRow> badRows) {
        List<String> missing = new ArrayList<>();
        unit.run(tx -> {
            missing.clear();
            setting.stores().places().ids(tx, layer).stream()
                    .filter(id -> !seen.containsKey(id))
                    .forEach(missing::add);
            return ImportBatch.Outcome.NOTHING;
        });
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<String> some = missing.subList(from, Math.min(from + BATCH, missing.size()));
            add(unit.run(tx -> retire(tx, some)), badRows);
        }
    }

    private ImportBatch.Outcome retire(Tx tx, List<String> missing) {
        Set<String> kept = setting.stores().places().workedOn(tx);
        List<String> ids = missing.stream().filter(id -> !kept.contains(id)).toList();
        if (write && !ids.isEmpty()) {
            setting.stores().places().retire(tx, ids, OffsetDateTime.now(setting.clock()));
            setting.stores().revisions().raise(tx, layer.slug());
        }
        return new ImportBatch.Outcome(
                new ImportSummary(0, 0, 0, ids.size(), missing.size() - ids.size(), List.of(), 0, false), List.of());
    }
}
