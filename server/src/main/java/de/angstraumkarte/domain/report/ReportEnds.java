package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reports of a place end when it is closed, and go on when it is opened again: 30 days after the end the sender's e-mail
 * address is erased (domain.md, rule 4).
 */
public final class ReportEnds implements TimelineWriter.Listener {
    private final DecisionStore store;
    private final Clock clock;

    public ReportEnds(DecisionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void published(Tx tx, Place place, StatusUpdate update) {
        if (update.status() != null) {
            follow(tx, place);
        }
    }

    /** Brings the reports of a place in line with it. */
    void follow(Tx tx, Place place) {
        if (closed(place)) {
            store.end(tx, place.id(), OffsetDateTime.now(clock));
        } else {
            store.resume(tx, place.id());
        }
    }

    /** Whether nothing more is promised at a place. Of one on the map without a status nobody knows. */
    static boolean closed(Place place) {
        @Nullable Status status = place.status();
        return place.retired() || status != null && !status.open();
    }
}
