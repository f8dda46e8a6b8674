package de.angstraumkarte.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans and moves measures through the forms of the staff area, and reads what the public reads of them. */
public final class MeasureDesk {
    public static final String PLACE = "angst-westpark";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final TestServer server;

    public MeasureDesk(TestServer server) {
        this.server = server;
    }

    /** The fields of a plan that nobody could object to. */
    public static Map<String, String> plan(String placeId, String unit, String status, String due) {
        return new HashMap<>(Map.of(
                "ort", placeId,
                "type", "lighting",
                "unit", unit,
                "description", "Acht neue Leuchten am Hauptweg.",
                "due", due,
                "status", status,
                "why", "Bei Dunkelheit ist der Weg kaum zu sehen."));
    }

    /** Plans a measure; returns its number. */
    public static long planned(StaffBrowser coordinator, Map<String, String> plan) {
        return planned(coordinator.post("/verwaltung/massnahmen/neu", plan));
    }

    /** The same with a plan that holds {@code csrf} already. */
    public static long plannedPlain(StaffBrowser coordinator, Map<String, String> plan) {
        return planned(coordinator.postPlain("/verwaltung/massnahmen/neu", plan));
    }

    private static long planned(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new AssertionError("planning answered " + answer.statusCode() + " " + answer.body());
        }
        String page = answer.headers().firstValue("Location").orElseThrow();
        return Long.parseLong(page.substring(page.lastIndexOf('/') + 1));
    }

    /** Plans a measure at {@link #PLACE}, due at the end of the year. */
    public static long planned(StaffBrowser coordinator, String unit, String status) {
        return planned(coordinator, plan(PLACE, unit, status, "2026-12-31"));
    }

    public static String page(long id) {
        return "/verwaltung/massnahmen/" + id;
    }

    /** The version that a page's form carries. */
    public static String version(StaffBrowser staff, String path) {
        String html = staff.get(path).body();
        Matcher matcher = VERSION.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no form with a version in: " + html);
        }
        return matcher.group(1);
    }

    /** Sends the form that moves a measure on, as just read. */
    public static HttpResponse<String> move(StaffBrowser staff, long id, String status) {
        return staff.post(
                page(id), Map.of("version", version(staff, page(id)), "status", status, "why", "Es geht weiter."));
    }

    /** Moves a measure on and expects that it works. */
    public static void moved(StaffBrowser staff, long id, String... statuses) {
        for (String status : statuses) {
            HttpResponse<String> answer = move(staff, id, status);
            if (answer.statusCode() != 303) {
                throw new AssertionError(status + " answered " + answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** A measure as the public reads it. */
    public JsonNode read(String placeId, long id) {
        for (JsonNode measure : place(placeId).get("measures")) {
            if (measure.get("id").asLong() == id) {
                return measure;
            }
        }
        throw new AssertionError("no measure " + id + " at " + placeId);
    }

    /** The newest public entry of a place's timeline. */
    public JsonNode newestEntry(String placeId) {
        return place(placeId).get("updates").get(0);
    }

    private JsonNode place(String placeId) {
        return server.json("/api/places/" + placeId).get("properties");
    }
}
