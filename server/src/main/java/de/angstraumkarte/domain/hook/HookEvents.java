package de.angstraumkarte.domain.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.web.Messages;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what systems are told, as JSON: public facts only, with {@code type}, {@code timestamp} and {@code data}. */
public final class HookEvents {
    static final String PUBLISHED = "update.published";
    static final String PING = "ping";

    /** An entry of a timeline as {@code /api/places/{id}/updates} shows it. */
    @FunctionalInterface
    public interface Entry {
        Map<String, @Nullable Object> of(Place place, StatusUpdate update);
    }

    private final DistrictService districts;
    private final Entry entry;
    private final String publicUrl;
    private final boolean demo;
    private final ObjectMapper json;
    private final Messages messages = Messages.of("de");

    /**
     * @param publicUrl without slash at the end; empty if it is not set: then links are paths
     * @param demo whether all that is told is an example, which every event then says
     */
    public HookEvents(DistrictService districts, Entry entry, String publicUrl, boolean demo, ObjectMapper json) {
        this.districts = districts;
        this.entry = entry;
        this.publicUrl = publicUrl;
        this.demo = demo;
        this.json = json;
    }

    /** @param number of the entry */
    String published(Place place, long number, StatusUpdate update, OffsetDateTime now) {
        @Nullable String status = place.statusSlug();
        @Nullable String district = district(place);
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("id", place.id());
        about.put("title", place.title());
        about.put("layer", place.layer().slug());
        about.put("status", status);
        about.put(
                "statusTitle",
                status == null ? null : messages.text("status." + place.layer().slug() + "." + status));
        about.put("district", district);
        about.put("districtTitle", district == null ? null : districts.titles().getOrDefault(district, district));
        about.put("href", publicUrl + "/orte/" + place.id());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", number);
        data.put("place", about);
        data.put("update", entry.of(place, update));
        return event(PUBLISHED, now, data);
    }

    String ping(String title, OffsetDateTime now) {
        return event(PING, now, Map.of("title", title));
    }

    static @Nullable String district(Place place) {
        return place.district() == null ? null : place.district().district();
    }

    private String event(String type, OffsetDateTime now, Map<String, ? extends @Nullable Object> data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("timestamp", now.toInstant().truncatedTo(ChronoUnit.SECONDS).toString());
        if (demo) {
            event.put("demo", true);
        }
        event.put("data", data);
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable as JSON", e);
        }
    }
}
