package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for the offices. */
public final class UnitStore {
    private static final String SELECT = "SELECT id, title, email, disabled_at IS NOT NULL, version FROM unit ";

    /** All offices, disabled ones too, in the order of their titles. */
    public List<Unit> listUnits(Tx tx) {
        return tx.handle()
                .createQuery(SELECT + "ORDER BY title, id")
                .map(UnitStore::unit)
                .list();
    }

    public Optional<Unit> findUnit(Tx tx, String id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(UnitStore::unit)
                .findOne();
    }

    /** The office as it is now; nobody else changes it, or gives it work, until the transaction ends. */
    public Optional<Unit> lockUnit(Tx tx, String id) {
        return tx.handle()
                .createQuery(SELECT + "WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map(UnitStore::unit)
                .findOne();
    }

    public void insert(Tx tx, Unit unit) {
        tx.handle()
                .createUpdate("INSERT INTO unit (id, title, email, version) VALUES (:id, :title, :email, 1)")
                .bind("id", unit.id())
                .bind("title", unit.title())
                .bind("email", unit.email())
                .execute();
    }

    /**
     * Overwrites an office and raises its version by one.
     *
     * @param disabledAt since when it gets no new work; null if it does
     * @return false if the version is no longer that of {@code unit}; then nothing was written
     */
    public boolean update(Tx tx, Unit unit, @Nullable OffsetDateTime disabledAt) {
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE unit SET title = :title, email = :email, disabled_at = :disabledAt,
                                  version = version + 1
                                WHERE id = :id AND version = :version
                                """)
                        .bind("title", unit.title())
                        .bind("email", unit.email())
                        .bind("disabledAt", disabledAt)
                        .bind("id", unit.id())
                        .bind("version", unit.version())
                        .execute()
                == 1;
    }

    /** Number of accounts, by office, that work for it and can sign in. */
    public Map<String, Integer> caseWorkers(Tx tx) {
        return counts(
                tx,
                """
                SELECT unit, count(*) FROM account
                WHERE role = 'case-worker' AND disabled_at IS NULL AND unit IS NOT NULL GROUP BY unit
                """);
    }

    /** Number of places, by office, that it is in charge of. */
    public Map<String, Integer> places(Tx tx) {
        return counts(
                tx, "SELECT unit, count(*) FROM place WHERE unit IS NOT NULL AND retired_at IS NULL GROUP BY unit");
    }

    /** The last day each office was told by mail what is due; offices that never were are left out. */
    public Map<String, LocalDate> digests(Tx tx) {
        return tx
                .handle()
                .createQuery("SELECT id, digest_on FROM unit WHERE digest_on IS NOT NULL")
                .map((row, context) -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Integer> counts(Tx tx, String sql) {
        return tx
                .handle()
                .createQuery(sql)
                .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Unit unit(ResultSet row, StatementContext context) throws SQLException {
        return new Unit(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4), row.getInt(5));
    }

    /** Whether any office that can be written to has people who see to what no office is in charge of. */
    boolean coordinates(Tx tx) {
        return tx.handle()
                        .createQuery(
                                """
                        SELECT count(*) FROM unit u JOIN account a ON a.unit = u.id
                        WHERE u.disabled_at IS NULL AND u.email IS NOT NULL
                          AND a.role IN ('coordinator', 'admin') AND a.disabled_at IS NULL
                        """)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
