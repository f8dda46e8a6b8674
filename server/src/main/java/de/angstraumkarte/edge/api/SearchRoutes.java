package de.angstraumkarte.edge.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.http.Languages;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.gazetteer.SearchHit;
import de.angstraumkarte.domain.gazetteer.SearchService;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.jspecify.annotations.Nullable;

/** {@code /api/search}: places, streets and stops whose name begins with what somebody types. */
public final class SearchRoutes {
    private static final int USUAL_LIMIT = 8;
    private static final int MAX_LIMIT = 50;

    private final SearchService search;
    private final DistrictService districts;
    private final ObjectMapper json;

    public SearchRoutes(SearchService search, DistrictService districts, ObjectMapper json) {
        this.search = search;
        this.districts = districts;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/api/search", this::search);
    }

    private void search(Context ctx) throws JsonProcessingException {
        Params params = Params.of(ctx, "q", "limit");
        String q = params.required("q", SearchService.LONGEST_QUERY);
        int limit = params.number("limit", USUAL_LIMIT, 1, MAX_LIMIT);
        params.check();
        Messages messages = Languages.messages(ctx);
        ArrayNode hits = json.createArrayNode();
        for (SearchHit hit : search.search(q, limit)) {
            write(hits.addObject(), hit, messages);
        }
        ctx.contentType("application/json")
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Language, Cookie")
                .result(json.writeValueAsBytes(hits));
    }

    private void write(ObjectNode node, SearchHit hit, Messages messages) {
        LonLat position = hit.position();
        SearchHit.@Nullable PlaceHit place = hit instanceof SearchHit.PlaceHit found ? found : null;
        node.put("kind", hit instanceof SearchHit.NameHit name ? name.kind().slug() : "place");
        node.put("name", hit.name());
        node.put("detail", detail(hit, messages));
        node.put("lon", position == null ? null : position.lon());
        node.put("lat", position == null ? null : position.lat());
        node.put("layer", place == null ? null : place.layer().slug());
        node.put("id", place == null ? null : place.id());
        node.put("href", place == null ? null : "/orte/" + place.id());
    }

    /** What tells namesakes apart: "Angstraum, Hörde", "Haltestelle". */
    private String detail(SearchHit hit, Messages messages) {
        if (hit instanceof SearchHit.NameHit name) {
            return messages.text("search.kind." + name.kind().slug());
        }
        SearchHit.PlaceHit place = (SearchHit.PlaceHit) hit;
        String layer = messages.text("layer." + place.layer().slug() + ".singular");
        return place.district() == null
                ? layer
                : layer + ", " + districts.titles().getOrDefault(place.district(), place.district());
    }
}
