package de.angstraumkarte.edge.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.http.ClientAddress;
import de.angstraumkarte.base.http.DailyCookie;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.base.problem.DomainException.Repeated;
import de.angstraumkarte.domain.effect.RatingService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code /api/places/{id}/ratings}: saying how safe a fear space feels. */
public final class RatingRoutes {
    private final RatingService ratings;
    private final PlaceService places;
    private final DailyCookie rated;
    private final ClientAddress addresses;
    private final ObjectMapper json;

    /** @param rated the places a browser has answered for today */
    public RatingRoutes(
            RatingService ratings, PlaceService places, DailyCookie rated, ClientAddress addresses, ObjectMapper json) {
        this.ratings = ratings;
        this.places = places;
        this.rated = rated;
        this.addresses = addresses;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/api/places/{id}/ratings", this::rate);
    }

    private void rate(Context ctx) throws JsonProcessingException {
        Params.of(ctx, Languages.NAME).check();
        Place place = places.place(ctx.pathParam("id"));
        if (PlaceRoutes.moved(ctx, place, null, "/ratings")) {
            return;
        }
        ReportRoutes.requireJson(ctx);
        if (!RatingService.rateable(place)) {
            throw new NotFound();
        }
        RatingJson.Content content = RatingJson.read(ctx.bodyInputStream());
        if (rated.has(ctx, place.id())) {
            throw new Repeated("place", "rated-today");
        }
        ratings.rate(place.id(), content.light(), content.safety(), addresses.of(ctx));
        rated.add(ctx, place.id());
        ctx.status(201)
                .header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(json.writeValueAsBytes(json.createObjectNode()
                        .put("safety", content.safety())
                        .put("light", content.light().slug())
                        .put("ratedOn", places.today().toString())
                        .put("href", "/orte/" + place.id())));
    }
}
