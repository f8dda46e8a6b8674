package de.angstraumkarte.domain.measure;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for measures. */
public final class MeasureStore {
    static final String COLUMNS =
            "m.id, m.place_id, m.type, m.status, m.unit, m.description, m.due, m.first_due, m.done, m.version";
    private static final String WITH_PLACE =
            " FROM measure m JOIN place p ON p.id = m.place_id LEFT JOIN unit u ON u.id = m.unit WHERE ";

    /** How many measures of a place are open and done. */
    public record Counts(int open, int done) {}

    public Optional<Measure> findMeasure(Tx tx, long id) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM measure m WHERE m.id = :id")
                .bind("id", id)
                .map(MeasureStore::measure)
                .findOne();
    }

    /** All measures of a place: those still to be done first, by due date; then what was done, the latest first. */
    public List<Measure> ofPlace(Tx tx, String placeId, int limit) {
        return tx.handle()
                .createQuery(
                        "SELECT " + COLUMNS + " FROM measure m WHERE m.place_id = :place ORDER BY CASE WHEN "
                                + MeasureCondition.open()
                                + """
                         THEN 0 WHEN m.status = 'done' THEN 1 ELSE 2 END, m.done DESC NULLS LAST, m.due, m.id LIMIT :limit
                        """)
                .bind("place", placeId)
                .bind("limit", limit)
                .map(MeasureStore::measure)
                .list();
    }

    /** Open measures of an office, in the order of their places. */
    public List<Measure> openOfUnit(Tx tx, String unit) {
        return tx.handle()
                .createQuery("SELECT " + COLUMNS + " FROM measure m WHERE m.unit = :unit AND " + MeasureCondition.open()
                        + " ORDER BY m.place_id, m.id")
                .bind("unit", unit)
                .map(MeasureStore::measure)
                .list();
    }

    /** Matching measures with their places. */
    public List<MeasureRow> rows(Tx tx, MeasureQuery query, LocalDate today, int limit, int offset) {
        MeasureCondition condition = new MeasureCondition(query);
        String order = condition.order();
        var select = condition
                .bind(tx.handle()
                        .createQuery("SELECT " + COLUMNS + ", p.title, p.layer" + WITH_PLACE + condition.sql() + order
                                + " LIMIT :limit OFFSET :offset"))
                .bind("limit", limit)
                .bind("offset", offset);
        if (order.contains(":today")) {
            select.bind("today", today);
        }
        return select.map((row, context) -> new MeasureRow(measure(row, context), row.getString(11), row.getString(12)))
                .list();
    }

    /** Number of matching measures. */
    public int count(Tx tx, MeasureQuery query) {
        MeasureCondition condition = new MeasureCondition(query);
        return condition
                .bind(tx.handle().createQuery("SELECT count(*)" + WITH_PLACE + condition.sql()))
                .mapTo(Integer.class)
                .one();
    }

    /** What each office has to do, for offices that have anything to do. */
    public List<UnitLoad> loads(Tx tx, LocalDate today, LocalDate soon) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT m.unit, count(*), sum(CASE WHEN m.due < :today THEN 1 ELSE 0 END),
                          sum(CASE WHEN m.due BETWEEN :today AND :soon THEN 1 ELSE 0 END)
                        FROM measure m WHERE\s"""
                                + MeasureCondition.open() + " GROUP BY m.unit ORDER BY m.unit NULLS FIRST")
                .bind("today", today)
                .bind("soon", soon)
                .map((row, context) -> new UnitLoad(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    public Counts counts(Tx tx, String placeId) {
        return tx.handle()
                .createQuery(
                        "SELECT coalesce(sum(CASE WHEN " + MeasureCondition.open()
                                + """
                         THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN m.status = 'done' THEN 1 ELSE 0 END), 0)
                        FROM measure m WHERE m.place_id = :place
                        """)
                .bind("place", placeId)
                .map((row, context) -> new Counts(row.getInt(1), row.getInt(2)))
                .one();
    }

    /** Adds a measure; returns its id. */
    public long insert(Tx tx, Measure measure, OffsetDateTime now) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO measure (place_id, type, status, unit, description, due, first_due, done, created_at,
                          version)
                        VALUES (:place, :type, :status, :unit, :description, :due, :firstDue, :done, :now, 1)
                        """)
                .bind("place", measure.placeId())
                .bind("type", measure.type().slug())
                .bind("status", measure.status().slug())
                .bind("unit", measure.unit())
                .bind("description", measure.description())
                .bind("due", measure.due())
                .bind("firstDue", measure.firstDue())
                .bind("done", measure.done())
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /**
     * Overwrites a measure and raises its version by one. What the public read of it until now is kept.
     *
     * @return false if the version is no longer that of {@code measure}; then the transaction must not be committed
     */
    public boolean update(Tx tx, Measure measure, OffsetDateTime now) {
        MeasureHistoryStore.keep(tx, measure.id(), now);
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE measure SET type = :type, status = :status, unit = :unit, description = :description,
                                  due = :due, done = :done, version = version + 1
                                WHERE id = :id AND version = :version
                                """)
                        .bind("type", measure.type().slug())
                        .bind("status", measure.status().slug())
                        .bind("unit", measure.unit())
                        .bind("description", measure.description())
                        .bind("due", measure.due())
                        .bind("done", measure.done())
                        .bind("id", measure.id())
                        .bind("version", measure.version())
                        .execute()
                == 1;
    }

    /** Gives all measures of a place to another one, which takes the place over. Counts are for the caller to renew. */
    public void join(Tx tx, String from, String to) {
        tx.handle()
                .createUpdate("UPDATE measure SET place_id = :to, version = version + 1 WHERE place_id = :from")
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    static Measure measure(ResultSet row, StatementContext context) throws SQLException {
        @Nullable LocalDate done = row.getObject(9, LocalDate.class);
        return new Measure(
                row.getLong(1),
                row.getString(2),
                MeasureType.of(row.getString(3)),
                MeasureStatus.of(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                done,
                row.getInt(10));
    }
}
