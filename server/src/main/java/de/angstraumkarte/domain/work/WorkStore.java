package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.db.Tx;

/** SQL for who has a part in a place. */
public final class WorkStore {
    /** Whether a unit has a measure at a place that was not cancelled. */
    public boolean hasMeasure(Tx tx, String placeId, String unit) {
        return tx.handle()
                        .createQuery(
                                """
                                SELECT count(*) FROM measure
                                WHERE place_id = :place AND LOWER(unit) = :unit AND status <> 'cancelled'
                                """)
                        .bind("place", placeId)
                        .bind("unit", unit)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
