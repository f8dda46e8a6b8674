package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** SQL for events on their way. */
public final class DeliveryStore {
    private static final String DUE =
            "d.state = 'waiting' AND d.next_attempt_at <= :now AND (d.claimed_until IS NULL OR d.claimed_until < :now)";

    void insert(Tx tx, String messageId, String kind, String body, List<Long> hooks, OffsetDateTime now) {
        long event = tx.handle()
                .createUpdate(
                        """
                        INSERT INTO hook_event (message_id, kind, body, created_at) VALUES (:message, :kind, :body, :now)
                        """)
                .bind("message", messageId)
                .bind("kind", kind)
                .bind("body", body)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        INSERT INTO hook_delivery (hook_id, event_id, state, attempts, next_attempt_at, created_at)
                        VALUES (:hook, :event, 'waiting', 0, :now, :now)
                        """);
        hooks.forEach(hook ->
                batch.bind("hook", hook).bind("event", event).bind("now", now).add());
        batch.execute();
    }

    /** Hooks that something is due for. */
    List<Long> dueHooks(Tx tx, OffsetDateTime now) {
        return tx.handle()
                .createQuery("SELECT h.id FROM hook h WHERE h.state = 'active' AND EXISTS"
                        + " (SELECT 1 FROM hook_delivery d WHERE d.hook_id = h.id AND " + DUE + ") ORDER BY h.id")
                .bind("now", now)
                .mapTo(Long.class)
                .list();
    }

    /** The one that has been due for a hook for longest; ordered by all columns of the index, so that H2 reads it instead of sorting. */
    Optional<Parcel> findDue(Tx tx, long hookId, OffsetDateTime now, OffsetDateTime until) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT d.id, d.hook_id, e.message_id, e.kind, e.body, d.attempts, h.address, h.salt,
                          CASE WHEN h.former_until > :now THEN h.former_salt END
                        FROM hook_delivery d JOIN hook_event e ON e.id = d.event_id JOIN hook h ON h.id = d.hook_id
                        WHERE d.hook_id = :hook AND h.state = 'active' AND %s
                        ORDER BY d.hook_id, d.state, d.next_attempt_at, d.id LIMIT 1
                        """
                                .formatted(DUE))
                .bind("hook", hookId)
                .bind("now", now)
                .map((row, context) -> parcel(row, until))
                .findOne();
    }

    /** Takes one, so that nobody else does until {@code until}; false if somebody has. */
    boolean claim(Tx tx, long id, OffsetDateTime now, OffsetDateTime until) {
        return tx.handle()
                        .createUpdate("UPDATE hook_delivery d SET claimed_until = :until WHERE d.id = :id AND " + DUE)
                        .bind("until", until)
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** @return false if it is not the caller's any more: somebody gave it up, or took it after the time was over */
    boolean settle(
            Tx tx,
            Parcel parcel,
            String state,
            String result,
            int millis,
            OffsetDateTime now,
            OffsetDateTime nextAttempt) {
        return tx.handle()
                        .createUpdate(
                                """
                        UPDATE hook_delivery SET state = :state, attempts = attempts + 1, claimed_until = NULL,
                          result = :result, millis = :millis, tried_at = :now, next_attempt_at = :next
                        WHERE id = :id AND state = 'waiting' AND claimed_until = :mine
                        """)
                        .bind("state", state)
                        .bind("result", result)
                        .bind("millis", millis)
                        .bind("now", now)
                        .bind("next", nextAttempt)
                        .bind("id", parcel.id())
                        .bind("mine", parcel.claimedUntil())
                        .execute()
                == 1;
    }

    /** Gives up all that waits for a hook. */
    void bury(Tx tx, long hookId) {
        tx.handle()
                .createUpdate(
                        "UPDATE hook_delivery SET state = 'dead', claimed_until = NULL WHERE hook_id = :hook AND state = 'waiting'")
                .bind("hook", hookId)
                .execute();
    }

    /** Tries again what was given up; returns how many. Pings are not: whoever wants one sends a new one. */
    int revive(Tx tx, long hookId, OffsetDateTime now) {
        return tx.handle()
                .createUpdate(
                        """
                        UPDATE hook_delivery SET state = 'waiting', attempts = 0, next_attempt_at = :now
                        WHERE hook_id = :hook AND state = 'dead'
                          AND event_id IN (SELECT e.id FROM hook_event e WHERE e.kind <> 'ping')
                        """)
                .bind("now", now)
                .bind("hook", hookId)
                .execute();
    }

    /** How many wait for a hook, and how many were given up. */
    record Open(int waiting, int dead) {
        static final Open NONE = new Open(0, 0);
    }

    /** Of each hook that has any; pings do not count, which are over after one attempt. */
    Map<Long, Open> countOpen(Tx tx) {
        Map<Long, Open> all = new HashMap<>();
        tx.handle()
                .createQuery(
                        """
                        SELECT d.hook_id, d.state, count(*) FROM hook_delivery d JOIN hook_event e ON e.id = d.event_id
                        WHERE d.state IN ('waiting', 'dead') AND e.kind <> 'ping' GROUP BY d.hook_id, d.state
                        """)
                .map((row, context) -> {
                    int count = row.getInt(3);
                    Open open = row.getString(2).equals("waiting") ? new Open(count, 0) : new Open(0, count);
                    return Map.entry(row.getLong(1), open);
                })
                .forEach(one -> all.merge(
                        one.getKey(),
                        one.getValue(),
                        (a, b) -> new Open(a.waiting() + b.waiting(), a.dead() + b.dead())));
        return all;
    }

    /** The newest of a hook; asking for ids above 0 makes H2 read the index of this order. */
    List<Delivery> newest(Tx tx, long hookId, int limit) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT d.id, e.message_id, e.kind, d.state, d.attempts, d.result, d.millis, d.tried_at,
                          d.next_attempt_at, d.created_at
                        FROM hook_delivery d JOIN hook_event e ON e.id = d.event_id
                        WHERE d.hook_id = :hook AND d.id > 0 ORDER BY d.hook_id, d.id DESC LIMIT :limit
                        """)
                .bind("hook", hookId)
                .bind("limit", limit)
                .map(DeliveryStore::delivery)
                .list();
    }

    /** The one of a hook that was tried last. */
    Optional<Delivery> findLastTried(Tx tx, long hookId) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT d.id, e.message_id, e.kind, d.state, d.attempts, d.result, d.millis, d.tried_at,
                          d.next_attempt_at, d.created_at
                        FROM hook_delivery d JOIN hook_event e ON e.id = d.event_id
                        WHERE d.hook_id = :hook AND d.tried_at > TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00'
                        ORDER BY d.hook_id, d.tried_at DESC NULLS LAST, d.id DESC LIMIT 1
                        """)
                .bind("hook", hookId)
                .map(DeliveryStore::delivery)
                .findOne();
    }

    void deleteBefore(Tx tx, OffsetDateTime before) {
        tx.handle()
                .createUpdate("DELETE FROM hook_delivery WHERE created_at < :before")
                .bind("before", before)
                .execute();
        tx.handle()
                .createUpdate(
                        """
                        DELETE FROM hook_event WHERE created_at < :before
                          AND NOT EXISTS (SELECT 1 FROM hook_delivery d WHERE d.event_id = hook_event.id)
                        """)
                .bind("before", before)
                .execute();
    }

    private static Parcel parcel(ResultSet row, OffsetDateTime until) throws SQLException {
        return new Parcel(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                until);
    }

    private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
        int millis = row.getInt(7);
        return new Delivery(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getString(6),
                row.wasNull() ? null : millis,
                row.getObject(8, OffsetDateTime.class),
                row.getObject(9, OffsetDateTime.class),
                row.getObject(10, OffsetDateTime.class));
    }
}
