package de.angstraumkarte.edge.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.place.Position;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.CommandLineImport.Result;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private static final String LAYER = "angstraeume";

    @TempDir
    private Path folder;

    private TestDatabase store;
    private CommandLineImport command;

    @BeforeEach
    void open() {
        store = TestDatabase.filled();
        command = new CommandLineImport(folder, Imports.over(store.database()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Optional<Place> find(String id) {
        return store.database().read(tx -> new PlaceStore().findPlace(tx, id));
    }

    private Place place(String id) {
        return find(id).orElseThrow();
    }

    private long revision() {
        return store.database().read(new LayerRevisionStore()::revisions).get(LAYER);
    }

    private List<StatusUpdate> timeline(String id) {
        return store.database().read(tx -> new TimelineStore().publicUpdates(tx, id, 10));
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}";
    }

    private static String feature(String id, String properties) {
        return feature(id, properties, "{\"type\":\"Point\",\"coordinates\":[7.4653001234,51.5142]}");
    }

    private static String feature(String id, String properties, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"id\":\"" + id + "\",\"name\":\"Weg " + id + "\"" + properties
                + "},\"geometry\":" + geometry + "}";
    }

    @Test
    void aNewPlaceGetsRoundedCoordinatesAnEstimatedDistrictAndATimeline() {
        Result result = command.run(
                LAYER,
                collection(
                        feature(
                                "neu-1",
                                ",\"causes\":[\"lighting\",\"lighting\"],\"when\":\"dusk|night\",\"farbe\":\"rot\",\"nested\":{\"a\":[1]}")));
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(
                result.out().contains("1 neu, 0 geändert, 0 unverändert, 0 stillgelegt, 0 fehlerhaft"), result.out());
        Place place = place("neu-1");
        assertEquals("POINT (7.4653 51.5142)", place.geometry().toText());
        assertEquals(List.of("lighting"), place.facts().causes());
        assertEquals(List.of("dusk", "night"), place.facts().times());
        assertEquals("{\"farbe\":\"rot\",\"nested\":{\"a\":[1]}}", place.facts().attributes());
        assertEquals("innenstadt-west", place.district().district());
        assertEquals("estimated", place.district().basis().slug());
        assertEquals(Position.Basis.EXACT, place.position().basis());
        assertEquals(1, place.publicUpdates());
        assertEquals(
                List.of(StatusUpdate.Kind.ADDED),
                timeline("neu-1").stream().map(StatusUpdate::kind).toList());
    }

    @Test
    void theSameFileAgainChangesNothing() {
        String file = collection(feature("neu-1", ",\"source\":\"Amt\",\"sourceDate\":\"2024\""), feature("neu-2", ""));
        command.run(LAYER, file);
        Place before = place("neu-1");
        long revision = revision();
        Result result = command.run(LAYER, file);
        assertTrue(result.out().contains("0 neu, 0 geändert, 2 unverändert"), result.out());
        assertEquals(before, place("neu-1"));
        assertEquals(revision, revision());
        assertEquals(2, timeline("neu-1").size());
    }

    @Test
    void aChangedRowUpdatesAndAnAllowedStatusBecomesNews() {
        command.run(LAYER, collection(feature("neu-1", "")));
        Result result =
                command.run(LAYER, collection(feature("neu-1", ",\"status\":\"under-review\",\"address\":\"Weg 1\"")));
        assertEquals(0, result.exitCode(), result.err());
        Place place = place("neu-1");
        assertEquals("under-review", place.status().slug());
        assertEquals("Weg 1", place.facts().address());
        assertEquals(2, place.version());
        assertEquals(2, place.publicUpdates());
        StatusUpdate news = timeline("neu-1").get(0);
        assertEquals(StatusUpdate.Kind.IMPORTED, news.kind());
        assertEquals("under-review", news.status());
        assertFalse(news.text().isBlank());

        command.run(LAYER, collection(feature("neu-1", ",\"address\":\"Weg 2\"")));
        assertEquals("under-review", place("neu-1").status().slug());
        assertEquals(2, timeline("neu-1").size());
    }

    @Test
    void aForbiddenStatusNamesTheAllowedOnes() {
        command.run(LAYER, collection(feature("neu-1", "")));
        Result result = command.run(LAYER, collection(feature("neu-1", ",\"status\":\"planned\"")));
        assertEquals(1, result.exitCode());
        assertEquals(
                "Zeile 2, Feld status: Auf reported kann dieser Status nicht folgen. Möglich sind: under-review."
                        + System.lineSeparator(),
                result.err());
    }

    @Test
    void noFileEndsAFearSpace() {
        command.run(LAYER, collection(feature("neu-1", "")));
        for (String status : List.of("improved", "unchanged", "no-action", "not-responsible")) {
            for (String id : List.of("neu-1", "neu-2")) {
                Result result = command.run(LAYER, collection(feature(id, ",\"status\":\"" + status + "\"")));
                assertEquals(1, result.exitCode());
                assertTrue(
                        result.err().contains("Zeile 2, Feld status: Diesen Status setzt keine Datenlieferung"),
                        result.err());
            }
        }
        change("UPDATE place SET status = 'no-action' WHERE id = 'neu-1'");
        Result same = command.run(LAYER, collection(feature("neu-1", ",\"status\":\"no-action\",\"note\":\"x\"")));
        assertEquals(0, same.exitCode(), same.err());
    }

    @Test
    void noFileSaysThatAnEffectIsCheckedWhereNothingIsDone() {
        command.run(LAYER, collection(feature("neu-1", "")));
        change("UPDATE place SET status = 'implemented' WHERE id = 'neu-1'");
        String evaluating = ",\"status\":\"evaluating\"";
        for (String id : List.of("neu-1", "neu-2")) {
            Result result = command.run(LAYER, collection(feature(id, evaluating)));
            assertEquals(1, result.exitCode());
            assertTrue(result.err().contains("Feld status: Hier ist noch keine Maßnahme erledigt."), result.err());
        }
        change("UPDATE place SET measures_done = 1 WHERE id = 'neu-1'");
        assertEquals(
                0, command.run(LAYER, collection(feature("neu-1", evaluating))).exitCode());
    }

    @Test
    void missingPlacesThatStaffWorkOnOrResidentsReportedAreKept() {
        command.run(LAYER, collection(feature("neu-1", ""), feature("neu-2", ""), feature("neu-3", "")));
        change("UPDATE status_update SET account_id = 1 WHERE place_id = 'neu-1'");
        report("angst-westpark");
        Result result = command.run(LAYER, collection(feature("neu-2", "")), "--retire-missing");
        assertFalse(place("neu-1").retired());
        assertFalse(place("angst-westpark").retired());
        assertTrue(place("neu-3").retired());
        assertTrue(result.out().contains("2 fehlende Orte bearbeitet oder gemeldet"), result.out());
    }

    @Test
    void missingPlacesThatAreFollowedOrRatedAreKept() {
        command.run(LAYER, collection(feature("neu-1", ""), feature("neu-2", ""), feature("neu-3", "")));
        change("INSERT INTO follow (email, language, place_id, rhythm, state, created_at, confirmed_at) VALUES"
                + " ('a@example.org', 'de', 'neu-1', 'daily', 'confirmed', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP),"
                + " ('b@example.org', 'de', 'neu-3', 'daily', 'requested', CURRENT_TIMESTAMP, NULL)");
        change("INSERT INTO safety_rating (place_id, light, safety, rated_on) VALUES"
                + " ('angst-westpark', 'day', 3, CURRENT_DATE)");
        command.run(LAYER, collection(feature("neu-2", "")), "--retire-missing");
        assertFalse(place("neu-1").retired());
        assertFalse(place("angst-westpark").retired());
        assertTrue(place("neu-3").retired(), "nobody confirmed that request");
    }

    @Test
    void reportsEndWithAStatusFromAFileAndGoOnWithOne() {
        command.run("plaetze", collection(feature("neu-1", "")));
        report("neu-1");
        assertNull(endedAt());
        command.run("plaetze", collection(feature("neu-1", ",\"status\":\"implemented\"")));
        assertNotNull(endedAt());
        command.run("plaetze", collection(feature("neu-1", ",\"status\":\"analysed\"")));
        assertNull(endedAt());
    }

    private void report(String place) {
        change(
                "INSERT INTO report (code_hash, submission_hash, state, causes, times, safety, language, channel, place_id,"
                        + " photos, created_at, version) VALUES ('c', 's', 'attached', 'lighting', 'night', 1, 'de', 'api', '"
                        + place + "', 0, CURRENT_TIMESTAMP, 1)");
    }

    private @Nullable Object endedAt() {
        return store.database().read(tx -> tx.handle()
                .createQuery("SELECT ended_at FROM report")
                .mapToMap()
                .one()
                .get("ended_at"));
    }

    private void change(String sql) {
        store.database().change(tx -> tx.handle().execute(sql));
    }

    @Test
    void oneBadRowStopsEverythingAndEveryFaultIsNamed() {
        Result result = command.run(
                LAYER,
                collection(
                        feature("gut", ""),
                        feature("Schlecht!", ",\"causes\":[\"people\"],\"accuracyM\":-1"),
                        feature("aussen", "", "{\"type\":\"Point\",\"coordinates\":[51.5142,7.4653]}"),
                        feature("gut", "")));
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("Zeile 3, Feld id: "), result.err());
        assertTrue(result.err().contains("Zeile 3, Feld causes: Möglich sind: lighting,"), result.err());
        assertTrue(result.err().contains("Zeile 3, Feld accuracyM: "), result.err());
        assertTrue(result.err().contains("Zeile 4, Feld geometry: Das liegt nicht in Dortmund"), result.err());
        assertTrue(result.err().contains("Zeile 5, Feld id: Diese Kennung steht schon in Zeile 2"), result.err());
        assertTrue(result.out().contains("3 fehlerhaft"), result.out());
        assertTrue(find("gut").isEmpty());
    }

    @Test
    void skipBadWritesTheRest() {
        Result result = command.run(
                LAYER,
                collection(feature("gut", ""), feature("Schlecht!", ""), "{\"type\":\"Feature\",\"properties\":null}"),
                "--skip-bad");
        assertEquals(0, result.exitCode());
        assertTrue(result.out().contains("1 neu") && result.out().contains("2 fehlerhaft"), result.out());
        assertTrue(find("gut").isPresent());
    }

    @Test
    void aDryRunWritesNothing() {
        long revision = revision();
        Result result = command.run(LAYER, collection(feature("neu-1", "")), "--dry-run", "--retire-missing");
        assertEquals(0, result.exitCode());
        assertTrue(result.out().contains("1 neu, 0 geändert, 0 unverändert, 12 stillgelegt"), result.out());
        assertTrue(result.out().contains("Probelauf"), result.out());
        assertTrue(find("neu-1").isEmpty());
        assertEquals(revision, revision());
    }

    @Test
    void missingPlacesRetireOnlyWhenAskedAndComeBack() {
        command.run(LAYER, collection(feature("neu-1", ""), feature("neu-2", "")));
        command.run(LAYER, collection(feature("neu-2", "")));
        assertFalse(place("neu-1").retired());
        command.run(LAYER, collection(feature("neu-2", "")), "--retire-missing");
        assertTrue(place("neu-1").retired());
        assertTrue(place("angst-westpark").retired());
        assertFalse(place("neu-2").retired());
        assertFalse(place("platz-evinger-platz").retired());
        command.run(LAYER, collection(feature("neu-1", "")));
        assertFalse(place("neu-1").retired());
    }

    @Test
    void anIdOfAnotherLayerIsRefused() {
        Result result = command.run(LAYER, collection(feature("sport-nordbad", "")));
        assertTrue(
                result.err().contains("Feld id: Diese Kennung gehört schon zu einem Ort der Ebene sportstaetten"),
                result.err());
    }

    @Test
    void wrongNestingIsABadRowAndNeverACrash() {
        for (String geometry : List.of(
                "{\"type\":\"Point\",\"coordinates\":[[7.4,51.5]]}",
                "{\"type\":\"Point\",\"coordinates\":[]}",
                "{\"type\":\"Point\",\"coordinates\":[\"7.4\",51.5]}",
                "{\"type\":\"Point\",\"coordinates\":[7.4,null]}",
                "{\"type\":\"Point\",\"coordinates\":[1e999,51.5]}",
                "{\"type\":\"Point\"}",
                "{\"type\":\"Polygon\",\"coordinates\":[7.4,51.5]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[7.4,51.5],[7.5,51.5]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[7.4,51.5],[7.5,51.5],[7.5,51.6],[7.4,51.6]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[7.4,51.5],[7.5,51.6],[7.5,51.5],[7.4,51.6],[7.4,51.5]]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[7.4,51.5]]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
                "{\"type\":7}",
                "[]",
                "null",
                "{\"type\":\"Point\",\"coordinates\":[707.4,51.5]}")) {
            Result result = command.run(LAYER, collection(feature("neu-1", "", geometry)));
            assertEquals(1, result.exitCode(), geometry);
            assertTrue(result.err().startsWith("Zeile 2, Feld geometry: "), geometry + " " + result.err());
        }
    }

    @Test
    void polygonsAreWoundByTheRightHandRule() {
        command.run(
                LAYER,
                collection(
                        feature(
                                "platz",
                                "",
                                "{\"type\":\"Polygon\",\"coordinates\":[[[7.46,51.51],[7.46,51.52],[7.47,51.52],[7.47,51.51],[7.46,51.51]]]}")));
        assertEquals(
                "POLYGON ((7.46 51.51, 7.47 51.51, 7.47 51.52, 7.46 51.52, 7.46 51.51))",
                place("platz").geometry().toText());
    }

    @Test
    void aFileThatIsNoCollectionIsRefusedInOneSentence() {
        assertEquals(1, command.run(LAYER, "{\"type\":\"Feature\"}").exitCode());
        assertTrue(command.run(LAYER, "{\"features\":[\n{\"type\":").err().startsWith("Zeile 2: "));
        assertTrue(command.run(LAYER, "").err().startsWith("Die Datei ist leer"));
        assertTrue(command.run(LAYER, "[]").err().contains("FeatureCollection"));
    }

    @Test
    void csvWithSemicolonsQuotesAndByteOrderMark() {
        Result result = command.run(
                LAYER,
                "\ufeffid;name;lon;lat;causes;note\r\n"
                        + "csv-1;\"Weg; \"\"unten\"\"\";7.4653;51.5142;lighting|neglect;\"zwei\nZeilen\"\r\n"
                        + "csv-2;Pfad;7,4653;51.5142;;\r\n"
                        + "csv-3;Pfad;;;;");
        assertEquals(1, result.exitCode());
        assertFalse(result.err().contains("Zeile 4"), result.err());
        assertTrue(result.err().contains("Zeile 5, Feld geometry: Die Lage fehlt"), result.err());
        Result again = command.run(
                LAYER, "id,name,lon,lat,causes\ncsv-1,\"Weg, \"\"unten\"\"\",7.4653,51.5142,lighting|neglect\n");
        assertEquals(0, again.exitCode(), again.err());
        assertEquals("Weg, \"unten\"", place("csv-1").title());
        assertEquals(List.of("lighting", "neglect"), place("csv-1").facts().causes());
        assertNull(place("csv-1").facts().address());
        assertEquals("{}", place("csv-1").facts().attributes());
    }

    @Test
    void decimalsMayHaveACommaWhereSemicolonsSeparate() {
        Result result = command.run(LAYER, "id;name;lon;lat\ncsv-2;Pfad;7,4653;51,5142\n");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals("POINT (7.4653 51.5142)", place("csv-2").geometry().toText());
        Result refused = command.run(LAYER, "id,name,lon,lat\ncsv-2,Pfad,\"7,4653\",51.5142\n");
        assertTrue(refused.err().contains("Feld lon: Das ist keine Zahl: Nötig ist ein Punkt"), refused.err());
    }

    @Test
    void utmColumnsGiveTheSamePlaceAsDegrees() {
        Result result = command.run(LAYER, "id,name,x,y\nutm-1,Weg,393508.235,5708124.909\n", "--crs", "EPSG:25832");
        assertEquals(0, result.exitCode(), result.err());
        assertEquals("POINT (7.4653 51.5142)", place("utm-1").geometry().toText());
        Result degrees = command.run(LAYER, "id,name,x,y\nutm-1,Weg,7.4653,51.5142\n", "--crs", "EPSG:25832");
        assertTrue(degrees.err().contains("Das liegt nicht in Dortmund"), degrees.err());
        Result metres = command.run(LAYER, "id,name,x,y\nutm-1,Weg,393508.235,5708124.909\n");
        assertTrue(metres.err().contains("--crs EPSG:25832"), metres.err());
    }

    @Test
    void brokenCsvFilesAreRefusedInOneSentence() {
        byte[] latin = "id,name,lon,lat\na,Hörde,7.4653,51.5142\n".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(command.run(LAYER, latin).err().startsWith("Die Datei ist nicht in UTF-8"));
        assertTrue(command.run(LAYER, "id,name\na,\"offen\nb,c\n").err().contains("Anführungszeichen"));
        assertTrue(command.run(LAYER, "id,id\na,b\n").err().contains("doppelt"));
        assertTrue(command.run(LAYER, "id,name,lon,lat\na,b\n")
                .err()
                .contains("Die Kopfzeile hat 4 Spalten, diese Zeile 2."));
    }

    @Test
    void wrongUseHasItsOwnExitCode() {
        assertEquals(2, command.run("wiesen", "x").exitCode());
        assertEquals(2, command.run(LAYER, "x", "--crs", "EPSG:31466").exitCode());
        assertEquals(
                2,
                command.runRaw("--layer", LAYER, folder.resolve("fehlt").toString())
                        .exitCode());
        assertEquals(2, command.run("stadtbezirke", "{}", "--retire-missing").exitCode());
        assertTrue(command.runRaw("--help").out().contains("nur prüfen und zählen, nichts schreiben"));
    }
}
