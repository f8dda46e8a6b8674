package de.angstraumkarte.domain.layer;

import de.angstraumkarte.base.db.Tx;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;

/** The revision of each layer, {@code stadtbezirke} included: a number that grows with every commit that changes it. */
public final class LayerRevisionStore {
    /** The fifth layer: it holds districts, not places. */
    public static final String DISTRICTS = "stadtbezirke";

    private final Clock clock;

    public LayerRevisionStore() {
        this(Clock.systemUTC());
    }

    public LayerRevisionStore(Clock clock) {
        this.clock = clock;
    }

    /** Marks a layer as changed by the transaction. */
    public void raise(Tx tx, String layer) {
        int rows = tx.handle()
                .createUpdate(
                        "UPDATE layer_revision SET revision = revision + 1, changed_at = :now WHERE layer = :layer")
                .bind("now", OffsetDateTime.now(clock))
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

    /** When each layer was last changed, by slug; those that never were are left out. */
    public Map<String, OffsetDateTime> changes(Tx tx) {
        return tx
                .handle()
                .createQuery("SELECT layer, changed_at FROM layer_revision WHERE changed_at IS NOT NULL")
                .map((row, context) -> Map.entry(row.getString(1), row.getObject(2, OffsetDateTime.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
