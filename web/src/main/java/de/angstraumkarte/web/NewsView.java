package de.angstraumkarte.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a place last had news and by when the next are promised.
 *
 * @param lastUpdate day of the newest public entry in the timeline, null if there is none with a whole day
 * @param nextUpdateBy promised day of the next entry, null for places that are not open
 * @param overdue whether the promised day has passed
 */
public record NewsView(@Nullable LocalDate lastUpdate, @Nullable LocalDate nextUpdateBy, boolean overdue) {}
