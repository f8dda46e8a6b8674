package de.angstraumkarte.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports as they come in, and the forms that decide on them. */
public final class Inbox {
    public static final String PATH = "/verwaltung/eingang";
    /** What residents write: nobody outside the staff area may read a word of it. */
    public static final String WORDS = "Geheimnisvolle Worte <script>alert(1)</script> & \"Zeichen\"";

    public static final String EMAIL = "verborgen@example.org";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private final Reports reports;

    public Inbox(Reports reports) {
        this.reports = reports;
    }

    /** A report with words, at a distance from {@link Reports#HOERDE} in steps of roughly 7 m to the east. */
    public static ObjectNode report(int steps) {
        return Reports.report()
                .put("lon", Reports.LON + steps * 0.0001)
                .put("text", WORDS)
                .put("email", EMAIL);
    }

    /** Sends a report; returns its number. */
    public long sent(ObjectNode report) {
        reports.sent(report);
        return ((Number) reports.newest().get("id")).longValue();
    }

    public static String page(long id) {
        return PATH + "/" + id;
    }

    /** What the store holds of a report. */
    public Map<String, Object> row(long id) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT * FROM report WHERE id = :id")
                .bind("id", id)
                .mapToMap()
                .one());
    }

    public String state(long id) {
        return (String) row(id).get("state");
    }

    /** The version that the forms of a report's page carry. */
    public static String version(StaffBrowser staff, long id) {
        return version(staff.get(page(id)).body());
    }

    public static String version(String html) {
        Matcher matcher = VERSION.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("no form with a version in: " + html);
        }
        return matcher.group(1);
    }

    /** The fields of a new place that nobody could object to, drawn as an area. */
    public static Map<String, Object> newPlace(String name) {
        return new HashMap<>(Map.of(
                "version", "1",
                "name", name,
                "text", "Hier fehlen Leuchten. Das Ordnungsamt prüft es vor Ort.",
                "causes", List.of("lighting", "visibility"),
                "shape", "area",
                "geometry", "7.4990 51.4880\n7.5005 51.4880\n7.5005 51.4890"));
    }

    /** Sends a form about a report. */
    public static HttpResponse<String> post(StaffBrowser staff, long id, String form, Map<String, ?> fields) {
        return staff.post(page(id) + "/" + form, fields);
    }

    /** Makes a place out of reports; returns its id. */
    public String decided(StaffBrowser staff, String name, Long... ids) {
        Map<String, Object> form = newPlace(name);
        form.put("version", version(staff, ids[0]));
        form.put("also", Arrays.asList(ids).subList(1, ids.length));
        HttpResponse<String> answer = post(staff, ids[0], "neuer-ort", form);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return (String) row(ids[0]).get("place_id");
    }
}
