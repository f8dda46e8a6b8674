package de.angstraumkarte.domain.timeline;

import de.angstraumkarte.base.db.Database;
import java.util.List;

/** Reading timelines. */
public final class TimelineService {
    /** More entries than a place gets in decades; keeps one answer bounded. */
    private static final int MOST = 1000;

    private final Database database;
    private final TimelineStore store;

    public TimelineService(Database database, TimelineStore store) {
        this.database = database;
        this.store = store;
    }

    /** Public entries of a place, newest first; empty for a place without any and for an unknown one. */
    public List<StatusUpdate> publicUpdates(String placeId) {
        return database.read(tx -> store.publicUpdates(tx, placeId, MOST));
    }
}
