package de.angstraumkarte.domain.deadline;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.measure.MeasureQuery;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** SQL for the daily mails to offices. Of reports it reads their number and when the oldest came. */
public final class UnitDigestStore {
    private static final String SELECT =
            """
            SELECT u.id, u.title, u.email,
              EXISTS (SELECT 1 FROM account a
                WHERE a.unit = u.id AND a.role IN ('coordinator', 'admin') AND a.disabled_at IS NULL)
            FROM unit u
            WHERE u.disabled_at IS NULL AND u.email IS NOT NULL AND (u.digest_on IS NULL OR u.digest_on < :today)
            """;

    /**
     * An office that was not written to yet today.
     *
     * @param coordinates whether people work there who see to what no office is in charge of
     */
    record Addressee(String id, String title, String email, boolean coordinates) {}

    /** @param oldest null if there is none */
    record Undecided(int count, @Nullable OffsetDateTime oldest) {}

    /** Offices that were not written to yet on a day. */
    List<Addressee> waiting(Tx tx, LocalDate today) {
        return addressees(tx.handle().createQuery(SELECT + "ORDER BY u.id").bind("today", today));
    }

    /** One of them, if it still is one; nobody else writes to it until the transaction ends. */
    Optional<Addressee> lock(Tx tx, String id, LocalDate today) {
        tx.handle()
                .createQuery("SELECT id FROM unit WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .list();
        return addressees(tx.handle()
                        .createQuery(SELECT + "AND u.id = :id")
                        .bind("today", today)
                        .bind("id", id))
                .stream()
                .findFirst();
    }

    private static List<Addressee> addressees(Query query) {
        return query.map((row, context) ->
                        new Addressee(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)))
                .list();
    }

    /** Notes that an office was written to. */
    void written(Tx tx, String id, LocalDate today) {
        tx.handle()
                .createUpdate("UPDATE unit SET digest_on = :today WHERE id = :id")
                .bind("today", today)
                .bind("id", id)
                .execute();
    }

    /** Undecided reports of an office, or of none. */
    Undecided undecided(Tx tx, String unit) {
        boolean none = unit.equals(MeasureQuery.NO_UNIT);
        Query query = tx.handle()
                .createQuery("SELECT count(*), min(created_at) FROM report WHERE state = 'new' AND unit "
                        + (none ? "IS NULL" : "= :unit"));
        return (none ? query : query.bind("unit", unit))
                .map((row, context) -> new Undecided(row.getInt(1), row.getObject(2, OffsetDateTime.class)))
                .one();
    }
}
