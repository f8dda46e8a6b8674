package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form for what the public reads about a place. */
class PlaceEditTest {
    private static final String TUNNEL = "angst-piepenstock-tunnel";
    private static final String FORM = "/verwaltung/orte/" + TUNNEL + "/bearbeiten";
    private static final String SQUARE = "platz-luisenplatz";
    private static final Pattern FIELD = Pattern.compile(
            "<input[^>]*?name=\"(\\w+)\"[^>]*?value=\"([^\"]*)\"([^>]*)>|<textarea[^>]*?name=\"(\\w+)\"[^>]*>\\R?([^<]*)</textarea>|<select[^>]*?name=\"(\\w+)\"[^>]*>(.*?)</select>",
            Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\" selected");

    private TestServer server;
    private StaffBrowser coordinator;

    @BeforeEach
    void start() {
        server = TestServer.start();
        coordinator = server.signIn(Role.COORDINATOR, "ordnungsamt");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** What a browser would send of the form, unchanged. */
    static Map<String, Object> filledIn(HttpResponse<String> page) {
        assertEquals(200, page.statusCode(), page.body());
        String form = page.body().substring(page.body().indexOf("<form class=\"desk-form\""));
        Map<String, Object> values = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            if (field.group(4) != null) {
                values.put(field.group(4), unescape(field.group(5)));
            } else if (field.group(6) != null) {
                Matcher selected = SELECTED.matcher(field.group(7));
                values.put(field.group(6), selected.find() ? selected.group(1) : "");
            } else {
                boolean choice = field.group().contains("type=\"checkbox\"")
                        || field.group().contains("type=\"radio\"");
                if (!choice || field.group(3).contains("checked")) {
                    add(values, field.group(1), unescape(field.group(2)));
                }
            }
        }
        values.remove("csrf");
        return values;
    }

