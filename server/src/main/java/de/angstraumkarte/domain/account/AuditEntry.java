package de.angstraumkarte.domain.account;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One write by staff.
 *
 * @param accountId null for what the command line did
 * @param accountName name at that time
 * @param action what was done, e.g. {@code place.edit}; title under {@code audit.action.} in the message files
 * @param kind kind of thing: place, report, measure, photo, account, unit, mail
 * @param subjectId id of the thing
 * @param before JSON object as text; null if there was nothing before
 * @param after JSON object as text; null if there is nothing afterwards
 */
public record AuditEntry(
        long id,
        OffsetDateTime at,
        @Nullable Long accountId,
        String accountName,
        String action,
        String kind,
        String subjectId,
        @Nullable String before,
        @Nullable String after) {}
