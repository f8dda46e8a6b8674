package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;

/** SQL for the audit log: append and read, nothing else. */
public final class AuditStore {
    private static final String COLUMNS =
            "id, at, account_id, account_name, action, subject_kind, subject_id, before_json, after_json";

    public void append(Tx tx, AuditEntry entry) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO audit_entry (at, account_id, account_name, action, subject_kind, subject_id, before_json,
                          after_json)
                        VALUES (:at, :account, :name, :action, :kind, :subject, :before, :after)
                        """)
                .bind("at", entry.at())
                .bind("account", entry.accountId())
                .bind("name", entry.accountName())
                .bind("action", entry.action())
                .bind("kind", entry.kind())
                .bind("subject", entry.subjectId())
                .bind("before", entry.before())
                .bind("after", entry.after())
                .execute();
    }

    public int count(Tx tx, AuditFilter filter) {
        return bound(tx.handle().createQuery("SELECT COUNT(*) FROM audit_entry" + where(filter, "")), filter)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Entries, newest first.
     *
     * @param before only entries with a smaller id
     */
    public List<AuditEntry> entries(Tx tx, AuditFilter filter, long before, int limit, int offset) {
        return bound(tx.handle().createQuery(select(filter)), filter)
                .bind("beforeId", before)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) -> entry(row))
                .list();
    }

    /**
     * Days are looked up in the index of days and read in its order, which is that of the ids but for entries of one moment. The sum
     * keeps H2 from going through the ids instead, which it takes to be as good.
     */
    static String select(AuditFilter filter) {
        boolean days = filter.from() != null || filter.to() != null;
        return "SELECT " + COLUMNS + " FROM audit_entry"
                + where(filter, days ? "id + 0 < :beforeId" : "id < :beforeId")
                + (days ? " ORDER BY at DESC, id DESC" : " ORDER BY id DESC")
                + " LIMIT :limit OFFSET :offset";
    }

    private static String where(AuditFilter filter, String more) {
        List<String> parts = new ArrayList<>();
        if (filter.accountId() != null) {
            parts.add("account_id = :account");
        }
        if (filter.action() != null) {
            parts.add("action = :action");
        }
        if (filter.kind() != null) {
            parts.add("subject_kind = :kind");
        }
        if (filter.subjectId() != null) {
            parts.add("subject_id = :subject");
        }
        if (filter.from() != null) {
            parts.add("at >= :from");
        }
        if (filter.to() != null) {
            parts.add("at < :to");
        }
        if (!more.isEmpty()) {
            parts.add(more);
        }
        return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    private static <S extends SqlStatement<S>> S bound(S statement, AuditFilter filter) {
        statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return statement
                .bind("account", filter.accountId())
                .bind("action", filter.action())
                .bind("kind", filter.kind())
                .bind("subject", filter.subjectId())
                .bind("from", filter.from())
                .bind("to", filter.to());
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class),
                row.getObject(3, Long.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9));
    }
}
