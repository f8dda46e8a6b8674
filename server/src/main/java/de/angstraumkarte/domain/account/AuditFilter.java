package de.angstraumkarte.domain.account;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit log; null everywhere: all.
 *
 * @param from earliest, inclusive
 * @param to latest, exclusive
 */
public record AuditFilter(
        @Nullable Long accountId,
        @Nullable String action,
        @Nullable String kind,
        @Nullable String subjectId,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to) {}
