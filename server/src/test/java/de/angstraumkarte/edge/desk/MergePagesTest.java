package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Overlap;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining places. Today is 21 November 2026. */
class MergePagesTest {
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static TestServer server;
    private static Reports reports;
    private static Inbox inbox;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
        inbox = new Inbox(reports);
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    /** A place made out of a report of its own. */
    private static String place(String name) {
        return inbox.decided(coordinator, name, inbox.sent(Inbox.report(NEXT.incrementAndGet())));
    }

    private static String path(String id) {
        return "/verwaltung/orte/" + id + "/zusammenfuehren";
    }

    private static Map<String, Object> form(String from, String into) {
        return new HashMap<>(Map.of(
                "into",
                into,
                "version",
                version(from),
                "intoVersion",
                version(into),
                "text",
                "Beide Einträge beschreiben denselben Durchgang."));
    }

    private static int version(String id) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT version FROM place WHERE id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    private static void merge(String from, String into) {
        HttpResponse<String> answer = coordinator.post(path(from), form(from, into));
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(
                "/verwaltung/orte/" + into,
                answer.headers().firstValue("Location").orElseThrow());
    }

    private static int count(String table, String place) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM " + table + " WHERE place_id = :id")
                .bind("id", place)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void timelineMeasuresReportsAndNumbersJoin() {
        String from = place("Alter Eintrag");
        String into = place("Bleibender Eintrag");
        MeasureDesk.planned(coordinator, MeasureDesk.plan(from, "tiefbauamt", "approved", "2026-12-31"));
        JsonNode before = server.json("/api/places/" + into);
        assertEquals(0, before.get("properties").get("measures").size());
        merge(from, into);
        JsonNode properties = server.json("/api/places/" + into).get("properties");
        assertEquals("Bleibender Eintrag", properties.get("title").asText());
        assertEquals(1, properties.get("measures").size());
        JsonNode updates = properties.get("updates");
        assertEquals("merged", updates.get(0).get("kind").asText());
        assertEquals(
                "Beide Einträge beschreiben denselben Durchgang.",
                updates.get(0).get("text").asText());
        // added twice, a measure planned, merged
        assertEquals(4, updates.size());
        assertEquals(2, count("report", into));
        for (String table : new String[] {"report", "measure", "status_update", "photo"}) {
            assertEquals(0, count(table, from), table);
        }
        JsonNode layer = server.json("/api/layers/angstraeume.geojson?limit=500");
        JsonNode feature = feature(layer, into);
        assertEquals(4, feature.get("updates").asInt());
        assertEquals(1, feature.get("measures").get("open").asInt());
        assertEquals("2026-11-21", feature.get("lastUpdate").asText());
        assertFalse(layer.toString().contains("\"" + from + "\""));
    }

    private static JsonNode feature(JsonNode layer, String id) {
        for (JsonNode feature : layer.get("features")) {
            if (feature.get("id").asText().equals(id)) {
                return feature.get("properties");
            }
        }
        throw new AssertionError("no " + id);
    }

    @Test
    void theOldAddressesLeadToThePlaceThatStaysAlsoAfterASecondMerge() {
        String first = place("Kette eins");
        String second = place("Kette zwei");
        String third = place("Kette drei");
        merge(first, second);
        merge(second, third);
        for (String old : new String[] {first, second}) {
            HttpResponse<String> page = server.get("/orte/" + old);
            assertEquals(301, page.statusCode());
            assertEquals("/orte/" + third, page.headers().firstValue("Location").orElseThrow());
            HttpResponse<String> json = server.get("/api/places/" + old);
            assertEquals(308, json.statusCode());
            assertEquals(
                    "/api/places/" + third,
                    json.headers().firstValue("Location").orElseThrow());
            HttpResponse<String> updates = server.get("/api/places/" + old + "/updates");
            assertEquals(308, updates.statusCode());
            assertEquals(
                    "/api/places/" + third + "/updates",
                    updates.headers().firstValue("Location").orElseThrow());
            HttpResponse<String> desk = coordinator.get(path(old));
            assertEquals(303, desk.statusCode());
            assertEquals(
                    "/verwaltung/orte/" + third,
                    desk.headers().firstValue("Location").orElseThrow());
        }
    }

