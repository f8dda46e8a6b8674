package de.angstraumkarte.domain.collection;

import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.domain.effect.Effect;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.effect.Verdict;
import de.angstraumkarte.domain.place.PlaceService;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Which features of a collection match a filter. */
public final class SelectionService {
    private final HeavyReads reads;
    private final SelectionStore store;
    private final EffectService effects;
    private final PlaceService places;

    public SelectionService(HeavyReads reads, SelectionStore store, EffectService effects, PlaceService places) {
        this.reads = reads;
        this.store = store;
        this.effects = effects;
        this.places = places;
    }

    /**
     * Hands on the ids of all public features that match, in no certain order; one may come twice.
     *
     * @throws de.angstraumkarte.base.problem.UnavailableException if that takes too long
     */
    public void each(OpenCollection collection, Filter filter, Consumer<String> id) {
        reads.read(tx -> {
            if (collection.equals(OpenCollection.EFFECTS) && Verdicts.named(filter)) {
                eachEffect(tx, filter, id);
            } else {
                store.each(tx, collection, filter, places.newsDue(), id);
            }
            return true;
        });
    }

    /**
     * Verdicts are computed, not stored. So each is asked about alone, with what the filter says once the verdict is known, and
     * the places without one too.
     */
    private void eachEffect(Tx tx, Filter filter, Consumer<String> id) {
        Map<String, Verdict> verdicts = new HashMap<>();
        for (Effect effect : effects.all(tx)) {
            verdicts.put(effect.placeId(), effect.verdict());
        }
        store.each(tx, OpenCollection.EFFECTS, Verdicts.missing(filter), places.newsDue(), place -> {
            if (!verdicts.containsKey(place)) {
                id.accept(place);
            }
        });
        for (Verdict verdict : EnumSet.allOf(Verdict.class)) {
            if (verdicts.containsValue(verdict)) {
                Filter known = Verdicts.known(filter, verdict);
                store.each(tx, OpenCollection.EFFECTS, known, places.newsDue(), place -> {
                    if (verdicts.get(place) == verdict) {
                        id.accept(place);
                    }
                });
            }
        }
    }
}
