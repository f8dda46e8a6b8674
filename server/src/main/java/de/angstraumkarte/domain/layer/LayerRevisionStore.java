package de.angstraumkarte.domain.layer;

import de.angstraumkarte.base.db.Tx;
import java.util.Map;
import java.util.stream.Collectors;

/** The revision of each layer, {@code stadtbezirke} included: a number that grows with every commit that changes it. */
public final class LayerRevisionStore {
    /** The fifth layer: it holds districts, not places. */
    public static final String DISTRICTS = "stadtbezirke";

    /** Marks a layer as changed by the transaction. */
    public void raise(Tx tx, String layer) {
        int rows = tx.handle()
                .createUpdate("UPDATE layer_revision SET revision = revision + 1 WHERE layer = :layer")
                .bind("layer", layer)
                .execute();
        if (rows != 1) {
            throw new IllegalArgumentException("no layer " + layer);
        }
    }

    /** Revisions by layer slug. */
    public Map<String, Long> revisions(Tx tx) {
        return tx
                .handle()
                .createQuery("SELECT layer, revision FROM layer_revision")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
