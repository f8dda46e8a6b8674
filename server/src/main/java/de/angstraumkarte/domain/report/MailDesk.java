package de.angstraumkarte.domain.report;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.mail.Outbox;
import de.angstraumkarte.domain.account.AuditLog;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.account.Staff;
import java.util.Map;

/** What admins do about mails that were given up. The audit log names the mail, never the address. */
public final class MailDesk {
    private static final String KIND = "mail";

    private final Database database;
    private final Outbox outbox;
    private final AuditLog audit;

    public MailDesk(Database database, Outbox outbox, AuditLog audit) {
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Has a mail tried again; returns false if it is not there any more. */
    public boolean retry(Staff staff, long id) {
        staff.require(Role.ADMIN);
        return database.write(tx -> {
            boolean there = outbox.retry(tx, id);
            if (there) {
                audit.record(tx, staff, "mail.retry", KIND, id, Map.of("state", "dead"), Map.of("state", "waiting"));
            }
            return there;
        });
    }

    /** Deletes a mail for good; returns false if it is not there any more. */
    public boolean discard(Staff staff, long id) {
        staff.require(Role.ADMIN);
        return database.write(tx -> {
            boolean there = outbox.discard(tx, id);
            if (there) {
                audit.record(tx, staff, "mail.discard", KIND, id, Map.of("state", "dead"), null);
            }
            return there;
        });
    }
}
