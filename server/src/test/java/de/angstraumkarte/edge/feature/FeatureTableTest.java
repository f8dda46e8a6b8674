package de.angstraumkarte.edge.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.problem.UnavailableException;
import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Tables made row by row, without a store. */
class FeatureTableTest {
    @TempDir
    private Path folder;

    private final List<FeatureTable> tables = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (FeatureTable table : tables) {
            table.close();
        }
    }

    private interface Fill {
        void addTo(TableWriter writer) throws IOException;
    }

    private FeatureTable table(Fill rows) throws IOException {
        try (TableWriter writer = new TableWriter(folder)) {
            rows.addTo(writer);
            FeatureTable table = writer.build();
            tables.add(table);
            return table;
        }
    }

    private static void add(TableWriter writer, String id, @Nullable String wkt) throws IOException {
        try {
            Geometry geometry = wkt == null ? null : new WKTReader(Crs.WGS84_FACTORY).read(wkt);
            writer.add(id, geometry, json -> json.value(Map.of("title", "Ort " + id)));
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String ids(FeatureTable table, BitSet rows) {
        StringBuilder ids = new StringBuilder();
        rows.stream().forEach(row -> ids.append(table.id(row)));
        return ids.toString();
    }

    private static String features(FeatureTable table, BitSet rows, FeatureCrs crs) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.writeFeatures(out, rows, crs);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String feature(FeatureTable table, int row, FeatureCrs crs, String more) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.writeFeature(out, row, crs, more);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFeatureIsToldInBothSystemsAtTheCheckPoint() throws IOException {
        FeatureTable table = table(rows -> add(rows, "a", "POINT (7.4653 51.5142)"));
        assertEquals(
                "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[7.4653,51.5142]},"
                        + "\"properties\":{\"title\":\"Ort a\"}}",
                feature(table, 0, FeatureCrs.CRS84, ""));
        assertEquals(
                "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[393508.235,5708124.909]},"
                        + "\"properties\":{\"title\":\"Ort a\"},\"links\":[]}",
                feature(table, 0, FeatureCrs.EPSG_25832, ",\"links\":[]"));
        assertEquals("{\"title\":\"Ort a\"}", new String(table.properties(0), StandardCharsets.UTF_8));
    }

    @Test
    void positionsHaveEightDecimals() throws IOException {
        FeatureTable table = table(rows -> add(rows, "a", "POINT (7.123456784 51.5)"));
        assertEquals(
                7.12345678,
                TestServer.parse(feature(table, 0, FeatureCrs.CRS84, ""))
                        .at("/geometry/coordinates/0")
                        .asDouble());
    }

    @Test
    void edgesOfABoxBelongToIt() throws IOException {
        FeatureTable table = table(rows -> {
            add(rows, "a", "POINT (7.4653 51.5142)");
            add(rows, "b", "POINT (7.5 51.5)");
        });
        assertEquals("a", ids(table, table.inside(new Envelope(7.4653, 7.47, 51.5142, 51.52), FeatureCrs.CRS84)));
        assertEquals("a", ids(table, table.inside(new Envelope(7.4, 7.4653, 51.5, 51.5142), FeatureCrs.CRS84)));
        assertEquals("a", ids(table, table.inside(new Envelope(7.4653, 7.4653, 51.5142, 51.5142), FeatureCrs.CRS84)));
        assertEquals("", ids(table, table.inside(new Envelope(7.46531, 7.47, 51.5142, 51.52), FeatureCrs.CRS84)));
        assertEquals(
                "a",
                ids(
                        table,
                        table.inside(new Envelope(393508.235, 393509, 5708124.909, 5708125), FeatureCrs.EPSG_25832)));
        assertEquals(
                "",
                ids(
                        table,
                        table.inside(new Envelope(393508.236, 393509, 5708124.909, 5708125), FeatureCrs.EPSG_25832)));
    }

    @Test
    void whatABoxOnlySurroundsMayMissIt() throws IOException {
        FeatureTable table = table(rows -> {
            add(rows, "a", "LINESTRING (7.4 51.5, 7.5 51.6)");
            add(rows, "b", "POLYGON ((7.4 51.5, 7.5 51.5, 7.4 51.6, 7.4 51.5))");
            add(
                    rows,
                    "c",
                    "POLYGON ((7.3 51.4, 7.6 51.4, 7.6 51.7, 7.3 51.7, 7.3 51.4),"
                            + " (7.35 51.45, 7.35 51.65, 7.55 51.65, 7.55 51.45, 7.35 51.45))");
            add(rows, "d", "MULTIPOINT ((7.41 51.51), (7.49 51.59))");
        });
        assertEquals("ab", ids(table, table.inside(new Envelope(7.44, 7.45, 51.54, 51.55), FeatureCrs.CRS84)));
        assertEquals("", ids(table, table.inside(new Envelope(7.48, 7.5, 51.53, 51.55), FeatureCrs.CRS84)));
        assertEquals("ad", ids(table, table.inside(new Envelope(7.48, 7.5, 51.58, 51.6), FeatureCrs.CRS84)));
        assertEquals("c", ids(table, table.inside(new Envelope(7.55, 7.56, 51.55, 51.56), FeatureCrs.CRS84)));
        assertEquals("abcd", ids(table, table.inside(new Envelope(7, 8, 51, 52), FeatureCrs.CRS84)));
        for (Envelope box : List.of(
                new Envelope(7.44, 7.45, 51.54, 51.55),
                new Envelope(7.48, 7.5, 51.58, 51.6),
                new Envelope(7, 8, 51, 52))) {
            Envelope metres = Crs.toUtm32(Crs.WGS84_FACTORY.toGeometry(box)).getEnvelopeInternal();
            assertEquals(
                    table.inside(box, FeatureCrs.CRS84), table.inside(metres, FeatureCrs.EPSG_25832), box.toString());
        }
    }

    @Test
    void featuresWithoutGeometryAreInEveryBox() throws IOException {
        FeatureTable table = table(rows -> {
            add(rows, "a", null);
            add(rows, "b", "POINT EMPTY");
            add(rows, "c", "POINT (7.5 51.5)");
        });
        assertEquals("ab", ids(table, table.inside(new Envelope(0, 1, 0, 1), FeatureCrs.CRS84)));
        assertEquals("ab", ids(table, table.inside(new Envelope(0, 1, 0, 1), FeatureCrs.EPSG_25832)));
        JsonNode feature = TestServer.parse(feature(table, 2, FeatureCrs.EPSG_25832, ""));
        assertEquals(true, feature.get("geometry").isNull());
        assertEquals(new Envelope(7.5, 7.5, 51.5, 51.5), table.extent());
    }

    @Test
    void featuresWithoutGeometryComeLastAndAllOthersKeepTheirOrder() throws IOException {
        LocalDate may = LocalDate.of(2026, 5, 1);
        FeatureTable table = table(rows -> {
            add(rows, "a", null);
            add(rows, "b", "POINT (7.4 51.5)");
            rows.add("c", null, new TableWriter.Days(may, may), json -> json.value(Map.of("title", "Ort c")));
            add(rows, "d", "LINESTRING (7.4 51.5, 7.5 51.6)");
            add(rows, "e", "POINT (7.5 51.5)");
        });
        assertEquals("bdeac", ids(table, table.all()));
        assertEquals("bdac", ids(table, table.inside(new Envelope(7.4, 7.41, 51.49, 51.5), FeatureCrs.CRS84)));
        assertEquals("bdea", ids(table, table.during(may.plusDays(1), null)));
        for (FeatureCrs crs : FeatureCrs.values()) {
            JsonNode all = TestServer.parse("[" + features(table, table.all(), crs) + "]");
            for (int row = 0; row < table.size(); row++) {
                assertEquals(table.id(row), all.get(row).get("id").asText());
                assertEquals(row, table.row(table.id(row)));
                assertEquals(row >= 3, all.get(row).get("geometry").isNull());
                assertEquals(all.get(row), TestServer.parse(feature(table, row, crs, "")));
                assertEquals(
                        "Ort " + table.id(row),
                        TestServer.parse(new String(table.properties(row), StandardCharsets.UTF_8))
                                .get("title")
                                .asText());
            }
        }
    }

    @Test
    void boxesFindTheSameAsLookingAtEveryPoint() throws IOException {
        Random random = new Random(5);
        List<Coordinate> points = new ArrayList<>();
        FeatureTable table = table(rows -> {
            for (int i = 0; i < 5000; i++) {
                Coordinate point =
                        new Coordinate((73_000 + random.nextInt(3000)) / 1e4, (514_000 + random.nextInt(2000)) / 1e4);
                points.add(point);
                rows.add("p" + i, Crs.WGS84_FACTORY.createPoint(point), json -> json.value(Map.of()));
            }
        });
        for (int i = 0; i < 300; i++) {
            Envelope box = new Envelope(points.get(random.nextInt(5000)), points.get(random.nextInt(5000)));
            BitSet expected = new BitSet();
            for (int row = 0; row < 5000; row++) {
                expected.set(row, box.contains(points.get(row)));
            }
            assertEquals(expected, table.inside(box, FeatureCrs.CRS84));
        }
        assertEquals(table.all(), table.inside(new Envelope(-180, 180, -90, 90), FeatureCrs.CRS84));
    }

    @Test
    void daysChooseRowsAndThoseWithoutAreAlwaysThere() throws IOException {
        LocalDate may = LocalDate.of(2026, 5, 1);
        FeatureTable table = table(rows -> {
            rows.add("a", null, new TableWriter.Days(may, may.plusDays(30)), json -> json.value(Map.of()));
            rows.add("b", null, json -> json.value(Map.of()));
            rows.add("c", null, new TableWriter.Days(may.plusDays(40), may.plusDays(40)), json -> json.value(Map.of()));
        });
        assertEquals("ab", ids(table, table.during(may.plusDays(30), may.plusDays(39))));
        assertEquals("b", ids(table, table.during(null, may.minusDays(1))));
        assertEquals("ab", ids(table, table.during(null, may)));
        assertEquals("bc", ids(table, table.during(may.plusDays(31), null)));
        assertEquals("abc", ids(table, table.during(null, null)));
        assertEquals(may, table.first());
        assertEquals(may.plusDays(40), table.last());
    }

    @Test
    void anEmptyTableAnswersToo() throws IOException {
        FeatureTable table = table(rows -> {});
        assertEquals(0, table.size());
        assertEquals(-1, table.row("a"));
        assertEquals(new BitSet(), table.inside(new Envelope(-180, 180, -90, 90), FeatureCrs.CRS84));
        assertEquals(new BitSet(), table.during(null, null));
        assertNull(table.extent());
        assertNull(table.first());
        assertEquals("", features(table, table.all(), FeatureCrs.CRS84));
    }

    @Test
    void rowsMuchLargerThanAnyBufferComeOutWhole() throws IOException {
        String text = "ä".repeat(700_000);
        FeatureTable table = table(rows -> {
            for (int i = 0; i < 3000; i++) {
                String title = i % 1000 == 7 ? text : "Ort " + i;
                rows.add("id" + i, null, json -> json.value(Map.of("title", title)));
            }
        });
        JsonNode all = TestServer.parse("[" + features(table, table.all(), FeatureCrs.EPSG_25832) + "]");
        assertEquals(3000, all.size());
        for (int i = 0; i < 3000; i++) {
            assertEquals(i, table.row("id" + i));
            assertEquals("id" + i, all.get(i).get("id").asText());
            assertEquals(
                    i % 1000 == 7 ? text : "Ort " + i,
                    all.get(i).at("/properties/title").asText());
        }
        BitSet some = new BitSet();
        some.set(7);
        some.set(9, 12);
        some.set(2999);
        JsonNode chosen = TestServer.parse("[" + features(table, some, FeatureCrs.CRS84) + "]");
        assertEquals(5, chosen.size());
        assertEquals("id2999", chosen.get(4).get("id").asText());
    }

    @Test
    void theTagIsThatOfTheContent() throws IOException {
        FeatureTable table = table(rows -> add(rows, "a", "POINT (7.4653 51.5142)"));
        FeatureTable same = table(rows -> add(rows, "a", "POINT (7.4653 51.5142)"));
        FeatureTable other = table(rows -> add(rows, "a", "POINT (7.4653 51.5143)"));
        assertEquals(table.tag(), same.tag());
        assertEquals(false, table.tag().equals(other.tag()));
    }

    @Test
    void nothingStaysInTheFolderAndAClosedTableSaysSo() throws IOException {
        FeatureTable table = table(rows -> add(rows, "a", "POINT (7.4653 51.5142)"));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
        table.close();
        assertThrows(UnavailableException.class, () -> feature(table, 0, FeatureCrs.CRS84, ""));
    }

    @Test
    void noTableIsMadeOfHalfTheRows() {
        assertThrows(
                IOException.class,
                () -> table(rows -> {
                    add(rows, "a", null);
                    throw new IOException("no space left on device");
                }));
        assertEquals(List.of(), tables);
    }
}
