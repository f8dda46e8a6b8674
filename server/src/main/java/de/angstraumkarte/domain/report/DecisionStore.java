package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL that writes what staff decide about reports. Every change raises the version of the report by one. */
public final class DecisionStore {
    private static final String UPDATE = "UPDATE report SET version = version + 1, ";

    /** Keeps others from writing to reports until the transaction ends. */
    void lock(Tx tx, Collection<Long> ids) {
        tx.handle()
                .createQuery("SELECT id FROM report WHERE id IN (<ids>) ORDER BY id FOR UPDATE")
                .bindList("ids", ids)
                .mapTo(Long.class)
                .list();
    }

    /**
     * Says what a report became.
     *
     * @param placeId null unless attached
     * @param endedAt when nothing more is to come; null if something is
     */
    void decide(
            Tx tx,
            long id,
            ReportState state,
            @Nullable String placeId,
            @Nullable String reason,
            @Nullable String answer,
            @Nullable Long by,
            OffsetDateTime now,
            @Nullable OffsetDateTime endedAt) {
        update(
                        tx,
                        """
                        state = :state, place_id = :place, reason = :reason, answer = :answer, decided_by = :by,
                        decided_at = :now, ended_at = :ended""",
                        id)
                .bind("state", state.slug())
                .bind("place", placeId)
                .bind("reason", reason)
                .bind("answer", answer)
                .bind("by", by)
                .bind("now", now)
                .bind("ended", endedAt)
                .execute();
        tx.handle()
                .createUpdate("UPDATE photo SET place_id = :place WHERE report_id = :id")
                .bind("place", placeId)
                .bind("id", id)
                .execute();
    }

    /** Takes a decision back; photos that were released are hidden again. */
    void reopen(Tx tx, long id) {
        update(
                        tx,
                        """
                        state = 'new', place_id = NULL, reason = NULL, answer = NULL, decided_by = NULL, decided_at = NULL,
                        ended_at = NULL""",
                        id)
                .execute();
        tx.handle()
                .createUpdate("UPDATE photo SET place_id = NULL, released_at = NULL, alt = NULL WHERE report_id = :id")
                .bind("id", id)
                .execute();
    }

    void assign(Tx tx, long id, @Nullable String unit) {
        update(tx, "unit = :unit", id).bind("unit", unit).execute();
    }

    private static Update update(Tx tx, String changes, long id) {
        return tx.handle().createUpdate(UPDATE + changes + " WHERE id = :id").bind("id", id);
    }

    /** Reports of a place end with its closing. */
    void end(Tx tx, String placeId, OffsetDateTime now) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE report SET ended_at = :now
                        WHERE place_id = :place AND state = 'attached' AND ended_at IS NULL
                        """)
                .bind("now", now)
                .bind("place", placeId)
                .execute();
    }

    /** There is more to come for the reports of a place. */
    void resume(Tx tx, String placeId) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE report SET ended_at = NULL
                        WHERE place_id = :place AND state = 'attached' AND ended_at IS NOT NULL
                        """)
                .bind("place", placeId)
                .execute();
    }
}
