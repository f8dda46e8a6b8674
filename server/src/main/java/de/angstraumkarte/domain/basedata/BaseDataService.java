package de.angstraumkarte.domain.basedata;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.gazetteer.GazetteerStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.timeline.ImportRows;
import de.angstraumkarte.domain.timeline.PlaceImport;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fills a new store once. What staff change or retire later never comes back by itself. */
public final class BaseDataService {
    private static final String MARK = "base-data";
    private static final String DEMO = "demo";

    private final Database database;
    private final DataLoadStore loads;
    private final DistrictStore districts;
    private final GazetteerStore gazetteer;
    private final LayerRevisionStore revisions;
    private final PlaceImport places;
    private final Clock clock;

    public BaseDataService(
            Database database,
            DataLoadStore loads,
            DistrictStore districts,
            GazetteerStore gazetteer,
            LayerRevisionStore revisions,
            PlaceImport places,
            Clock clock) {
        this.database = database;
        this.loads = loads;
        this.districts = districts;
        this.gazetteer = gazetteer;
        this.revisions = revisions;
        this.places = places;
        this.clock = clock;
    }

    /** Marks the store for good as one that holds made-up examples. */
    public void markAsDemo() {
        database.change(tx -> loads.mark(tx, DEMO, OffsetDateTime.now(clock)));
    }

    /** Whether the store holds made-up examples and must never be taken for the real one. */
    public boolean isDemo() {
        return database.read(tx -> loads.isLoaded(tx, DEMO));
    }

    /**
     * Loads the data into a store that has never had it: all in one transaction with its mark, so that a crash in the
     * middle leaves an empty store and the next start repeats it.
     *
     * @param data asked for only if it is needed
     * @return whether anything was loaded
     */
    public boolean loadOnce(Supplier<BaseData> data) {
        if (database.read(tx -> loads.isLoaded(tx, MARK))) {
            return false;
        }
        BaseData read = data.get();
        return database.write(tx -> load(tx, read));
    }

    private boolean load(Tx tx, BaseData data) {
        if (loads.isLoaded(tx, MARK)) {
            return false;
        }
        loads.mark(tx, MARK, OffsetDateTime.now(clock));
        data.districts().forEach(district -> districts.insert(tx, district));
        revisions.raise(tx, LayerRevisionStore.DISTRICTS);
        for (Layer layer : Layer.values()) {
            @Nullable ImportRows rows = data.places().get(layer);
            if (rows != null) {
                places.write(tx, layer, rows);
            }
        }
        gazetteer.insert(tx, data.gazetteer());
        return true;
    }
}
