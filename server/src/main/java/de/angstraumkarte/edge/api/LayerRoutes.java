package de.angstraumkarte.edge.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.geo.Bbox;
import de.angstraumkarte.base.http.LargeAnswers;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.base.problem.DomainException.NotFound;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.layer.Status;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.edge.feature.LayerCache;
import de.angstraumkarte.edge.feature.LayerDocuments;
import de.angstraumkarte.edge.feature.PastDay;
import de.angstraumkarte.edge.feature.PastLayerCache;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /api/layers}: which layers there are, and each as GeoJSON, whole from the cache or in part from the store; also as it was at a past day. */
public final class LayerRoutes {
    private static final String PATH = "/api/layers";
    private static final String REVALIDATE = "public, max-age=0, must-revalidate";
    private static final int MAX_LIMIT = 100_000;

    private final PlaceService places;
    private final DistrictService districts;
    private final HistoryService history;
    private final LayerCache cache;
    private final PastLayerCache pastCache = new PastLayerCache();
    private final LayerDocuments documents;
    private final ObjectMapper json;
    private final Messages messages = Messages.of("de");

    public LayerRoutes(
            PlaceService places,
            DistrictService districts,
            HistoryService history,
            LayerCache cache,
            LayerDocuments documents,
            ObjectMapper json) {
        this.places = places;
        this.districts = districts;
        this.history = history;
        this.cache = cache;
        this.documents = documents;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(PATH, this::layers);
        routes.get(PATH + "/{layer}.geojson", this::layer);
    }

    private void layers(Context ctx) throws JsonProcessingException {
        Params.of(ctx).check();
        ArrayNode list = json.createArrayNode();
        Map<Layer, Integer> counts = places.counts();
        for (Layer layer : Layer.values()) {
            ArrayNode statuses =
                    describe(list, layer.slug(), counts.getOrDefault(layer, 0)).putArray("statuses");
            for (Status status : layer.statuses()) {
                statuses.addObject()
                        .put("id", status.slug())
                        .put("title", messages.text("status." + layer.slug() + "." + status.slug()))
                        .put("open", status.open());
            }
        }
        describe(list, LayerRevisionStore.DISTRICTS, districts.titles().size()).putArray("statuses");
        ctx.contentType("application/json").header("Cache-Control", REVALIDATE).result(json.writeValueAsBytes(list));
    }

    private ObjectNode describe(ArrayNode list, String slug, int count) {
        String key = "layer." + slug;
        String description = slug.equals(Layer.SQUARE.slug())
                ? messages.text(key + ".description", places.countPartOf27(), Layer.ANALYSED_SQUARES)
                : messages.text(key + ".description");
        return list.addObject()
                .put("id", slug)
                .put("title", messages.text(key + ".title"))
                .put("description", description)
                .put("count", count)
                .put("revision", cache.revision(slug))
                .put("href", PATH + "/" + slug + ".geojson");
    }

    private void layer(Context ctx) throws IOException {
        String slug = ctx.pathParam("layer");
        ctx.header("Cache-Control", REVALIDATE);
        if (slug.equals(LayerRevisionStore.DISTRICTS)) {
            districts(ctx);
            return;
        }
        Layer layer = Layer.find(slug).orElseThrow(NotFound::new);
        if (ctx.queryParamMap().isEmpty()) {
            cache.body(slug).send(ctx);
        } else {
            part(ctx, layer);
        }
    }

    private void districts(Context ctx) throws IOException {
        Params params = Params.of(ctx, "bbox", "limit");
        Optional<Bbox> bbox = params.bbox("bbox");
        int limit = params.number("limit", MAX_LIMIT, 1, MAX_LIMIT);
        params.check();
        if (ctx.queryParamMap().isEmpty()) {
            cache.body(LayerRevisionStore.DISTRICTS).send(ctx);
        } else {
            ctx.contentType(LayerDocuments.MEDIA_TYPE);
            LargeAnswers.send(ctx, out -> documents.writeDistricts(out, bbox, limit));
        }
    }

    private void part(Context ctx, Layer layer) throws IOException {
        Params params = Params.of(ctx, "bbox", "status", "district", "limit", PastDay.NAME);
        Optional<Bbox> bbox = params.bbox("bbox");
        Set<String> statuses = params.choices(
                "status", layer.statuses().stream().map(Status::slug).toList());
        Set<String> inDistricts = params.choices("district", districts.titles().keySet());
        int limit = params.number("limit", Integer.MAX_VALUE, 1, MAX_LIMIT);
        @Nullable LocalDate day = PastDay.of(params, history);
        params.check();
        PlaceQuery query = new PlaceQuery(Set.of(layer), statuses, inDistricts, bbox.orElse(null), Set.of());
        if (day != null) {
            past(ctx, layer, day, query, limit);
        } else if (query.equals(PlaceQuery.layer(layer)) && limit == Integer.MAX_VALUE) {
            cache.body(layer.slug()).send(ctx);
        } else {
            ctx.contentType(LayerDocuments.MEDIA_TYPE);
            LargeAnswers.send(ctx, out -> documents.writePlaces(out, layer, query, limit));
        }
    }

    private void past(Context ctx, Layer layer, LocalDate day, PlaceQuery query, int limit) throws IOException {
        if (query.equals(PlaceQuery.layer(layer)) && limit == Integer.MAX_VALUE) {
            long revision = cache.revision(layer.slug());
            pastCache
                    .body(layer, day, revision, () -> documents.past(layer, day, history.placesAt(layer, day)))
                    .send(ctx);
            return;
        }
        List<Place> found = history.placesAt(layer, day).stream()
                .filter(query::matches)
                .limit(limit)
                .toList();
        ctx.contentType(LayerDocuments.MEDIA_TYPE);
        LargeAnswers.send(ctx, out -> documents.writePast(out, layer, day, found));
    }
}
