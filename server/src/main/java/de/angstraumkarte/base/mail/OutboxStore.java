package de.angstraumkarte.base.mail;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for the outbox. */
public final class OutboxStore {
    private static final String COLUMNS =
            "id, message_id, kind, recipient, title, body, unsubscribe, attempts, last_error, created_at";
    /** Sorted by all columns of the index, or H2 would read and sort everything that waits. */
    private static final String DUE =
            "state = 'waiting' AND next_attempt_at <= :now AND (claimed_until IS NULL OR claimed_until < :now)";

    void insert(Tx tx, List<NewMail> mails, OffsetDateTime now) {
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        INSERT INTO outbox (message_id, kind, subject_id, recipient, title, body, unsubscribe, state,
                          attempts, next_attempt_at, created_at)
                        VALUES (:messageId, :kind, :subject, :recipient, :title, :body, :unsubscribe, 'waiting', 0,
                          :now, :now)
                        """);
        for (NewMail mail : mails) {
            batch.bind("messageId", UUID.randomUUID().toString())
                    .bind("kind", mail.kind())
                    .bind("subject", mail.subjectId())
                    .bind("recipient", mail.recipient())
                    .bind("title", mail.title())
                    .bind("body", mail.body())
                    .bind("unsubscribe", mail.unsubscribe())
                    .bind("now", now)
                    .add();
        }
        batch.execute();
    }

    boolean hasDue(Tx tx, OffsetDateTime now) {
        return tx.handle()
                .createQuery("SELECT id FROM outbox WHERE " + DUE + " ORDER BY state, next_attempt_at, id LIMIT 1")
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Takes mails that are due for sending, so that nobody else does until {@code until}. */
    List<WaitingMail> claim(Tx tx, OffsetDateTime now, OffsetDateTime until, int limit) {
        List<WaitingMail> due = tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM outbox WHERE " + DUE
                        + " ORDER BY state, next_attempt_at, id LIMIT :limit")
                .bind("now", now)
                .bind("limit", limit)
                .map(OutboxStore::mail)
                .list();
        List<WaitingMail> ours = new ArrayList<>();
        for (WaitingMail mail : due) {
            int rows = tx.handle()
                    .createUpdate("UPDATE outbox SET claimed_until = :until WHERE id = :id AND " + DUE)
                    .bind("until", until)
                    .bind("id", mail.id())
                    .bind("now", now)
                    .execute();
            if (rows == 1) {
                ours.add(mail);
            }
        }
        return ours;
    }

    boolean delete(Tx tx, long id) {
        return tx.handle()
                        .createUpdate("DELETE FROM outbox WHERE id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    void deleteDead(Tx tx, OffsetDateTime writtenBefore) {
        tx.handle()
                .createUpdate("DELETE FROM outbox WHERE state = 'dead' AND created_at < :before")
                .bind("before", writtenBefore)
                .execute();
    }

    void fail(Tx tx, long id, boolean dead, String error, OffsetDateTime nextAttempt) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE outbox SET attempts = attempts + 1, claimed_until = NULL, last_error = :error,
                          state = :state, next_attempt_at = :next WHERE id = :id
                        """)
                .bind("error", error)
                .bind("state", dead ? "dead" : "waiting")
                .bind("next", nextAttempt)
                .bind("id", id)
                .execute();
    }

    void release(Tx tx, List<Long> ids) {
        tx.handle()
                .createUpdate("UPDATE outbox SET claimed_until = NULL WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .execute();
    }

    void note(Tx tx, List<Long> ids, String error) {
        tx.handle()
                .createUpdate("UPDATE outbox SET last_error = :error WHERE id IN (<ids>)")
                .bind("error", error)
                .bindList("ids", ids)
                .execute();
    }

    /** @return whether there was such a mail that was given up */
    boolean revive(Tx tx, long id, OffsetDateTime now) {
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE outbox SET state = 'waiting', attempts = 0, next_attempt_at = :now
                                WHERE id = :id AND state = 'dead'
                                """)
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    List<String> subjects(Tx tx, Collection<String> kinds) {
        return tx.handle()
                .createQuery("SELECT DISTINCT subject_id FROM outbox WHERE kind IN (<kinds>)")
                .bindList("kinds", List.copyOf(kinds))
                .mapTo(String.class)
                .list();
    }

    List<String> subjects(Tx tx, String kind, String recipient) {
        return tx.handle()
                .createQuery("SELECT DISTINCT subject_id FROM outbox WHERE recipient = :recipient AND kind = :kind")
                .bind("recipient", recipient)
                .bind("kind", kind)
                .mapTo(String.class)
                .list();
    }

    /** Deletes the mails about some things. */
    void forget(Tx tx, Collection<String> kinds, String subjectId) {
        tx.handle()
                .createUpdate("DELETE FROM outbox WHERE kind IN (<kinds>) AND subject_id = :subject")
                .bindList("kinds", List.copyOf(kinds))
                .bind("subject", subjectId)
                .execute();
    }

    Optional<WaitingMail> findDead(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM outbox WHERE id = :id AND state = 'dead'")
                .bind("id", id)
                .map(OutboxStore::mail)
                .findOne();
    }

    /** Mails that were given up, newest first. */
    List<WaitingMail> listDead(Tx tx, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS
                                + " FROM outbox WHERE state = 'dead' ORDER BY state DESC, next_attempt_at DESC, id DESC LIMIT :limit")
                .bind("limit", limit)
                .map(OutboxStore::mail)
                .list();
    }

    int count(Tx tx, String state) {
        return tx.handle()
                .createQuery("SELECT count(*) FROM outbox WHERE state = :state")
                .bind("state", state)
                .mapTo(Integer.class)
                .one();
    }

    /** When the oldest waiting mail was written. */
    Optional<OffsetDateTime> findOldestWaiting(Tx tx) {
        return tx.handle()
                .createQuery("SELECT min(created_at) FROM outbox WHERE state = 'waiting'")
                .map((row, context) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .one();
    }

    /** What went wrong last with a mail that still waits. */
    Optional<String> findLastError(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT last_error FROM outbox WHERE state = 'waiting' AND last_error IS NOT NULL
                        ORDER BY state, next_attempt_at, id LIMIT 1
                        """)
                .mapTo(String.class)
                .findOne();
    }

    private static WaitingMail mail(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String unsubscribe = row.getString(7);
        @Nullable String error = row.getString(9);
        return new WaitingMail(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                unsubscribe,
                row.getInt(8),
                error,
                row.getObject(10, OffsetDateTime.class));
    }
}
