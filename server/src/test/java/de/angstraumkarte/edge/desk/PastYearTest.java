package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.history.HistoryService;
import de.angstraumkarte.domain.history.HistoryStore;
import de.angstraumkarte.domain.history.MonthState;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.measure.MeasureHistoryStore;
import de.angstraumkarte.domain.place.PlaceHistoryStore;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.edge.importer.ImportCommand;
import de.angstraumkarte.edge.importer.ImportServices;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Plays a year and notes what the map answers on its days. Whoever asks for one of those days later gets the same answers,
 * whatever has happened since.
 */
class PastYearTest {
    private static final String TUNNEL = "angst-piepenstock-tunnel";
    private static final String SECRET = "Nur für uns: ein Vermerk.";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2025-11-10T09:00:00Z"));
    private final Map<LocalDate, Map<String, String>> noted = new TreeMap<>();
    private final Set<String> watched = new LinkedHashSet<>();

    private TestServer server;
    private StaffBrowser coordinator;

    @Test
    void everyPastDayIsShownAsItWas() throws IOException {
        try (TestServer started = TestServer.start(clock, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
                Reports reports = new Reports(started)) {
            server = started;
            Inbox inbox = new Inbox(reports);
            note();
            playTheYear(inbox);
            noted.keySet().forEach(this::compare);
            compareMonths(reports.database());
            // As if all merges were older than their record.
            reports.change("UPDATE status_update SET origin = NULL");
            reports.change("UPDATE layer_revision SET revision = revision + 1");
            compareMonths(reports.database());
        }
    }

    private void playTheYear(Inbox inbox) throws IOException {
        later(5);
        String first = inbox.decided(coordinator, "Durchgang am Markt", inbox.sent(Inbox.report(101)));
        String second = inbox.decided(coordinator, "Weg am Bach", inbox.sent(Inbox.report(102)));
        note();
        later(20);
        news(TUNNEL, "Wir sehen uns den Tunnel an.", "under-review");
        write(TUNNEL, "visibility", "internal", "text", SECRET);
        long light = MeasureDesk.planned(coordinator, MeasureDesk.plan(first, "tiefbauamt", "scheduled", "2026-02-01"));
        note();
        later(30);
        edit(TUNNEL, "name", "Unterführung am Zwergenweg", "text", "Neuer Text.");
        edit(first, "geometry", "7.4991 51.4881", "shape", "point", "causes", "vandalism");
        // After midnight in Dortmund, before midnight in UTC.
        clock.advance(Duration.parse("PT14H30M"));
        signIn();
        news(first, "Der Plan steht.", "under-review");
        news(first, "Die Leuchten sind bestellt.", "planned");
        note();
        clock.advance(Duration.parse("PT10H"));
        later(30);
        MeasureDesk.moved(coordinator, light, "in-progress");
        MeasureDesk.moved(coordinator, light, "done");
        long pruning = MeasureDesk.planned(
                coordinator, MeasureDesk.plan(second, "gruenflaechenamt", "proposed", "2026-05-01"));
        changeMeasure(pruning, "Die Hecke wird im März geschnitten.", "2026-06-01");
        note();
        later(25);
        changeMeasure(pruning, "Die Hecke wird im Herbst geschnitten.", "2026-10-01");
        news(second, "Es dauert länger.", "under-review");
        news(second, "Das liegt nicht bei uns.", "planned");
        note();
        later(30);
        merge(first, second);
        note();
        later(10);
        String third = inbox.decided(coordinator, "Unterführung Nord", inbox.sent(Inbox.report(103)));
        news(second, "Nun ist es ein Ort.", null);
        note();
        later(30);
        merge(second, third);
        MeasureDesk.moved(coordinator, light, "in-progress");
        note();
        later(30);
        importFile("bibliotheken", library("Bibliothek am Park", "planned") + library2(), true);
        note();
        later(20);
        importFile("bibliotheken", library("Bücherei am Park", "open"), true);
        note();
        later(20);
        importFile("bibliotheken", library("Bücherei am Park", "open") + library2(), false);
        edit(third, "name", "Unterführung Nordseite");
        note();
        later(60);
        MeasureDesk.moved(coordinator, light, "done");
        MeasureDesk.moved(coordinator, pruning, "cancelled");
        note();
        later(40);
    }

    /** Lets days pass, the half of them with nothing but the calendar going on, and signs in again. */
    private void later(int days) {
        clock.advance(Duration.ofDays(days / 2));
        note();
        clock.advance(Duration.ofDays(days - days / 2));
        signIn();
    }

    private void signIn() {
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PlaceService.ZONE);
    }

