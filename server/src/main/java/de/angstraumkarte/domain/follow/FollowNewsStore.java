package de.angstraumkarte.domain.follow;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for news on their way to followers. */
public final class FollowNewsStore {
    /**
     * An entry that not all followers have been served with.
     *
     * @param district of the place when the entry was made; null if unknown
     * @param after id of the last follow that was served; 0 before the first
     */
    record News(long id, long updateId, String placeId, @Nullable String district, long after) {}

    /** An entry that waits for the daily mail of a follow. */
    record Pending(long followId, long updateId) {}

    /** Notes the newest public entry of a place, which the caller has just written and whose place it holds. */
    void insertNewest(Tx tx, String placeId, @Nullable String district) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO follow_news (update_id, place_id, district, after_follow)
                        SELECT max(id), place_id, CAST(:district AS VARCHAR(40)), 0 FROM status_update
                        WHERE place_id = :place AND visibility = 'public' GROUP BY place_id
                        """)
                .bind("place", placeId)
                .bind("district", district)
                .execute();
    }

    /** The oldest news on its way, other than some. */
    Optional<News> findOldest(Tx tx, Collection<Long> except) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT id, update_id, place_id, district, after_follow FROM follow_news
                        WHERE id NOT IN (<except>) ORDER BY id LIMIT 1
                        """)
                // No list may be empty, and no row has this id.
                .bindList("except", except.isEmpty() ? List.of(0L) : List.copyOf(except))
                .map(FollowNewsStore::news)
                .findOne();
    }

    /** Some news as it stands now; empty once everybody has been served. */
    Optional<News> find(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT id, update_id, place_id, district, after_follow FROM follow_news WHERE id = :id")
                .bind("id", id)
                .map(FollowNewsStore::news)
                .findOne();
    }

    private static News news(ResultSet row, StatementContext context) throws SQLException {
        return new News(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getLong(5));
    }

    /** Takes the next step of news; returns false if somebody else has taken it meanwhile. */
    boolean advance(Tx tx, News news, long after) {
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE follow_news SET after_follow = :next
                                WHERE id = :id AND after_follow = :after AND place_id = :place
                                """)
                        .bind("next", after)
                        .bind("id", news.id())
                        .bind("after", news.after())
                        .bind("place", news.placeId())
                        .execute()
                == 1;
    }

    /** Takes the last step of news; returns false if somebody else has taken it meanwhile. */
    boolean finish(Tx tx, News news) {
        return tx.handle()
                        .createUpdate(
                                "DELETE FROM follow_news WHERE id = :id AND after_follow = :after AND place_id = :place")
                        .bind("id", news.id())
                        .bind("after", news.after())
                        .bind("place", news.placeId())
                        .execute()
                == 1;
    }

    /** The public entries with these ids, oldest first. */
    List<Entry> entries(Tx tx, Collection<Long> ids) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT u.id, u.place_id, p.title, p.layer, u.kind, u.occurred, u.status, u.body, u.reason,
                          u.passed_to, m.type, u.measure_status, u.promised_by, u.effect, u.deviation
                        FROM status_update u JOIN place p ON p.id = u.place_id LEFT JOIN measure m ON m.id = u.measure_id
                        WHERE u.id IN (<ids>) AND u.visibility = 'public' ORDER BY u.id
                        """)
                .bindList("ids", List.copyOf(ids))
                .map(FollowNewsStore::entry)
                .list();
    }

    /**
     * Those of some follows whose address was served with news by a follow that has since become part of them, because its place
     * was joined to theirs.
     */
    Set<Long> servedBefore(Tx tx, News news, Collection<Long> follows) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT f.merged_into FROM follow f JOIN status_update u ON u.id = :update
                        WHERE f.merged_into IN (<follows>) AND f.id <= :after
                          AND f.confirmed_at <= u.created_at AND f.ended_at >= u.created_at
                        """)
                .bind("update", news.updateId())
                .bind("after", news.after())
                .bindList("follows", List.copyOf(follows))
                .mapTo(Long.class)
                .set();
    }

    /** Lets entries wait, also where a merge of places has let them wait already. */
    void insertPending(Tx tx, List<Pending> pending) {
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        INSERT INTO follow_pending (follow_id, update_id)
                        SELECT f.id, u.id FROM follow f, status_update u WHERE f.id = :follow AND u.id = :update
                          AND NOT EXISTS (SELECT 1 FROM follow_pending p WHERE p.follow_id = f.id AND p.update_id = u.id)
                        """);
        pending.forEach(one -> batch.bind("follow", one.followId())
                .bind("update", one.updateId())
                .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Addresses that a daily mail is due for, some of them. */
    List<String> dueAddresses(Tx tx, LocalDate today, OffsetDateTime writtenBefore, int limit) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT DISTINCT f.email FROM follow_pending p JOIN follow f ON f.id = p.follow_id
                          JOIN status_update u ON u.id = p.update_id
                        WHERE u.created_at < :before AND f.state = 'confirmed'
                          AND (f.digest_on IS NULL OR f.digest_on < :today)
                        LIMIT :limit
                        """)
                .bind("before", writtenBefore)
                .bind("today", today)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }

    /** What waits for the daily mails of these addresses, by follow and entry. */
    List<Pending> due(Tx tx, Collection<String> emails, LocalDate today, OffsetDateTime writtenBefore) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT p.follow_id, p.update_id FROM follow f JOIN follow_pending p ON p.follow_id = f.id
                          JOIN status_update u ON u.id = p.update_id
                        WHERE f.email IN (<emails>) AND f.state = 'confirmed' AND u.created_at < :before
                          AND (f.digest_on IS NULL OR f.digest_on < :today)
                        ORDER BY p.follow_id, p.update_id
                        """)
                .bindList("emails", List.copyOf(emails))
                .bind("before", writtenBefore)
                .bind("today", today)
                .map((row, context) -> new Pending(row.getLong(1), row.getLong(2)))
                .list();
    }

    /** Notes that follows have their mail of the day; returns those that had not, and go on. */
    List<Long> markServed(Tx tx, Collection<Long> follows, LocalDate today) {
        List<Long> ids = follows.stream().sorted().toList();
        PreparedBatch batch = tx.handle()
                .prepareBatch(
                        """
                        UPDATE follow SET digest_on = :today
                        WHERE id = :id AND state = 'confirmed' AND (digest_on IS NULL OR digest_on < :today)
                        """);
        ids.forEach(id -> batch.bind("today", today).bind("id", id).add());
        int[] rows = batch.execute();
        List<Long> marked = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == 1) {
                marked.add(ids.get(i));
            }
        }
        return marked;
    }

    void deletePending(Tx tx, List<Pending> pending) {
        PreparedBatch batch = tx.handle()
                .prepareBatch("DELETE FROM follow_pending WHERE follow_id = :follow AND update_id = :update");
        pending.forEach(one -> batch.bind("follow", one.followId())
                .bind("update", one.updateId())
                .add());
        batch.execute();
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        @Nullable String measure = row.getString(11);
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                measure,
                row.getString(12),
                row.getObject(13, LocalDate.class),
                row.getString(14),
                row.getString(15));
    }
}
