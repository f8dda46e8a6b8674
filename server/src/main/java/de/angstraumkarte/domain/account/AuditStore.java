package de.angstraumkarte.domain.account;

import de.angstraumkarte.base.db.Tx;

/** SQL for the audit log: append and read, nothing else. */
public final class AuditStore {
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
}
