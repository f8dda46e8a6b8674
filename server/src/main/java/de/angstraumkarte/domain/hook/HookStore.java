package de.angstraumkarte.domain.hook;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.layer.Layer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** SQL for the systems that are told of news. */
public final class HookStore {
    private static final String SELECT =
            "SELECT id, title, address, layers, districts, state, disabled_by, failing_since, version FROM hook";

    List<Hook> listHooks(Tx tx) {
        return tx.handle()
                .createQuery(SELECT + " ORDER BY id")
                .map(HookStore::hook)
                .list();
    }

    Optional<Hook> findHook(Tx tx, long id) {
        return tx.handle()
                .createQuery(SELECT + " WHERE id = :id")
                .bind("id", id)
                .map(HookStore::hook)
                .findOne();
    }

    /** Lets nobody else change a hook, or what is on its way to it, until the end of the transaction. */
    Optional<Hook> lockHook(Tx tx, long id) {
        return tx.handle()
                .createQuery(SELECT + " WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map(HookStore::hook)
                .findOne();
    }

    /** {@link #lockHook} for all that exist among these; in the order of their ids, as everybody does who locks several. */
    List<Hook> lockHooks(Tx tx, List<Long> ids) {
        return tx.handle()
                .createQuery(SELECT + " WHERE id IN (<ids>) ORDER BY id FOR UPDATE")
                .bindList("ids", ids)
                .map(HookStore::hook)
                .list();
    }

    long insert(Tx tx, HookDraft draft, String salt, OffsetDateTime now) {
        return bound(
                        tx.handle()
                                .createUpdate(
                                        """
                                        INSERT INTO hook (title, address, salt, salted_at, layers, districts, state, version, created_at)
                                        VALUES (:title, :address, :salt, :now, :layers, :districts, 'active', 1, :now)
                                        """),
                        draft)
                .bind("salt", salt)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** @return false if somebody else changed it meanwhile */
    boolean update(Tx tx, long id, int version, HookDraft draft) {
        return bound(
                                tx.handle()
                                        .createUpdate(
                                                """
                                                UPDATE hook SET title = :title, address = :address, layers = :layers,
                                                  districts = :districts, version = version + 1
                                                WHERE id = :id AND version = :version
                                                """),
                                draft)
                        .bind("id", id)
                        .bind("version", version)
                        .execute()
                == 1;
    }

    private static Update bound(Update update, HookDraft draft) {
        return update.bind("title", draft.title())
                .bind("address", draft.address())
                .bind(
                        "layers",
                        Hook.joined(draft.layers().stream().map(Layer::slug).collect(Collectors.toSet())))
                .bind("districts", Hook.joined(draft.districts()));
    }

    /** @param disabledBy null unless it is disabled */
    void setState(Tx tx, long id, Hook.State state, @Nullable String disabledBy) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE hook SET state = :state, disabled_by = :by, failing_since = NULL, version = version + 1
                        WHERE id = :id
                        """)
                .bind("state", state.slug())
                .bind("by", disabledBy)
                .bind("id", id)
                .execute();
    }

    /** @param since null once something has arrived */
    void setFailing(Tx tx, long id, @Nullable OffsetDateTime since) {
        tx.handle()
                .createUpdate("UPDATE hook SET failing_since = :since WHERE id = :id")
                .bind("since", since)
                .bind("id", id)
                .execute();
    }

    /** @return false if the secret before is still good: its holder would be cut off */
    boolean setSalt(Tx tx, long id, String salt, OffsetDateTime now, OffsetDateTime formerUntil) {
        return tx.handle()
                        .createUpdate(
                                """
                        UPDATE hook SET former_salt = salt, former_until = :until, salt = :salt, salted_at = :now,
                          salt_version = salt_version + 1, version = version + 1
                        WHERE id = :id AND (former_until IS NULL OR former_until <= :now)
                        """)
                        .bind("salt", salt)
                        .bind("now", now)
                        .bind("until", formerUntil)
                        .bind("id", id)
                        .execute()
                == 1;
    }

    int saltVersion(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT salt_version FROM hook WHERE id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /** The salt if it is still this version and was made since then. */
    Optional<String> findSalt(Tx tx, long id, int version, OffsetDateTime since) {
        return tx.handle()
                .createQuery("SELECT salt FROM hook WHERE id = :id AND salt_version = :version AND salted_at >= :since")
                .bind("id", id)
                .bind("version", version)
                .bind("since", since)
                .mapTo(String.class)
                .findOne();
    }

    void delete(Tx tx, long id) {
        tx.handle()
                .createUpdate("DELETE FROM hook_delivery WHERE hook_id = :id")
                .bind("id", id)
                .execute();
        tx.handle()
                .createUpdate("DELETE FROM hook WHERE id = :id")
                .bind("id", id)
                .execute();
    }

    /** Number of the newest public entry of a kind at a place, which the caller has just written and whose place it holds. */
    long newestEntry(Tx tx, String placeId, String kind) {
        return tx.handle()
                .createQuery(
                        "SELECT max(id) FROM status_update WHERE place_id = :place AND visibility = 'public' AND kind = :kind")
                .bind("place", placeId)
                .bind("kind", kind)
                .mapTo(Long.class)
                .one();
    }

    private static Hook hook(ResultSet row, StatementContext context) throws SQLException {
        return new Hook(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                split(row.getString(4)).stream().map(Layer::of).collect(Collectors.toSet()),
                split(row.getString(5)),
                Hook.State.of(row.getString(6)),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getInt(9));
    }

    private static Set<String> split(String slugs) {
        return Arrays.stream(slugs.split(",")).filter(slug -> !slug.isEmpty()).collect(Collectors.toSet());
    }
}
