package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.measure.MeasureType;
import java.util.Set;

/**
 * A fear space on the map at which a measure is done.
 *
 * @param types of the measures that are done there
 */
public record MeasuredPlace(String title, Set<MeasureType> types, Effect effect) {
    public MeasuredPlace {
        types = Set.copyOf(types);
    }
}
