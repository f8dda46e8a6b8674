package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.PlaceStore;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings the rows of a file into one layer. Reads the file twice: first to check every row, then to write in one
 * transaction, so that a bad row or a crash leaves the store as it was and memory stays bounded.
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

    private final Database database;
    private final Stores stores;
    private final CityOutline outline;
    private final String statusText;
    private final Clock clock;

    /** The stores an import works on. */
    public record Stores(
            PlaceStore places, DistrictStore districts, TimelineStore timeline, LayerRevisionStore revisions) {}

    /** @param statusText text of the timeline entry when a file changes a status and says nothing else about it */
    public PlaceImport(Database database, Stores stores, CityOutline outline, String statusText, Clock clock) {
        this.database = database;
        this.stores = stores;
        this.outline = outline;
        this.statusText = statusText;
        this.clock = clock;
    }

    /**
     * Imports a file.
     *
     * @param bad hears of every bad row once, in the order of the file
     */
    public ImportSummary run(Layer layer, ImportRows rows, Options options, Consumer<BadRow> bad) {
        ImportSummary plan = database.read(tx -> pass(tx, layer, false, options).run(rows, bad));
        boolean stopped = plan.bad() > 0 && !options.skipBad();
        if (options.dryRun() || stopped) {
            return plan;
        }
        return plan.changesAnything() ? database.write(tx -> write(tx, layer, rows, options)) : plan.asWritten();
    }

    /**
     * Writes the good rows as part of a larger transaction.
     *
     * @throws IllegalStateException if a row is bad and bad rows are not to be skipped
     */
    public ImportSummary write(Tx tx, Layer layer, ImportRows rows, Options options) {
        ImportSummary done = pass(tx, layer, true, options).run(rows, row -> {
            if (!options.skipBad()) {
                throw new IllegalStateException("bad row in line " + row.line() + ": " + row.errors());
            }
        });
        if (done.changesAnything()) {
            stores.revisions().raise(tx, layer.slug());
        }
        return done;
    }

    private ImportPass pass(Tx tx, Layer layer, boolean write, Options options) {
        return new ImportPass(tx, stores, outline, layer, options, write, statusText, clock);
    }
}