    private static void add(Map<String, Object> values, String name, String value) {
        List<Object> all = new ArrayList<>();
        if (values.get(name) instanceof List<?> before) {
            all.addAll(before);
        }
        all.add(value);
        values.put(name, all);
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    static void setUnit(StaffBrowser coordinator, String place, String unit) {
        String path = "/verwaltung/orte/" + place + "/bearbeiten";
        Map<String, Object> form = filledIn(coordinator.get(path));
        form.put("unit", unit);
        HttpResponse<String> answer = coordinator.post(path, form);
        assertEquals(303, answer.statusCode(), answer.body());
    }

    private HttpResponse<String> edit(String... members) {
        Map<String, Object> form = filledIn(coordinator.get(FORM));
        for (int i = 0; i < members.length; i += 2) {
            form.put(members[i], members[i + 1]);
        }
        return coordinator.post(FORM, form);
    }

    private JsonNode feature() {
        return server.json("/api/places/" + TUNNEL);
    }

    @Test
    void anUnchangedFormChangesNothing() {
        String before = server.get("/api/places/" + TUNNEL).body();
        assertEquals(303, edit().statusCode());
        assertEquals(before, server.get("/api/places/" + TUNNEL).body());
        assertTrue(coordinator.get("/verwaltung/orte/" + TUNNEL).body().contains("Noch nichts."));
    }

    @Test
    void whatIsEditedIsPublicSearchableAndLogged() {
        assertEquals(
                303,
                edit("name", "Unterführung am Zwergenweg", "text", "Neuer Text.")
                        .statusCode());
        assertEquals(
                "Unterführung am Zwergenweg",
                feature().path("properties").path("title").asText());
        assertEquals("Neuer Text.", feature().path("properties").path("text").asText());
        assertTrue(server.get("/orte?q=zwergen").body().contains("Zwergenweg"));
        assertTrue(server.get("/api/search?q=zwergenw").body().contains("Zwergenweg"));
        String page = coordinator.get("/verwaltung/orte/" + TUNNEL).body();
        assertTrue(page.contains("<del>Piepenstock"), page);
        assertTrue(page.contains("<ins>Unterführung am Zwergenweg</ins>"));
        assertFalse(page.contains("<del>reported"));
    }

    @Test
    void theLayerShowsACommitWithinASecond() {
        String layer = "/api/layers/angstraeume.geojson";
        assertFalse(server.get(layer).body().contains("Zwergenweg"));
        assertEquals(303, edit("name", "Zwergenweg").statusCode());
        Await.untilFresh("the layer shows it", Duration.ofSeconds(1), () -> server.get(layer)
                .body()
                .contains("Zwergenweg"));
    }

    @Test
    void areasAndLinesAreReadInEveryForm() {
        assertEquals(
                303,
                edit("shape", "area", "geometry", "7.46 51.51\n7.47 51.51\n7.47 51.52")
                        .statusCode());
        assertEquals("Polygon", feature().path("geometry").path("type").asText());
        assertEquals(
                303,
                edit("shape", "line", "geometry", "7.46, 51.51\r\n7.47; 51.52").statusCode());
        assertEquals("LineString", feature().path("geometry").path("type").asText());
        assertEquals(
                303,
                edit("geometry", "{\"type\":\"Point\",\"coordinates\":[7.46,51.51]}")
                        .statusCode());
        assertEquals("Point", feature().path("geometry").path("type").asText());
        assertEquals(
                303,
                edit("geometry", "POLYGON((7.46 51.51,7.47 51.51,7.47 51.52,7.46 51.51))")
                        .statusCode());
        assertEquals("Polygon", feature().path("geometry").path("type").asText());
    }

    @Test
    void badPositionsAreRefusedWithASentence() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 501; i++) {
            many.append(7.4 + i * 1e-5).append(" 51.5\n");
        }
        for (String[] bad : List.of(
                new String[] {"point", "", "Die Lage fehlt"},
                new String[] {"point", "hier", "je Zeile ein Punkt"},
                new String[] {"point", "7.46 51.51\n7.47 51.52", "je Zeile ein Punkt"},
                new String[] {"area", "7.46 51.51\n7.47 51.52", "je Zeile ein Punkt"},
                new String[] {"point", "13.4 52.5", "Dortmund"},
                new String[] {"point", "POINT(NaN 51.5)", "je Zeile ein Punkt"},
                new String[] {"point", "MULTIPOINT((7.4 51.5))", "je Zeile ein Punkt"},
                new String[] {"point", "{\"type\":\"Point\",\"coordinates\":[7.46]}", "je Zeile ein Punkt"},
                new String[] {"point", "{\"type\":\"Point\"", "je Zeile ein Punkt"},
                new String[] {"line", many.toString(), "Höchstens 500 Punkte"},
                new String[] {"area", "7.46 51.51\n7.47 51.52\n7.47 51.51\n7.46 51.52", "kreuz"})) {
            HttpResponse<String> answer = edit("shape", bad[0], "geometry", bad[1], "text", "Getippt.");
            assertEquals(400, answer.statusCode(), bad[1]);
            assertTrue(answer.body().contains("id=\"geometry-problem\""), bad[1]);
            assertTrue(answer.body().contains("Getippt."), bad[1]);
        }
    }

    @Test
    void theDistrictFollowsThePositionUnlessSomebodyNamesIt() {
        assertEquals(303, edit("geometry", "7.4653 51.5142", "district", "").statusCode());
        assertEquals(
                "innenstadt-west", feature().path("properties").path("district").asText());
        assertEquals(303, edit("district", "hoerde").statusCode());
        assertEquals("hoerde", feature().path("properties").path("district").asText());
        assertEquals(400, edit("district", "nirgends").statusCode());
    }

    @Test
    void theSecondEditorSeesBothAndCanSaveOverItKnowingly() {
        Map<String, Object> second = filledIn(coordinator.get(FORM));
        second.put("text", "Zweiter <b>Text</b>");
        assertEquals(303, edit("text", "Erster Text").statusCode());
        HttpResponse<String> answer = coordinator.post(FORM, second);
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Stand jetzt"));
        assertTrue(answer.body().contains("Erster Text"));
        assertTrue(answer.body().contains("Zweiter &lt;b&gt;Text&lt;/b&gt;</textarea>"), answer.body());
        assertFalse(answer.body().contains("<b>Text"));
        second.put("version", PlaceNewsTest.version(answer));
        assertEquals(303, coordinator.post(FORM, second).statusCode());
        assertEquals(
                "Zweiter <b>Text</b>", feature().path("properties").path("text").asText());
    }

    @Test
    void aFaultKeepsTheVersionThePersonHasSeen() {
        Map<String, Object> second = filledIn(coordinator.get(FORM));
        second.put("name", "");
        assertEquals(303, edit("text", "Erster Text").statusCode());
        HttpResponse<String> fault = coordinator.post(FORM, second);
        assertTrue(fault.statusCode() == 409
                || PlaceNewsTest.version(fault)
                        .equals(second.get("version").toString().replaceAll("\\D", "")));
    }

    @Test
    void fieldsAreChecked() {
        assertEquals(400, edit("name", "").statusCode());
        assertEquals(400, edit("name", "x".repeat(201)).statusCode());
        assertEquals(400, edit("causes", "crime").statusCode());
        assertEquals(400, edit("causes", "").statusCode());
        assertEquals(400, edit("unit", "nonsense").statusCode());
        assertEquals(400, edit("text", "x".repeat(4001)).statusCode());
        assertEquals(400, edit("unknown", "x").statusCode());
    }

    @Test
    void theFirstConfirmationOfASquareMakesItAnalysed() {
        String path = "/verwaltung/orte/" + SQUARE + "/bearbeiten";
        Map<String, Object> form = filledIn(coordinator.get(path));
        form.put("partOf27", "yes");
        assertEquals(303, coordinator.post(path, form).statusCode());
        JsonNode square = server.json("/api/places/" + SQUARE).path("properties");
        assertEquals("yes", square.path("partOf27").asText());
        assertEquals("analysed", square.path("status").asText());
        assertTrue(square.path("updates").get(0).path("text").asText().contains("27"));
        assertTrue(coordinator.get(path).body().contains("1 von 27"));
    }

    @Test
    void aTwentyEighthSquareIsRefused() {
        JsonNode squares = server.json("/api/layers/plaetze.geojson").path("features");
        for (int i = 0; i < 28; i++) {
            String path = "/verwaltung/orte/" + squares.get(i).path("id").asText() + "/bearbeiten";
            Map<String, Object> form = filledIn(coordinator.get(path));
            form.put("partOf27", "yes");
            HttpResponse<String> answer = coordinator.post(path, form);
            assertEquals(i < 27 ? 303 : 400, answer.statusCode(), path);
        }
    }

    @Test
    void newPlacesComeOntoTheMap() {
        String path = "/verwaltung/orte/neu";
        Map<String, Object> form = filledIn(coordinator.get(path + "?layer=angstraeume"));
        assertEquals(400, coordinator.post(path, form).statusCode());
        form.put("name", "Weg hinter der Halle");
        form.put("causes", List.of("lighting", "vegetation"));
        form.put("geometry", "7.4653 51.5142");
        HttpResponse<String> answer = coordinator.post(path, form);
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(
                "/verwaltung/orte/angst-weg-hinter-der-halle",
                answer.headers().firstValue("Location").orElseThrow());
        JsonNode place = server.json("/api/places/angst-weg-hinter-der-halle").path("properties");
        assertEquals("reported", place.path("status").asText());
        assertTrue(place.path("verified").asBoolean());
        assertEquals("2026-11-21", place.path("lastUpdate").asText());
        assertEquals("added", place.path("updates").get(0).path("kind").asText());
        assertEquals(303, coordinator.post(path, form).statusCode());
        assertEquals(200, server.get("/orte/angst-weg-hinter-der-halle-2").statusCode());
    }

    @Test
    void newPlacesOnOtherLayersMayBeginAnywhere() {
        String path = "/verwaltung/orte/neu";
        Map<String, Object> form = filledIn(coordinator.get(path + "?layer=bibliotheken"));
        form.put("name", "Bibliothek im Bau");
        form.put("status", "planned");
        assertEquals(303, coordinator.post(path, form).statusCode());
        assertEquals(
                "planned",
                server.json("/api/places/bib-bibliothek-im-bau")
                        .path("properties")
                        .path("status")
                        .asText());
    }
}
