package de.angstraumkarte.domain.effect;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
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

    /** The effects at all fear spaces where a measure is done, in the order of their ids. */
    public List<Effect> all(Tx tx) {
        Map<String, Windows> windows = store.allWindows(tx);
        Map<String, List<Rating>> ratings = store.allRatings(tx);
        return windows.entrySet().stream()
                .map(place ->
                        Effect.of(place.getKey(), place.getValue(), ratings.getOrDefault(place.getKey(), List.of())))
                .toList();
    }
}
