package de.angstraumkarte.domain.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A report that nobody has decided on.
 *
 * @param unit id of the office that looks into it; null if none does
 * @param at when it came
 * @param due day by which it is to be decided
 */
public record DueReport(long id, @Nullable String unit, OffsetDateTime at, LocalDate due) {}
