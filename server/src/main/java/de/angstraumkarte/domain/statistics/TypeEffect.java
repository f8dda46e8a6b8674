package de.angstraumkarte.domain.statistics;

import de.angstraumkarte.domain.effect.Verdict;
import de.angstraumkarte.domain.measure.MeasureType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the places at which a type of measure is done. Most of them got other measures too, so it does not say that the
 * type did it.
 *
 * @param verdicts number of places by verdict; every verdict is there
 */
public record TypeEffect(MeasureType type, Map<Verdict, Integer> verdicts) {
    public TypeEffect {
        verdicts = Map.copyOf(verdicts);
    }

    /** Types that are done somewhere, in the order of the catalogue. */
    public static List<TypeEffect> of(List<MeasuredPlace> places) {
        List<TypeEffect> effects = new ArrayList<>();
        for (MeasureType type : MeasureType.values()) {
            Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
            for (Verdict verdict : Verdict.values()) {
                verdicts.put(verdict, 0);
            }
            places.stream()
                    .filter(place -> place.types().contains(type))
                    .forEach(place -> verdicts.merge(place.effect().verdict(), 1, Integer::sum));
            TypeEffect effect = new TypeEffect(type, verdicts);
            if (effect.places() > 0) {
                effects.add(effect);
            }
        }
        return effects;
    }

    /** Number of places with a done measure of the type. */
    public int places() {
        return verdicts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }
}
