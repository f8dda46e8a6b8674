package de.angstraumkarte.testing.twoyears;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.testing.TestServer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up years are what their maker says, as far as the public can see it, and follow the rules of the map. */
class TwoYearsTest {
    private static TwoYears years;

    @BeforeAll
    static void open() {
        years = TwoYears.open();
    }

    @AfterAll
    static void close() {
        years.close();
    }

    @Test
    void theyHoldWhatWasAskedFor() {
        Truth truth = years.truth();
        assertEquals(500, truth.onMap().size());
        assertEquals(5_000, truth.reports().size());
        assertEquals(2_000, truth.measures().size());
        assertEquals(40_000, truth.ratings().size());
        assertEquals(
                13,
                truth.measures().stream().map(Truth.Measure::type).distinct().count());
        assertEquals(
                6,
                truth.measures().stream().map(Truth.Measure::status).distinct().count());
        assertTrue(truth.measures().stream().anyMatch(measure -> !measure.due().equals(measure.firstDue())));
        List<Truth.Place> done =
                truth.onMap().stream().filter(place -> place.lastDone() != null).toList();
        assertTrue(done.size() > 300, done.size() + " places have an effect");
        assertTrue(done.stream().filter(place -> place.shift().none()).count() > done.size() / 3 - 10);
    }

    @Test
    void thePlacesInTheInterfaceAreThoseThatWereMeant() {
        JsonNode layer = years.server().json("/api/layers/angstraeume.geojson");
        Map<String, JsonNode> shown = StreamSupport.stream(layer.get("features").spliterator(), false)
                .collect(Collectors.toMap(feature -> feature.get("id").asText(), feature -> feature.get("properties")));
        LocalDate today = years.truth().end();
        for (Truth.Place place : years.truth().places()) {
            JsonNode properties = shown.remove(place.id());
            assertEquals(place.onMap(), properties != null, place.id());
            if (properties == null) {
                continue;
            }
            assertEquals(place.status(), properties.get("status").asText(), place.id());
            assertEquals(
                    place.lastUpdate().toString(), properties.get("lastUpdate").asText(), place.id());
            boolean open = Layer.FEAR_SPACE.status(place.status()).open();
            LocalDate by = place.promisedBy() == null ? place.lastUpdate().plusDays(28) : place.promisedBy();
            assertEquals(
                    open ? by.toString() : "null",
                    properties.get("nextUpdateBy").asText(),
                    place.id());
            assertEquals(open && by.isBefore(today), properties.get("overdue").asBoolean(), place.id());
            assertEquals(
                    place.measuresOpen(), properties.get("measures").get("open").asInt(), place.id());
            assertEquals(
                    place.measuresDone(), properties.get("measures").get("done").asInt(), place.id());
        }
        assertTrue(shown.keySet().stream().noneMatch(id -> id.contains("modell")), shown.keySet()::toString);
    }

    @Test
    void aTimelineTellsItsPublicEntriesAndNoOthers() {
        for (Truth.Place place : years.truth().onMap().subList(0, 25)) {
            List<Truth.Entry> told = years.truth().entries().stream()
                    .filter(entry -> entry.placeId().equals(place.id()) && entry.isPublic())
                    .toList();
            JsonNode updates = years.server().json("/api/places/" + place.id() + "/updates");
            assertEquals(place.publicUpdates(), told.size(), place.id());
            assertEquals(told.size(), updates.size(), place.id());
            assertEquals(days(told), shownDays(updates), place.id());
        }
    }

    private static List<String> days(List<Truth.Entry> entries) {
        return entries.stream().map(entry -> entry.day().toString()).sorted().toList();
    }

    private static List<String> shownDays(JsonNode updates) {
        return StreamSupport.stream(updates.spliterator(), false)
                .map(update -> update.get("date").asText())
                .sorted()
                .toList();
    }

    @Test
    void aMergedPlaceLeadsToWhatItBecamePartOf() {
        List<Truth.Place> merged = years.truth().places().stream()
                .filter(place -> place.mergedInto() != null)
                .toList();
        assertEquals(12, merged.size());
        for (Truth.Place place : merged) {
            String to = years.server()
                    .get("/api/places/" + place.id())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertTrue(to.endsWith("/api/places/" + place.mergedInto()), to);
        }
    }

    @Test
    void everyStatusFollowsAlongTheTable() {
        Map<String, String> now = new TreeMap<>();
        for (Truth.Entry entry : years.truth().entries()) {
            if (entry.status() != null && entry.placeId().startsWith("angst-modell")) {
                // A place that was merged has brought its beginnings.
                if (!entry.kind().equals("added") && isAlone(entry.placeId())) {
                    String before = now.get(entry.placeId());
                    assertTrue(Layer.FEAR_SPACE.status(before).next().contains(entry.status()), entry::toString);
                }
                now.put(entry.placeId(), entry.status());
            }
        }
    }

    private static boolean isAlone(String id) {
        return years.truth().places().stream().noneMatch(place -> id.equals(place.mergedInto()));
    }

    @Test
    void theSameSeedGivesTheSameYears(@TempDir Path folder) {
        assertEquals(years.truth(), TwoYears.fill(folder));
    }

    @Test
    void theSenderOfAReportSeesItByItsCode() {
        Truth.Report report = years.truth().reports().stream()
                .filter(sent -> sent.state().equals("attached"))
                .findFirst()
                .orElseThrow();
        TestServer server = years.server();
        assertEquals(200, server.get("/meldung/" + report.code()).statusCode());
        assertEquals(
                404,
                server.get("/meldung/" + report.code().replace('a', 'b').replace('1', '2'))
                        .statusCode());
    }
}
