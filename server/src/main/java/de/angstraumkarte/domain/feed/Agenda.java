package de.angstraumkarte.domain.feed;

import de.angstraumkarte.domain.measure.PublicMeasure;
import de.angstraumkarte.domain.place.Place;
import java.util.List;
import java.util.Map;

/**
 * Public measures with their places and offices.
 *
 * @param places those of the measures, by id
 * @param units titles of all offices, by id
 */
public record Agenda(List<PublicMeasure> measures, Map<String, Place> places, Map<String, String> units) {}
