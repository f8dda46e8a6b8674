package de.angstraumkarte.domain.place;

import de.angstraumkarte.domain.layer.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact is from.
 *
 * @param text the source in words
 * @param date date of the source, as precise as known; null if unknown
 * @param url http(s) link; null if only title and date are on record
 */
public record Source(String text, @Nullable PartialDate date, @Nullable String url) {}
