package de.angstraumkarte.domain.work;

import de.angstraumkarte.base.db.Tx;
import java.util.List;

/** SQL for the table of places. */
public final class PlaceTableStore {
    /** Ids of one page of matching places, in the table's order. */
    List<String> ids(Tx tx, PlaceTableCondition condition, int limit, int offset) {
        return condition
                .bind(tx.handle()
                        .createQuery("SELECT p.id FROM place p WHERE " + condition.sql() + " ORDER BY "
                                + condition.order() + " LIMIT :limit OFFSET :offset"))
                .bind("limit", limit)
                .bind("offset", offset)
                .mapTo(String.class)
                .list();
    }

    /** Number of matching places. */
    int count(Tx tx, PlaceTableCondition condition) {
        return condition
                .bind(tx.handle().createQuery("SELECT count(*) FROM place p WHERE " + condition.sql()))
                .mapTo(Integer.class)
                .one();
    }
}
