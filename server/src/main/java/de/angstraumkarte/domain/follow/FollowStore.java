package de.angstraumkarte.domain.follow;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for follows. */
public final class FollowStore {
    private static final String SELECT =
            """
            SELECT f.id, f.email, f.language, f.place_id, f.district, f.rhythm, f.state, f.created_at, f.merged_into,
              COALESCE((SELECT p.title FROM place p WHERE p.id = f.place_id),
                (SELECT d.title FROM district d WHERE d.id = f.district), '')
            FROM follow f WHERE\s""";

    /** One of the two is null, and null equals nothing. */
    private static final String SAME_TARGET = "(f.place_id = :place OR f.district = :district)";

    /** Keeps other requests for the same place or district waiting until the transaction ends. */
    void lock(Tx tx, Target target) {
        String table = target.placeId() == null ? "district" : "place";
        tx.handle()
                .createQuery("SELECT id FROM " + table + " WHERE id = :id FOR UPDATE")
                .bind("id", target.placeId() == null ? target.district() : target.placeId())
                .mapTo(String.class)
                .list();
    }

    /** Adds a request; returns its id. */
    long insert(Tx tx, String email, String language, Target target, Rhythm rhythm, OffsetDateTime now) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO follow (email, language, place_id, district, rhythm, state, created_at)
                        VALUES (:email, :language, :place, :district, :rhythm, 'requested', :now)
                        """)
                .bind("email", email)
                .bind("language", language)
                .bind("place", target.placeId())
                .bind("district", target.district())
                .bind("rhythm", rhythm.slug())
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    Optional<Follow> find(Tx tx, long id) {
        return tx.handle()
                .createQuery(SELECT + "f.id = :id")
                .bind("id", id)
                .map(FollowStore::follow)
                .findOne();
    }

    /** Everything an address ever asked for, as far as it is still known. */
    List<Follow> ofAddress(Tx tx, String email) {
        return tx.handle()
                .createQuery(SELECT + "f.email = :email ORDER BY f.email, f.state, f.id")
                .bind("email", email)
                .map(FollowStore::follow)
                .list();
    }

    /** {@link #ofAddress}; nobody else changes them until the transaction ends. */
    List<Follow> lockAddress(Tx tx, String email) {
        tx.handle()
                .createQuery("SELECT id FROM follow WHERE email = :email ORDER BY email, state, id FOR UPDATE")
                .bind("email", email)
                .mapTo(Long.class)
                .list();
        return ofAddress(tx, email);
    }

    void confirm(Tx tx, long id, OffsetDateTime now) {
        tx.handle()
                .createUpdate("UPDATE follow SET state = 'confirmed', confirmed_at = :now WHERE id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    /** Gives a follow the rhythm and language of a newer request, which becomes part of it. */
    void renew(Tx tx, long id, Follow request, OffsetDateTime now) {
        tx.handle()
                .createUpdate("UPDATE follow SET rhythm = :rhythm, language = :language WHERE id = :id")
                .bind("rhythm", request.rhythm().slug())
                .bind("language", request.language())
                .bind("id", id)
                .execute();
        tx.handle()
                .createUpdate("UPDATE follow SET state = 'ended', ended_at = :now, merged_into = :into WHERE id = :id")
                .bind("now", now)
                .bind("into", id)
                .bind("id", request.id())
                .execute();
    }

    /** Lets links in mails of follows that have ended mean a new one of the same address and target. */
    void adopt(Tx tx, Collection<Long> ended, long id) {
        tx.handle()
                .createUpdate("UPDATE follow SET merged_into = :into WHERE id IN (<ended>) AND merged_into IS NULL")
                .bind("into", id)
                .bindList("ended", List.copyOf(ended))
                .execute();
    }

    /** Ends a follow with what waits for its next daily mail; returns whether it went on until now. */
    boolean end(Tx tx, long id, OffsetDateTime now) {
        boolean ended = tx.handle()
                        .createUpdate(
                                "UPDATE follow SET state = 'ended', ended_at = :now WHERE id = :id AND state <> 'ended'")
                        .bind("now", now)
                        .bind("id", id)
                        .execute()
                == 1;
        tx.handle()
                .createUpdate("DELETE FROM follow_pending WHERE follow_id = :id")
                .bind("id", id)
                .execute();
        return ended;
    }

    /** Ids of the follows that became part of one. */
    List<Long> mergedInto(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT id FROM follow WHERE merged_into = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .list();
    }

    boolean anyConfirmed(Tx tx, Collection<Long> ids) {
        return tx.handle()
                        .createQuery("SELECT count(*) FROM follow WHERE id IN (<ids>) AND state = 'confirmed'")
                        .bindList("ids", List.copyOf(ids))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Whether anybody follows a place or its district. */
    boolean anyFollower(Tx tx, String placeId, @Nullable String district) {
        return !confirmedIds(tx, placeId, district, 0, 1).isEmpty();
    }

    /** Ids of those who follow a place or its district, in their order, from after one on. */
    List<Long> confirmedIds(Tx tx, String placeId, @Nullable String district, long after, int limit) {
        // Two queries: in one, H2 remembers the limit of an earlier call.
        List<Long> ofPlace = idsBy(tx, "place_id", placeId, after, limit);
        List<Long> ofDistrict = district == null ? List.of() : idsBy(tx, "district", district, after, limit);
        return Stream.concat(ofPlace.stream(), ofDistrict.stream())
                .sorted()
                .limit(limit)
                .toList();
    }

    private static List<Long> idsBy(Tx tx, String column, String value, long after, int limit) {
        return tx.handle()
                .createQuery("SELECT id FROM follow WHERE " + column
                        + " = :value AND state = 'confirmed' AND id > :after ORDER BY " + column
                        + ", state, id LIMIT :limit")
                .bind("value", value)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Those of some follows that go on; they cannot end before the transaction does. */
    List<Follow> lockConfirmed(Tx tx, Collection<Long> ids) {
        List<Long> locked = tx.handle()
                .createQuery("SELECT id FROM follow WHERE id IN (<ids>) AND state = 'confirmed' ORDER BY id FOR UPDATE")
                .bindList("ids", List.copyOf(ids))
                .mapTo(Long.class)
                .list();
        return locked.isEmpty() ? List.of() : follows(tx, locked);
    }

    List<Follow> follows(Tx tx, Collection<Long> ids) {
        return tx.handle()
                .createQuery(SELECT + "f.id IN (<ids>) ORDER BY f.id")
                .bindList("ids", List.copyOf(ids))
                .map(FollowStore::follow)
                .list();
    }

    /** What these addresses follow of a place and its district. */
    List<Follow> rivals(Tx tx, Collection<String> emails, String placeId, @Nullable String district) {
        return tx.handle()
                .createQuery(SELECT + "f.email IN (<emails>) AND f.state = 'confirmed' AND " + SAME_TARGET)
                .bindList("emails", List.copyOf(emails))
                .bind("place", placeId)
                .bind("district", district)
                .map(FollowStore::follow)
                .list();
    }

    /** Number of those who follow a place itself. */
    int count(Tx tx, String placeId) {
        return tx.handle()
                .createQuery("SELECT count(*) FROM follow WHERE place_id = :place AND state = 'confirmed'")
                .bind("place", placeId)
                .mapTo(Integer.class)
                .one();
    }

    /** Follows that go on though their place is no longer on the map. */
    List<Long> ofRetiredPlaces(Tx tx) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT f.id FROM follow f JOIN place p ON p.id = f.place_id
                        WHERE f.state <> 'ended' AND p.retired_at IS NOT NULL ORDER BY f.id
                        """)
                .mapTo(Long.class)
                .list();
    }

    /** Erases the addresses of follows that ended before a moment. */
    void eraseEnded(Tx tx, OffsetDateTime before) {
        tx.handle()
                .createUpdate("UPDATE follow SET email = NULL WHERE ended_at < :before AND email IS NOT NULL")
                .bind("before", before)
                .execute();
    }

    /** Requests from before a moment that nobody confirmed. */
    List<Long> unconfirmed(Tx tx, OffsetDateTime before) {
        return tx.handle()
                .createQuery("SELECT id FROM follow WHERE state = 'requested' AND created_at < :before ORDER BY id")
                .bind("before", before)
                .mapTo(Long.class)
                .list();
    }

    /** Deletes a request, unless it was confirmed meanwhile; returns whether it did. */
    boolean deleteRequest(Tx tx, long id) {
        return tx.handle()
                        .createUpdate("DELETE FROM follow WHERE id = :id AND state = 'requested'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    private static Follow follow(ResultSet row, StatementContext context) throws SQLException {
        long merged = row.getLong(9);
        @Nullable Long mergedInto = row.wasNull() ? null : (Long) merged;
        return new Follow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                new Target(row.getString(4), row.getString(5)),
                row.getString(10),
                Rhythm.of(row.getString(6)),
                FollowState.of(row.getString(7)),
                row.getObject(8, OffsetDateTime.class),
                mergedInto);
    }
}
