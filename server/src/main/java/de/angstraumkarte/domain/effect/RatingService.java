package de.angstraumkarte.domain.effect;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.Tx;
import de.angstraumkarte.base.http.HourlyLimit;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import java.time.Clock;
import java.time.LocalDate;

/** Takes in how safe people feel at a place. Nothing about the person is kept. */
public final class RatingService {
    private final Database database;
    private final PlaceStore places;
    private final EffectStore store;
    private final HourlyLimit limit;
    private final Clock clock;

    public RatingService(Database database, PlaceStore places, EffectStore store, HourlyLimit limit, Clock clock) {
        this.database = database;
        this.places = places;
        this.store = store;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Keeps an answer of today. When this returns, it survives a crash.
     *
     * @param safety 1..5
     * @param sender network address, for limits only
     * @throws Invalid if the answer is none of these
     * @throws NotFound if the place is no fear space, or not on the map any more
     * @throws de.angstraumkarte.base.problem.DomainException.TooMany if the sender has sent too many
     */
    public void rate(String placeId, Light light, int safety, String sender) {
        Rating rating = rating(light, LocalDate.now(clock.withZone(PlaceService.ZONE)), safety);
        // Before the limit: who asks for what is not there has used up nothing.
        if (!rateable(database.read(tx -> places.findPlace(tx, placeId)).orElseThrow(NotFound::new))) {
            throw new NotFound();
        }
        limit.take(sender);
        database.change(tx -> {
            // Locked, so that no answer goes to a place that is being joined to another one.
            places.lock(tx, placeId);
            if (!rateable(places.findPlace(tx, placeId).orElseThrow(NotFound::new))) {
                throw new NotFound();
            }
            store.insert(tx, placeId, rating, null, false);
        });
    }

    private static Rating rating(Light light, LocalDate day, int safety) {
        if (safety < Rating.LOWEST || safety > Rating.HIGHEST) {
            throw new Invalid("safety", "range", Rating.LOWEST, Rating.HIGHEST);
        }
        return new Rating(light, day, safety);
    }

    /** Whether people are asked how safe they feel at a place: also at one that is closed. */
    public static boolean rateable(Place place) {
        return place.layer() == Layer.FEAR_SPACE && !place.retired();
    }

    /**
     * Keeps the answer to a mail that asked; in place of an earlier one to the same mail for the same light.
     *
     * @param placeId the place the question is about by now
     * @param rating of today
     * @param automatic whether a script sent it and nobody pressed a button
     */
    public void answer(Tx tx, long questionId, String placeId, Rating rating, boolean automatic) {
        store.delete(tx, questionId, rating.light());
        store.insert(tx, placeId, rating, questionId, automatic);
    }

    /** Takes back what was answered to a mail for a light. */
    public void takeBack(Tx tx, long questionId, Light light) {
        store.delete(tx, questionId, light);
    }
}