    private void note() {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            // Not the whole layer at once: that may be a second old.
            String path = "/api/layers/" + layer.slug() + ".geojson?limit=100000";
            JsonNode features = server.json(path).get("features");
            features.forEach(feature -> {
                if (layer == Layer.FEAR_SPACE || layer == Layer.LIBRARY) {
                    watched.add(feature.get("id").asText());
                }
            });
            answers.put(path, server.get(path).body());
        }
        for (String more :
                new String[] {"status=planned", "district=hoerde", "bbox=7.45,51.48,7.5,51.52&status=reported"}) {
            String path = "/api/layers/angstraeume.geojson?limit=3&" + more;
            answers.put(path, server.get(path).body());
        }
        for (String id : watched) {
            String path = "/api/places/" + id;
            answers.put(path, answer(server.get(path)));
        }
        noted.put(today(), answers);
    }

    private static String answer(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse(response.body());
    }

    private void compare(LocalDate day) {
        Map<String, String> then = noted.get(day);
        then.forEach((path, answer) -> {
            String past = path + (path.contains("?") ? "&" : "?") + "stand=" + day;
            String now = answer(server.get(past));
            if (answer.startsWith("/")) {
                assertEquals(answer + "?stand=" + day, now, past);
            } else {
                assertEquals(comparable(answer), comparable(now), past);
            }
            assertFalse(now.contains("Vermerk"), past);
            assertFalse(now.contains("Geheimnisvolle"), past);
        });
        for (String id : watched) {
            if (!then.containsKey("/api/places/" + id)) {
                assertEquals(
                        404, server.get("/api/places/" + id + "?stand=" + day).statusCode(), id + " on " + day);
            }
        }
        String whole = "/api/layers/angstraeume.geojson?stand=" + day;
        assertEquals(server.json(whole + "&limit=100000"), server.json(whole));
    }

    /** Without what the answers need not agree about. */
    private static JsonNode comparable(String body) {
        JsonNode json = TestServer.parse(body);
        ((ObjectNode) json).remove("stand");
        if (json.path("properties") instanceof ObjectNode properties) {
            properties.remove("effect");
        }
        return json;
    }

    /** What statistics count is what the map shows at the end of each month. */
    private void compareMonths(Database database) {
        HistoryService history = new HistoryService(
                database,
                new HeavyReads(database),
                new HistoryService.Stores(
                        new HistoryStore(),
                        new PlaceHistoryStore(),
                        new MeasureHistoryStore(),
                        new TimelineStore(),
                        new LayerRevisionStore()),
                clock);
        for (Layer layer : Layer.values()) {
            List<MonthState> months = database.read(tx -> history.monthly(tx, layer));
            assertEquals(LocalDate.parse("2025-11-30"), months.get(0).day());
            assertEquals(today(), months.get(months.size() - 1).day());
            for (MonthState month : months) {
                Map<String, Integer> counts = new TreeMap<>();
                server.json("/api/layers/" + layer.slug() + ".geojson?limit=100000&stand=" + month.day())
                        .get("features")
                        .findValuesAsText("status")
                        .forEach(status -> counts.merge(status, 1, Integer::sum));
                counts.remove("null");
                assertEquals(counts, new TreeMap<>(month.counts()), layer + " " + month.day());
            }
        }
    }

    private void news(String place, String text, String status) {
        write(place, "visibility", "public", "text", text, "status", status == null ? "" : status);
    }

    private void write(String place, String... fields) {
        String page = "/verwaltung/orte/" + place;
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("version", PlaceNewsTest.version(coordinator.get(page)));
        form.put("step", "publish");
        put(form, fields);
        assertDone(coordinator.post(page + "/neuigkeit", form));
    }

    private void edit(String place, String... fields) {
        String path = "/verwaltung/orte/" + place + "/bearbeiten";
        Map<String, Object> form = PlaceEditTest.filledIn(coordinator.get(path));
        put(form, fields);
        assertDone(coordinator.post(path, form));
    }

    private void changeMeasure(long id, String description, String due) {
        String page = MeasureDesk.page(id);
        assertDone(coordinator.post(
                page + "/aendern",
                Map.of(
                        "version",
                        MeasureDesk.version(coordinator, page),
                        "type",
                        "pruning",
                        "description",
                        description,
                        "due",
                        due,
                        "why",
                        "Der Termin hat sich geändert.")));
    }

    private void merge(String from, String into) {
        Map<String, Object> form = Map.of(
                "into",
                into,
                "version",
                PlaceNewsTest.version(coordinator.get("/verwaltung/orte/" + from)),
                "intoVersion",
                PlaceNewsTest.version(coordinator.get("/verwaltung/orte/" + into)),
                "text",
                "Beide Einträge beschreiben denselben Durchgang.");
        assertDone(coordinator.post("/verwaltung/orte/" + from + "/zusammenfuehren", form));
    }

    private static void put(Map<String, Object> form, String... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
    }

    private static void assertDone(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
    }

    private static String library(String name, String status) {
        return "id,name,status,lon,lat,text\nbib-park," + name + "," + status + ",7.4653,51.5142,Ein Haus\n";
    }

    private static String library2() {
        return "bib-see,Bibliothek am See,open,7.47,51.51,Noch ein Haus\n";
    }

    /** Imports a file into the running server's store. */
    private void importFile(String layer, String csv, boolean retire) throws IOException {
        Path file = Files.writeString(folder.resolve("import.csv"), csv);
        ImportServices services = server.app().importServices();
        CommandLine command = new CommandLine(new ImportCommand(() -> new ImportServices(
                services.baseData(), services.bundled(), services.places(), services.borders(), () -> {})));
        String[] options = retire
                ? new String[] {"--layer", layer, file.toString(), "--retire-missing"}
                : new String[] {"--layer", layer, file.toString()};
        assertEquals(0, command.execute(options));
    }
}
