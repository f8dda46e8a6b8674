package de.angstraumkarte.edge.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.base.db.HeavyReads;
import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.district.DistrictService;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.effect.EffectService;
import de.angstraumkarte.domain.effect.EffectStore;
import de.angstraumkarte.domain.feed.FeedService;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.measure.CalendarStore;
import de.angstraumkarte.domain.measure.UnitStore;
import de.angstraumkarte.domain.place.NewsIntervals;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.timeline.PublishedStore;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.domain.timeline.TimelineWriter;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.TestDatabase;
import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables over a real store with the bundled data. */
class FeatureTablesTest {
    private static final OpenCollection FEAR_SPACES = OpenCollection.of(Layer.FEAR_SPACE);
    private static final NewsIntervals INTERVALS = new NewsIntervals(30, 90);

    private static TestDatabase store;
    private static Database database;
    private static LayerRevisionStore revisions;
    private static PlaceStore placeStore;
    private static TimelineWriter timelines;

    @TempDir
    private Path folder;

    private MovableClock clock;
    private PlaceService places;
    private FeatureTables tables;

    @BeforeAll
    static void fill() {
        store = TestDatabase.filled();
        database = store.database();
        revisions = new LayerRevisionStore();
        placeStore = new PlaceStore();
        timelines = new TimelineWriter(
                new TimelineStore(), placeStore, revisions, (tx, place, update) -> {}, Imports.CLOCK);
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @BeforeEach
    void open() {
        clock = new MovableClock(Imports.CLOCK.instant());
        places = new PlaceService(database, placeStore, revisions, INTERVALS, clock);
        tables = tables(Duration.ZERO);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    private FeatureTables tables(Duration idle) {
        FeedService feeds = new FeedService(
                database,
                new HeavyReads(database),
                new FeedService.Stores(
                        placeStore, new PublishedStore(), new CalendarStore(), new UnitStore(), revisions));
        TableSources sources = new TableSources(
                places,
                new DistrictService(database, new DistrictStore()),
                feeds,
                new EffectService(database, new EffectStore()),
                new ObjectMapper());
        return new FeatureTables(folder.resolve("cache"), sources, Duration.ofMillis(50), idle);
    }

    /** As somebody sees it a second after a change, when changes are looked for again. */
    private FeatureTable changed(OpenCollection collection, FeatureTable before) {
        Await.until("a newer table", () -> tables.table(collection) != before);
        return tables.table(collection);
    }

    private static void news(String placeId, boolean isPublic, String text) {
        database.change(tx -> {
            Place place = placeStore.findPlace(tx, placeId).orElseThrow();
            timelines.append(tx, place, StatusUpdate.Kind.NEWS, isPublic, null, text, StatusUpdate.Work.by(1));
        });
    }

    private static JsonNode features(FeatureTable table, FeatureCrs crs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            table.writeFeatures(out, table.all(), crs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TestServer.parse("[" + out.toString(StandardCharsets.UTF_8) + "]");
    }

    private static JsonNode feature(FeatureTable table, String id) {
        for (JsonNode feature : features(table, FeatureCrs.CRS84)) {
            if (feature.get("id").asText().equals(id)) {
                return feature;
            }
        }
        throw new AssertionError("no " + id);
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(FeatureTablesTest::isOfTables).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfTables(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("/cache/unnamed");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }

    @Test
    void everyCollectionHasItsRowsInOrder() {
        for (Layer layer : Layer.values()) {
            FeatureTable table = tables.table(OpenCollection.of(layer));
            assertEquals(places.count(PlaceQuery.layer(layer)), table.size(), layer.slug());
        }
        assertEquals(12, tables.table(OpenCollection.DISTRICTS).size());
        for (OpenCollection collection : OpenCollection.ALL) {
            FeatureTable table = tables.table(collection);
            JsonNode features = features(table, FeatureCrs.EPSG_25832);
            assertEquals(table.size(), features.size(), collection.id());
            List<String> ids = new ArrayList<>();
            features.forEach(feature -> ids.add(feature.get("id").asText()));
            Comparator<String> order = collection.temporal()
                    ? Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())
                    : Comparator.naturalOrder();
            assertEquals(ids.stream().sorted(order).toList(), ids, collection.id());
            for (int row = 0; row < ids.size(); row++) {
                assertEquals(ids.get(row), table.id(row));
                assertEquals(row, table.row(ids.get(row)));
            }
            assertEquals(-1, table.row("gibt-es-nicht"));
        }
    }

    @Test
    void placesSayTheSameAsTheLayers() throws IOException {
        LayerDocuments documents =
                new LayerDocuments(places, new DistrictService(database, new DistrictStore()), new ObjectMapper());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        documents.writePlaces(out, Layer.FEAR_SPACE, PlaceQuery.layer(Layer.FEAR_SPACE), Integer.MAX_VALUE);
        assertEquals(
                TestServer.parse(out.toString(StandardCharsets.UTF_8)).get("features"),
                features(tables.table(FEAR_SPACES), FeatureCrs.CRS84));
    }

    @Test
    void aChangeIsSeenSoonAndAnUnchangedTableStays() {
        FeatureTable before = tables.table(FEAR_SPACES);
        FeatureTable libraries = tables.table(OpenCollection.of(Layer.LIBRARY));
        assertSame(before, tables.table(FEAR_SPACES));
        news("angst-westpark", true, "Morgen kommt Licht.");
        Await.untilFresh("the news", Duration.ofSeconds(3), () -> tables.table(FEAR_SPACES) != before);
        FeatureTable after = tables.table(FEAR_SPACES);
        assertNotEquals(before.tag(), after.tag());
        assertEquals(
                feature(after, "angst-westpark").at("/properties/updates").asInt(),
                places.place("angst-westpark").publicUpdates());
        assertSame(libraries, tables.table(OpenCollection.of(Layer.LIBRARY)));
    }

    @Test
    void anotherDayMakesPlacesOverdue() {
        FeatureTable before = tables.table(FEAR_SPACES);
        Set<Boolean> now = new HashSet<>();
        features(before, FeatureCrs.CRS84)
                .forEach(feature -> now.add(feature.at("/properties/overdue").asBoolean()));
        assertEquals(Set.of(false), now);
        clock.advance(Duration.ofDays(400));
        FeatureTable after = changed(FEAR_SPACES, before);
        Set<Boolean> then = new HashSet<>();
        features(after, FeatureCrs.CRS84)
                .forEach(feature -> then.add(feature.at("/properties/overdue").asBoolean()));
        assertTrue(then.contains(true));
    }

    @Test
    void newsAreThePublicEntriesOfPlacesOnTheMap() {
        FeatureTable before = tables.table(OpenCollection.NEWS);
        news("angst-westpark", false, "Nur fürs Haus.");
        news("angst-westpark", true, "Für alle.");
        FeatureTable after = changed(OpenCollection.NEWS, before);
        assertEquals(before.size() + 1, after.size());
        String all = features(after, FeatureCrs.CRS84).toString();
        assertFalse(all.contains("Nur fürs Haus."));
        JsonNode last = features(after, FeatureCrs.CRS84).get(after.size() - 1);
        JsonNode said = last.get("properties");
        assertEquals("Für alle.", said.get("text").asText());
        assertEquals("angst-westpark", said.get("place").asText());
        assertEquals("angstraeume", said.get("layer").asText());
        assertEquals("2026-11-21", said.get("date").asText());
        assertEquals("2026-11-21", said.get("published").asText());
        assertEquals("Neuigkeit", said.get("kindTitle").asText());
        assertEquals("/orte/angst-westpark", said.get("href").asText());
        assertEquals(feature(tables.table(FEAR_SPACES), "angst-westpark").get("geometry"), last.get("geometry"));

        BitSet today = after.during(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 21));
        assertTrue(today.get(after.size() - 1));
        assertFalse(after.during(null, LocalDate.of(2026, 11, 20)).get(after.size() - 1));

        retire("angst-westpark", true);
        try {
            FeatureTable without = changed(OpenCollection.NEWS, after);
            assertFalse(features(without, FeatureCrs.CRS84).toString().contains("angst-westpark"));
        } finally {
            retire("angst-westpark", false);
        }
    }

    private static void retire(String placeId, boolean retired) {
        database.change(tx -> {
            tx.handle()
                    .execute(
                            "UPDATE place SET retired_at = CASE WHEN ? THEN CURRENT_TIMESTAMP END WHERE id = ?",
                            retired,
                            placeId);
            revisions.raise(tx, Layer.FEAR_SPACE.slug());
        });
    }

    @Test
    void entriesWithAMonthOrYearAreFoundInAllOfIt() {
        FeatureTable table = tables.table(OpenCollection.NEWS);
        Map<Integer, Integer> byLength = new HashMap<>();
        JsonNode features = features(table, FeatureCrs.CRS84);
        for (int row = 0; row < table.size(); row++) {
            String date = features.get(row).at("/properties/date").asText();
            byLength.merge(date.length(), 1, Integer::sum);
            if (date.length() == 7) {
                LocalDate first = LocalDate.parse(date + "-01");
                LocalDate last = first.plusMonths(1).minusDays(1);
                assertTrue(table.during(last, last).get(row), date);
                assertFalse(table.during(last.plusDays(1), null).get(row), date);
                assertFalse(table.during(null, first.minusDays(1)).get(row), date);
            }
        }
        assertTrue(byLength.get(7) > 0, byLength.toString());
    }

    @Test
    void effectsTellNoNumberOfFewAnswers() {
        FeatureTable before = tables.table(OpenCollection.EFFECTS);
        assertTrue(feature(before, before.id(0)).at("/properties/verdict").isNull());
        String place = tables.table(FEAR_SPACES).id(0);
        LocalDate done = LocalDate.of(2026, 3, 1);
        database.change(tx -> {
            tx.handle()
                    .execute(
                            "INSERT INTO measure (place_id, type, status, description, due, first_due, done, created_at,"
                                    + " version) VALUES (?, 'lighting', 'done', 'Acht Leuchten.', ?, ?, ?,"
                                    + " CURRENT_TIMESTAMP, 1)",
                            place,
                            done,
                            done,
                            done);
            revisions.raise(tx, Layer.FEAR_SPACE.slug());
        });
        rate(place, "dark", done.minusDays(5), 1, 1, 1, 2, 1, 1);
        rate(place, "dark", done.plusDays(60), 5, 5, 4, 5, 5);
        rate(place, "day", done.minusDays(5), 3, 3, 3, 3, 3);
        rate(place, "day", done.plusDays(60), 4, 4, 4, 4);
        FeatureTable few = changed(OpenCollection.EFFECTS, before);
        JsonNode said = feature(few, place).get("properties");
        assertEquals("improved", said.get("verdict").asText());
        assertEquals(6, said.at("/dark/before/n").asInt());
        assertEquals("too-few", said.at("/day/verdict").asText());
        for (String number : List.of("before", "after", "p", "superiority")) {
            assertTrue(said.get("day").get(number).isNull(), number);
        }
        // A rating raises no revision.
        rate(place, "day", done.plusDays(61), 4);
        FeatureTable enough = changed(OpenCollection.EFFECTS, few);
        assertEquals(5, feature(enough, place).at("/properties/day/after/n").asInt());
    }

    private static void rate(String placeId, String light, LocalDate day, int... safeties) {
        database.change(tx -> {
            for (int safety : safeties) {
                tx.handle()
                        .execute(
                                "INSERT INTO safety_rating (place_id, light, safety, rated_on) VALUES (?, ?, ?, ?)",
                                placeId,
                                light,
                                safety,
                                day);
            }
        });
    }

    @Test
    void readersSeeWholeTablesDuringRebuilds() {
        AtomicBoolean stop = new AtomicBoolean();
        int size = tables.table(FEAR_SPACES).size();
        List<AtomicReference<String>> seen = List.of(new AtomicReference<>(""), new AtomicReference<>(""));
        List<CompletableFuture<Void>> readers = seen.stream()
                .map(last -> CompletableFuture.runAsync(() -> {
                    while (!stop.get()) {
                        FeatureTable table = tables.table(FEAR_SPACES);
                        try {
                            assertEquals(
                                    size, features(table, FeatureCrs.EPSG_25832).size());
                            last.set(table.tag());
                        } catch (UnavailableException e) {
                            // With no time between, it may be closed between asking and reading.
                            assertFalse(table.isOpen());
                        }
                    }
                }))
                .toList();
        try {
            for (int i = 0; i < 2; i++) {
                FeatureTable before = tables.table(FEAR_SPACES);
                awaitSeenByAll(before, seen, readers);
                news("angst-westpark", true, "Nummer " + i);
                awaitSeenByAll(changed(FEAR_SPACES, before), seen, readers);
            }
        } finally {
            stop.set(true);
        }
        readers.forEach(CompletableFuture::join);
    }

    private static void awaitSeenByAll(
            FeatureTable table, List<AtomicReference<String>> seen, List<CompletableFuture<Void>> readers) {
        Await.until(
                "all have read it",
                () -> readers.stream().anyMatch(CompletableFuture::isDone)
                        || seen.stream().allMatch(last -> last.get().equals(table.tag())));
    }

    @Test
    void formerTablesAreClosedAndNoFileStays() throws IOException {
        FeatureTable former = tables.table(FEAR_SPACES);
        long files = openFiles();
        assertTrue(files > 0);
        for (int i = 0; i < 2; i++) {
            FeatureTable before = tables.table(FEAR_SPACES);
            news("angst-westpark", true, "Nummer " + i);
            assertNotSame(before, changed(FEAR_SPACES, before));
        }
        Await.until("former tables are closed", () -> openFiles() == files);
        assertThrows(UnavailableException.class, () -> former.properties(0));
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void aFormerTableStaysForThoseWhoAreReadingIt() throws IOException {
        FeatureTable former = tables.table(FEAR_SPACES);
        byte[] expected = former.properties(3);
        long files = openFiles();
        List<FeatureTable> after = new ArrayList<>();
        ByteArrayOutputStream slow = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                if (after.isEmpty()) {
                    news("angst-westpark", true, "Während jemand liest.");
                    after.add(changed(FEAR_SPACES, former));
                }
                super.write(bytes, from, length);
            }
        };
        former.writeFeature(slow, 3, FeatureCrs.CRS84, "");
        assertTrue(slow.toString(StandardCharsets.UTF_8).contains(new String(expected, StandardCharsets.UTF_8)));
        assertEquals(1, after.size());
        Await.until("former tables are closed", () -> openFiles() == files);
        assertFalse(former.isOpen());
    }

    @Test
    void whatACrashHasLeftIsDeletedAtTheStart() throws IOException {
        Path left = Files.writeString(folder.resolve("cache").resolve("features123.tmp"), "halb");
        tables(Duration.ZERO).close();
        assertFalse(Files.exists(left));
    }

    @Test
    void aDiskThatRefusesGivesNoTableAndAnotherTryDoes() throws IOException {
        Path cache = folder.resolve("cache");
        Files.delete(cache);
        Files.writeString(cache, "no folder");
        assertThrows(UnavailableException.class, () -> tables.table(FEAR_SPACES));
        Files.delete(cache);
        Await.until("a table", () -> {
            try {
                return tables.table(FEAR_SPACES).size() > 0;
            } catch (UnavailableException e) {
                return false;
            }
        });
    }
}
