package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.place.PlaceService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL for whom to write to. */
public final class ReportMailStore {
    private static final String COLUMNS =
            "SELECT id, email, language, submission_hash, state, place_id, reason, answer, created_at FROM report ";

    /** A report whose sender wants mails. */
    record Addressee(
            long reportId,
            String email,
            String language,
            String submissionHash,
            ReportState state,
            @Nullable String placeId,
            @Nullable String reason,
            @Nullable String answer,
            LocalDate received) {}

    /** The sender of a report; empty if no mail is wanted. */
    Optional<Addressee> findAddressee(Tx tx, long reportId) {
        return tx.handle()
                .createQuery(COLUMNS + "WHERE id = :id AND email IS NOT NULL")
                .bind("id", reportId)
                .map(ReportMailStore::addressee)
                .findOne();
    }

    /**
     * The senders of all reports that belong to a place and want mails; locked, so that a withdrawal waits and then finds the
     * mails to them.
     */
    List<Addressee> addressees(Tx tx, String placeId) {
        return tx.handle()
                .createQuery(COLUMNS
                        + "WHERE place_id = :place AND state = 'attached' AND email IS NOT NULL ORDER BY id FOR UPDATE")
                .bind("place", placeId)
                .map(ReportMailStore::addressee)
                .list();
    }

    /** Those of some addresses, in lower case, that reports of a place came from and that want mails. */
    Set<String> senders(Tx tx, String placeId, Collection<String> emails) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT LOWER(email) FROM report
                        WHERE place_id = :place AND state = 'attached' AND LOWER(email) IN (<emails>)
                        """)
                .bind("place", placeId)
                .bindList("emails", List.copyOf(emails))
                .mapTo(String.class)
                .set();
    }

    private static Addressee addressee(ResultSet row, StatementContext context) throws SQLException {
        return new Addressee(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                ReportState.of(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class)
                        .atZoneSameInstant(PlaceService.ZONE)
                        .toLocalDate());
    }
}
