package de.angstraumkarte.base.db;

import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.NullValueDataType;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.rtree.MVRTreeMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.MetaType;
import org.h2.value.Value;
import org.h2.value.VersionedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rolls back what a crash left unfinished in a spatial index. H2 2.4.240 cannot: to undo, it opens the index by its number
 * and takes it for an ordinary map, and the whole file stays closed with a ClassCastException. A map that is open already is
 * not opened again, so the file is opened here once with the right types, and the rest is H2's own recovery
 * (server/docs/decisions/0008).
 */
final class SpatialRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(SpatialRecovery.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    private SpatialRecovery() {}

    /** Whether opening a store failed for this reason. */
    static boolean helps(Throwable e) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < 30; depth++) {
            // The JVM leaves the message out where compiled code has thrown before (OmitStackTraceInFastThrow).
            if (cause instanceof ClassCastException
                    && (cause.getMessage() == null || cause.getMessage().contains("SpatialDataType"))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** @param file the store, which nobody has open */
    static void run(Path file) {
        try (MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open()) {
            store.setVersionsToKeep(0);
            for (String name : store.getMapNames()) {
                if (isSpatial(store, name)) {
                    store.openMap(
                            name,
                            new MVRTreeMap.Builder<VersionedValue<Value>>()
                                    .valueType(new VersionedValueType<>(NullValueDataType.INSTANCE)));
                }
            }
            TransactionStore transactions =
                    new TransactionStore(store, new MetaType<>(null, null), new ValueDataType(), TIMEOUT_MILLIS);
            transactions.init();
            transactions.endLeftoverTransactions();
            store.commit();
            store.sync();
        }
        LOG.warn("rolled back what a crash left unfinished in a spatial index");
    }

    private static boolean isSpatial(MVStore store, String name) {
        String id = store.getMetaMap().get("name." + name);
        String config = id == null ? null : store.getMetaMap().get("map." + id);
        return config != null && config.contains("type:rtree");
    }
}
