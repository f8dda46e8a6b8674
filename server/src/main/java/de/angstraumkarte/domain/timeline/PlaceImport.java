package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.ImportPass.Unit;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings the rows of a file into one layer. Reads the file twice: first every row is checked, then all are written, so that
 * a bad row leaves the store as it was and memory stays bounded.
 *
 * <p>Each {@value ImportPass#BATCH} rows are written as one transaction: H2 keeps everything a transaction wrote in memory
 * while it commits, and 100,000 places do not fit into 512 MB. After a crash in the middle of a larger file the same file
 * is imported again; what is stored already counts as unchanged.
 */
public final class PlaceImport {
    /**
     * How an import runs.
     *
     * @param dryRun check and count, write nothing
     * @param skipBad write the good rows although others are bad; else one bad row stops everything
     * @param retireMissing retire places of the layer that the file does not have
     */
    public record Options(boolean dryRun, boolean skipBad, boolean retireMissing) {
        /** Everything or nothing, and nothing is retired. */
        public static final Options STRICT = new Options(false, false, false);
    }

    /** A row that breaks rules. */
    public record BadRow(int line, List<FieldError> errors) {}

    /** The stores an import works on. */
    public record Stores(
            PlaceStore places, DistrictStore districts, TimelineStore timeline, LayerRevisionStore revisions) {}

    private final Database database;
    private final ImportPass.Setting setting;

    /**
     * What timeline entries say when the file has no words of its own.
     *
     * @param added of a place that comes onto the map
     * @param status of a status that a file changes
     */
    public record Texts(String added, String status) {}

    /** @param listener told of every status that a file changes */
    public PlaceImport(
            Database database,
            Stores stores,
            CityOutline outline,
            Texts texts,
            TimelineWriter.Listener listener,
            Clock clock) {
        this.database = database;
        this.setting = new ImportPass.Setting(stores, outline, texts, listener, clock);
    }

    /**
     * Imports a file.
     *
     * @param bad hears of every bad row once, in the order of the file
     * @throws IllegalStateException if the file got a bad row after it was checked
     */
    public ImportSummary run(Layer layer, ImportRows rows, Options options, Consumer<BadRow> bad) {
        ImportSummary plan = new ImportPass(setting, layer, options, false, database::read).run(rows, bad);
        boolean stopped = plan.bad() > 0 && !options.skipBad();
        if (options.dryRun() || stopped) {
            return plan;
        }
        return plan.changesAnything() ? write(layer, rows, options, database::write) : plan.asWritten();
    }

    /**
     * Writes all rows as part of a larger transaction; for small files.
     *
     * @throws IllegalStateException if a row is bad
     */
    public ImportSummary write(Tx tx, Layer layer, ImportRows rows) {
        return write(layer, rows, Options.STRICT, work -> work.apply(tx));
    }

    private ImportSummary write(Layer layer, ImportRows rows, Options options, Unit unit) {
        return new ImportPass(setting, layer, options, true, unit).run(rows, row -> {
            if (!options.skipBad()) {
                throw new IllegalStateException("bad row in line " + row.line() + ": " + row.errors());
            }
        });
    }
}