    @Test
    void aReportAttachedToAMergedPlaceBelongsToThePlaceThatStays() {
        String from = place("Geht auf");
        String into = place("Nimmt auf");
        merge(from, into);
        long id = inbox.sent(Inbox.report(NEXT.incrementAndGet()));
        assertEquals(
                303,
                Inbox.post(coordinator, id, "zuordnen", Map.of("version", "1", "otherPlace", from))
                        .statusCode());
        assertEquals(into, inbox.row(id).get("place_id"));
    }

    @Test
    void placesThatCannotBeJoinedAreRefused() {
        String from = place("Allein");
        String gone = place("Schon weg");
        merge(gone, place("Ziel"));
        assertRefused(from, from, "Ein Ort kann nicht in sich selbst aufgehen.");
        assertRefused(from, gone, "Diesen Ort gibt es nicht (mehr).");
        assertRefused(from, "gibt-es-nicht", "Diesen Ort gibt es nicht (mehr).");
        assertRefused(from, anyOf("bibliotheken"), "Beide Orte müssen zur selben Ebene gehören.");
        Map<String, Object> without = form(from, Reports.HOERDE);
        without.put("text", " ");
        HttpResponse<String> answer = coordinator.post(path(from), without);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("href=\"#field-text\""));
        assertEquals(200, server.get("/orte/" + from).statusCode());
    }

    private static String anyOf(String layer) {
        return server.json("/api/layers/" + layer + ".geojson?limit=1")
                .get("features")
                .get(0)
                .get("id")
                .asText();
    }

    private static void assertRefused(String from, String into, String message) {
        Map<String, Object> form = form(from, from);
        form.put("into", into);
        HttpResponse<String> answer = coordinator.post(path(from), form);
        assertEquals(400, answer.statusCode(), into);
        assertTrue(answer.body().contains(message), answer.body());
    }

    @Test
    void aPlaceThatChangedMeanwhileIsNotMergedAndTheTextStays() {
        String from = place("Wird bearbeitet");
        Map<String, Object> form = form(from, Reports.HOERDE);
        reports.change("UPDATE place SET version = version + 1 WHERE id = '" + from + "'");
        HttpResponse<String> answer = coordinator.post(path(from), form);
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Beide Einträge beschreiben denselben Durchgang."));
        form.put("version", Inbox.version(answer.body()));
        assertEquals(303, coordinator.post(path(from), form).statusCode());
    }

    @Test
    void whoWritesAboutAPlaceThatWasMergedMeanwhileKeepsTheTextAndSeesWhereItWent() {
        String from = place("Wird beschrieben");
        String into = place("Bleibt beschrieben");
        int version = version(from);
        merge(from, into);
        HttpResponse<String> answer = coordinator.post(
                "/verwaltung/orte/" + from + "/neuigkeit",
                Map.of(
                        "version", version,
                        "text", "Gerade fertig getippt.",
                        "visibility", "public",
                        "step", "publish"));
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Gerade fertig getippt."));
        assertTrue(answer.body().contains("href=\"/verwaltung/orte/" + into + "\""));
        assertFalse(server.get("/orte/" + into).body().contains("Gerade fertig getippt."));
    }

    @Test
    void theOtherPlaceIsFoundByItsName() {
        String from = place("Sucht sein Gegenstück");
        place("Gefundenes Gegenüber");
        String found =
                coordinator.get(path(from) + "?into=gefundenes+gegenuber").body();
        assertTrue(found.contains("name=\"into\" value=\"angst-gefundenes-gegenueber\""), found);
        HttpResponse<String> none = coordinator.get(path(from) + "?into=Nirgendwo+17");
        assertEquals(400, none.statusCode());
        assertTrue(none.body().contains("value=\"Nirgendwo 17\""), none.body());
        assertTrue(none.body().contains("type=\"radio\""));
    }

    @Test
    void onlyCoordinatorsMerge() {
        String from = place("Gehört der EDG");
        reports.change("UPDATE place SET unit = 'edg' WHERE id = '" + from + "'");
        StaffBrowser worker = server.signIn(Role.CASE_WORKER, "edg");
        assertEquals(403, worker.get(path(from)).statusCode());
        assertEquals(403, worker.post(path(from), form(from, Reports.HOERDE)).statusCode());
        assertEquals(200, server.get("/orte/" + from).statusCode());
    }

    @Test
    void anImportLeavesAMergedPlaceAloneAndSaysSo(@TempDir Path folder) {
        String from = "angst-westpark";
        merge(from, place("Westpark gesamt"));
        CommandLineImport.Result result = new CommandLineImport(folder, Imports.over(reports.database()))
                .run(
                        "angstraeume",
                        """
                        {"type": "FeatureCollection", "features": [{"type": "Feature",
                          "properties": {"id": "angst-westpark", "name": "Ganz anders", "status": "improved"},
                          "geometry": {"type": "Point", "coordinates": [7.45, 51.51]}}]}
                        """);
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("zusammengeführt und darum unverändert: angst-westpark"), result.out());
        assertEquals(301, server.get("/orte/" + from).statusCode());
    }

    @Test
    void whoMovesAMeasureOfAPlaceThatWasMergedSeesThatAndCanSendItAgain() {
        String from = place("Mit Maßnahme");
        String into = place("Mit zwei Maßnahmen");
        long id = MeasureDesk.planned(coordinator, MeasureDesk.plan(from, "edg", "approved", "2026-12-31"));
        MeasureDesk.planned(coordinator, MeasureDesk.plan(into, "edg", "approved", "2026-12-31"));
        reports.change("UPDATE place SET measures_open = 7 WHERE id = '" + into + "'");
        String page = MeasureDesk.page(id);
        Map<String, String> move = new HashMap<>(
                Map.of("version", MeasureDesk.version(coordinator, page), "status", "cancelled", "why", "Doppelt."));
        merge(from, into);
        assertEquals(
                2, server.json("/api/places/" + into).at("/properties/measures").size());
        assertEquals(2, open(into), "counted, not added");
        HttpResponse<String> answer = coordinator.post(page, move);
        assertEquals(409, answer.statusCode());
        move.put("version", Inbox.version(answer.body()));
        assertEquals(303, coordinator.post(page, move).statusCode());
        assertEquals(1, open(into));
    }

    private static int open(String place) {
        return reports.database().read(tx -> tx.handle()
                .createQuery("SELECT measures_open FROM place WHERE id = :id")
                .bind("id", place)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void aReportGoesAlongWhenThePlaceThatStaysIsMergedAtTheSameTime() {
        String from = place("Erst auf");
        String into = place("Dann auf");
        String last = place("Zuletzt da");
        merge(from, into);
        long id = inbox.sent(Inbox.report(NEXT.incrementAndGet()));
        Map<String, String> form = Map.of("version", "1", "otherPlace", from);
        HttpResponse<String> answer = Overlap.of(
                reports.database(),
                tx -> tx.handle()
                        .execute("UPDATE place SET retired_at = created_at, merged_into = ? WHERE id = ?", last, into),
                () -> Inbox.post(coordinator, id, "zuordnen", form));
        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(last, inbox.row(id).get("place_id"));
    }

    @Test
    void controlCharactersAreNamed() {
        String from = place("Mit Steuerzeichen");
        Map<String, Object> form = form(from, Reports.HOERDE);
        form.put("text", "Beide\u0001 sind eins.");
        HttpResponse<String> answer = coordinator.post(path(from), form);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("href=\"#field-text\""));
    }
}
