package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceHistoryStore;
import java.time.OffsetDateTime;
import java.util.List;

/** SQL that joins two places. */
public final class MergeStore {
    /** What hangs on a place, by table and column; measures have a version and are moved by their own store. */
    private static final List<String> BELONGINGS = List.of(
            // Where an entry was written tells at which place it stood on a past day.
            "status_update SET origin = COALESCE(origin, :from), place_id = :into WHERE place_id = :from",
            "report SET place_id = :into WHERE place_id = :from",
            "report SET place_hint = :into WHERE place_hint = :from",
            // First the questions, which answers lock: then no answer comes to the place that ends.
            "effect_question SET place_id = :into WHERE place_id = :from",
            "safety_rating SET place_id = :into WHERE place_id = :from",
            "photo SET place_id = :into WHERE place_id = :from",
            "follow SET place_id = :into WHERE place_id = :from",
            "follow_news SET place_id = :into WHERE place_id = :from",
            // Older addresses lead to the last place in one step.
            "place SET merged_into = :into WHERE merged_into = :from");

    /** Hands over what belongs to a place, other than measures. */
    void move(Tx tx, String from, String into) {
        for (String belonging : BELONGINGS) {
            tx.handle()
                    .createUpdate("UPDATE " + belonging)
                    .bind("from", from)
                    .bind("into", into)
                    .execute();
        }
    }

    /** Lets those who follow both places go on with the place that does; before {@link #move}. */
    void joinFollows(Tx tx, String from, String into, OffsetDateTime now) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE follow SET state = 'ended', ended_at = :now, merged_into = (
                          SELECT min(o.id) FROM follow o
                          WHERE o.place_id = :into AND o.state = 'confirmed' AND o.email = follow.email)
                        WHERE place_id = :from AND state = 'confirmed' AND email IN (
                          SELECT o.email FROM follow o WHERE o.place_id = :into AND o.state = 'confirmed')
                        """)
                .bind("now", now)
                .bind("into", into)
                .bind("from", from)
                .execute();
        // Whose turn with news was yet to come, by a follow whose turn is over, reads it in a daily mail.
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO follow_pending (follow_id, update_id)
                        SELECT DISTINCT f.merged_into, n.update_id FROM follow f JOIN follow_news n ON n.place_id = f.place_id
                          JOIN status_update u ON u.id = n.update_id
                        WHERE f.place_id = :from AND f.confirmed_at IS NOT NULL AND f.ended_at >= u.created_at
                          AND f.id > n.after_follow AND f.merged_into <= n.after_follow AND NOT EXISTS (
                            SELECT 1 FROM follow_pending q WHERE q.follow_id = f.merged_into AND q.update_id = n.update_id)
                        """)
                .bind("from", from)
                .execute();
        // What waits for their next daily mail goes over with them.
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO follow_pending (follow_id, update_id)
                        SELECT f.merged_into, p.update_id FROM follow f JOIN follow_pending p ON p.follow_id = f.id
                        WHERE f.place_id = :from AND f.merged_into IS NOT NULL AND NOT EXISTS (
                          SELECT 1 FROM follow_pending q WHERE q.follow_id = f.merged_into AND q.update_id = p.update_id)
                        """)
                .bind("from", from)
                .execute();
        tx.handle()
                .createUpdate(
                        """
                        DELETE FROM follow_pending WHERE follow_id IN (
                          SELECT id FROM follow WHERE place_id = :from AND merged_into IS NOT NULL)
                        """)
                .bind("from", from)
                .execute();
    }

    /** Ends a place whose belongings have moved; raises its version. The map at a past day still knows it. */
    void retire(Tx tx, String id, String into, OffsetDateTime now) {
        PlaceHistoryStore.keep(tx, List.of(id), now);
        tx.handle()
                .createUpdate("INSERT INTO place_merge (from_id, into_id, merged_at) VALUES (:id, :into, :now)")
                .bind("id", id)
                .bind("into", into)
                .bind("now", now)
                .execute();
        tx.handle()
                .createUpdate(
                        """
                        UPDATE place SET retired_at = :now, merged_into = :into, public_updates = 0, measures_open = 0,
                          measures_done = 0, version = version + 1
                        WHERE id = :id
                        """)
                .bind("now", now)
                .bind("into", into)
                .bind("id", id)
                .execute();
    }

    /**
     * Gives a place what the other one has had; an office only if it has none itself. Nobody is asked twice about what was done
     * on a day. Leaves the version alone: the public
     * entry that follows raises it.
     */
    void absorb(Tx tx, Place into, Place from) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE place SET unit = COALESCE(unit, :unit),
                          asked_for = (SELECT max(asked_for) FROM place WHERE id IN (:id, :from)),
                          public_updates = (SELECT count(*) FROM status_update
                            WHERE place_id = :id AND visibility = 'public')
                        WHERE id = :id
                        """)
                .bind("unit", from.work().unit())
                .bind("from", from.id())
                .bind("id", into.id())
                .execute();
    }
}
