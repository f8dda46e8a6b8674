package de.angstraumkarte.edge.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.geo.LonLat;
import de.angstraumkarte.base.http.Params;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.domain.history.PastPlace;
import de.angstraumkarte.domain.measure.Measure;
import de.angstraumkarte.domain.measure.MeasureReader;
import de.angstraumkarte.domain.measure.UnitService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineService;
import de.angstraumkarte.edge.feature.EffectJson;
import de.angstraumkarte.edge.feature.LayerDocuments;
import de.angstraumkarte.edge.feature.PastDay;
import de.angstraumkarte.edge.feature.UpdateJson;
import de.angstraumkarte.web.Messages;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/places}: one place with its timeline, also as it was at a past day, and the places near a position. */
public final class PlaceRoutes {
    private static final String REVALIDATE = "public, max-age=0, must-revalidate";
    private static final int LARGEST_RADIUS_M = 500;
    private static final int MOST_NEAR = 50;

    private final PlaceService places;
    private final TimelineService timelines;
    private final MeasureReader measures;
    private final UnitService units;
    private final EffectService effects;
    private final HistoryService history;
    private final LayerDocuments documents;
    private final ObjectMapper json;
    private final Messages messages = Messages.of("de");

    public PlaceRoutes(
            PlaceService places,
            TimelineService timelines,
            MeasureReader measures,
            UnitService units,
            EffectService effects,
            HistoryService history,
            LayerDocuments documents,
            ObjectMapper json) {
        this.places = places;
        this.timelines = timelines;
        this.measures = measures;
        this.units = units;
        this.effects = effects;
        this.history = history;
        this.documents = documents;
        this.json = json;
    }

    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/api/places/near", this::near);
        routes.get("/api/places/{id}", this::place);
        routes.get("/api/places/{id}/updates", this::updates);
    }

    private void place(Context ctx) throws IOException {
        @Nullable LocalDate day = day(ctx);
        PastPlace shown = shown(ctx.pathParam("id"), day);
        Place place = shown.place();
        if (moved(ctx, place, day, "")) {
            return;
        }
        Map<String, Object> replaced = new LinkedHashMap<>();
        replaced.put("updates", list(shown));
        replaced.put("measures", measures(shown.measures(), day));
        // Of a past day nobody has computed it.
        replaced.put(
                "effect",
                day != null
                        ? null
                        : effects.find(place.id())
                                .map(effect -> EffectJson.of(effect, deviation(shown), messages))
                                .orElse(null));
        replaced.put("retired", place.retired());
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        documents.writePlace(out, place, day == null ? places.today() : day, replaced);
        ctx.contentType(LayerDocuments.MEDIA_TYPE)
                .header("Cache-Control", REVALIDATE)
                .result(out.toByteArray());
    }

    /** Why staff gave a place its present status although people answered otherwise; null if they did not. */
    private static @Nullable String deviation(PastPlace shown) {
        return shown.updates().stream()
                .filter(update -> update.status() != null)
                .findFirst()
                .filter(update -> Objects.equals(update.status(), shown.place().statusSlug()))
                .map(StatusUpdate::work)
                .map(StatusUpdate.Work::finding)
                .map(StatusUpdate.Finding::deviation)
                .orElse(null);
    }

    private void updates(Context ctx) throws JsonProcessingException {
        @Nullable LocalDate day = day(ctx);
        PastPlace shown = shown(ctx.pathParam("id"), day);
        if (moved(ctx, shown.place(), day, "/updates")) {
            return;
        }
        byte[] body = json.writeValueAsBytes(list(shown));
        ctx.contentType("application/json").header("Cache-Control", REVALIDATE).result(body);
    }

    private @Nullable LocalDate day(Context ctx) {
        Params params = Params.of(ctx, PastDay.NAME);
        @Nullable LocalDate day = PastDay.of(params, history);
        params.check();
        return day;
    }

    /** @param day null for the present */
    private PastPlace shown(String id, @Nullable LocalDate day) {
        return day == null
                ? new PastPlace(places.place(id), timelines.publicUpdates(id), measures.ofPlace(id))
                : history.place(id, day);
    }

    /** Sends whoever asks for a place that was merged to the one that goes on; returns whether it was. */
    static boolean moved(Context ctx, Place place, @Nullable LocalDate day, String end) {
        @Nullable String into = place.work().mergedInto();
        if (into == null) {
            return false;
        }
        String target = "/api/places/" + into + end + (day == null ? "" : "?" + PastDay.NAME + "=" + day);
        ctx.header("Cache-Control", REVALIDATE).redirect(target, HttpStatus.PERMANENT_REDIRECT);
        return true;
    }

    private void near(Context ctx) throws IOException {
        Params params = Params.of(ctx, "lon", "lat", "radius");
        LonLat position = params.lonLat("lon", "lat");
        int radius = params.number("radius", LARGEST_RADIUS_M, 1, LARGEST_RADIUS_M);
        params.check();
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        documents.writePlaces(out, places.near(position, radius, MOST_NEAR));
        ctx.contentType(LayerDocuments.MEDIA_TYPE)
                .header("Cache-Control", REVALIDATE)
                .result(out.toByteArray());
    }

    private List<Map<String, @Nullable Object>> measures(List<Measure> found, @Nullable LocalDate day) {
        Map<String, String> titles = found.isEmpty() ? Map.of() : units.titles();
        LocalDate today = day == null ? places.today() : day;
        return found.stream().map(measure -> entry(measure, titles, today)).toList();
    }

    private Map<String, @Nullable Object> entry(Measure measure, Map<String, String> unitTitles, LocalDate today) {
        @Nullable String unit = measure.unit();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", measure.id());
        entry.put("type", measure.type().slug());
        entry.put("typeTitle", messages.text("measure.type." + measure.type().slug()));
        entry.put("unit", unit);
        entry.put("unitTitle", unit == null ? null : unitTitles.get(unit));
        entry.put("status", measure.status().slug());
        entry.put(
                "statusTitle",
                messages.text("measure.status." + measure.status().slug()));
        entry.put("due", measure.due().toString());
        entry.put("firstDue", measure.firstDue().toString());
        entry.put("done", measure.done() == null ? null : measure.done().toString());
        entry.put("overdue", measure.overdue(today));
        entry.put("description", measure.description());
        return entry;
    }

    private List<Map<String, @Nullable Object>> list(PastPlace shown) {
        return shown.updates().stream()
                .map(update -> UpdateJson.of(shown.place(), update, messages))
                .toList();
    }
}
