package de.angstraumkarte.domain.measure;

import org.jspecify.annotations.Nullable;

/**
 * How much an office has to do.
 *
 * @param unit id of the office; null for measures that none carries out
 * @param open number of open measures
 * @param overdue how many of them are overdue
 * @param soon how many of them fall due within the next days
 */
public record UnitLoad(@Nullable String unit, int open, int overdue, int soon) {}
