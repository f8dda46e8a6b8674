package de.angstraumkarte.domain.effect;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Lookup;
import de.angstraumkarte.base.db.Tx;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes effects from what is stored, anew each time: there is no second copy that could be wrong. */
public final class EffectService {
    private final Database database;
    private final EffectStore store;

    public EffectService(Database database, EffectStore store) {
        this.database = database;
        this.store = store;
    }

    /** The effect of the measures of a place; empty if it is no fear space, is retired, or no measure is done yet. */
    public Optional<Effect> find(String placeId) {
        return database.read(tx -> find(tx, placeId));
    }

    /** {@link #find(String)} within a transaction. */
    public Optional<Effect> find(Tx tx, String placeId) {
        return store.windows(tx, placeId).map(windows -> Effect.of(placeId, windows, store.ratings(tx, placeId)));
    }

    /** The same for some places, by id. */
    public Map<String, Effect> find(Tx tx, Collection<String> placeIds) {
        Map<String, Effect> effects = new HashMap<>();
        for (List<String> some : Lookup.parts(placeIds)) {
            Map<String, List<Rating>> ratings = store.ratings(tx, some);
            store.windows(tx, some)
                    .forEach((id, windows) ->
                            effects.put(id, Effect.of(id, windows, ratings.getOrDefault(id, List.of()))));
        }
        return effects;
    }

    /** The effects at all fear spaces where a measure is done, in the order of their ids. */
    public List<Effect> all(Tx tx) {
        Map<String, Effect.Tally> tallies = new LinkedHashMap<>();
        store.allWindows(tx).forEach((place, windows) -> tallies.put(place, new Effect.Tally(windows)));
        store.eachRating(tx, (place, rating) -> {
            Effect.Tally tally = tallies.get(place);
            if (tally != null) {
                tally.add(rating);
            }
        });
        return tallies.entrySet().stream()
                .map(place -> place.getValue().effect(place.getKey()))
                .toList();
    }

    /** {@link #all(Tx)} as of now. */
    public List<Effect> all() {
        return database.read(this::all);
    }

    /** All ratings hang on this: as long as it is equal, they are the same. Measures raise the revision of the layer instead. */
    public record State(long newestRating, long ratings, long newestAudit, long withdrawn) {}

    /** Of what effects are computed now; cheap. */
    public State state() {
        return database.read(store::state);
    }
}
