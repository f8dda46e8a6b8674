package de.angstraumkarte.domain.measure;

import java.time.OffsetDateTime;

/**
 * A measure as calendars show it.
 *
 * @param changedAt when the public was last told of it; only the day is public
 */
public record PublicMeasure(Measure measure, OffsetDateTime changedAt) {}
