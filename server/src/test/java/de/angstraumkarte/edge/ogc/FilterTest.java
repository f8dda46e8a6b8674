package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.angstraumkarte.domain.collection.OpenCollection;
import de.angstraumkarte.domain.collection.Queryable;
import de.angstraumkarte.domain.collection.Queryable.Type;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.testing.twoyears.TwoYears;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Filters of features, over two made-up years. */
class FilterTest {
    private static final String UTM = "http://www.opengis.net/def/crs/EPSG/0/25832";
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final List<String> OPERATORS = List.of("=", "<>", "<", "<=", ">", ">=");

    private static TwoYears years;

    @BeforeAll
    static void start() {
        years = TwoYears.open();
    }

    @AfterAll
    static void stop() {
        years.close();
    }

    @ParameterizedTest
    @CsvSource({
        "angstraeume, 90",
        "bibliotheken, 40",
        "sportstaetten, 60",
        "plaetze, 40",
        "stadtbezirke, 30",
        "neuigkeiten, 15",
        "wirkung, 60"
    })
    void anyFilterFindsWhatItsDefinitionSays(String id, int filters) {
        OpenCollection collection = OpenCollection.find(id).orElseThrow();
        List<JsonNode> degrees = features(collection, "");
        List<JsonNode> metres = features(collection, "&crs=" + encoded(UTM));
        Random random = new Random(id.hashCode());
        int some = 0;
        for (int i = 0; i < filters; i++) {
            boolean inMetres = random.nextInt(4) == 0;
            List<JsonNode> all = inMetres ? metres : degrees;
            Condition condition = condition(collection, all, random, 3, inMetres);
            String query = "&filter=" + encoded(condition.text()) + (inMetres ? "&filter-crs=" + encoded(UTM) : "");
            TreeSet<String> expected = new TreeSet<>();
            expected.addAll(ids(all.stream().filter(condition::holds).toList()));
            assertEquals(expected, ids(features(collection, query)), condition.text());
            some += expected.isEmpty() || expected.size() == all.size() ? 0 : 1;
        }
        assertTrue(some >= filters / 10, "filters that choose: " + some);
    }

    @Test
    void parametersAndFiltersHoldTogether() {
        OpenCollection places = OpenCollection.find("angstraeume").orElseThrow();
        List<JsonNode> all = features(places, "");
        TreeSet<String> expected = new TreeSet<>();
        for (JsonNode feature : all) {
            JsonNode own = feature.get("properties");
            boolean status =
                    List.of("planned", "reported").contains(own.get("status").asText());
            boolean causes = own.get("causes").toString().contains("\"lighting\"");
            boolean news = !own.get("lastUpdate").isNull()
                    && own.get("lastUpdate").asText().compareTo("2026-01-01") >= 0;
            if (status && causes && news && !own.get("overdue").asBoolean()) {
                expected.add(feature.get("id").asText());
            }
        }
        assertFalse(expected.isEmpty());
        String query = "&status=planned,reported&causes=lighting&overdue=false&filter="
                + encoded("lastUpdate >= DATE('2026-01-01')");
        assertEquals(expected, ids(features(places, query)));
    }

    @Test
    void theSameFilterInAnotherSystemIsAnotherFilter() {
        String degrees = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
        OpenCollection places = OpenCollection.find("angstraeume").orElseThrow();
        // In both orders, as the second answer may come from what was kept of the first.
        for (List<String> order : List.of(List.of(degrees, UTM), List.of(UTM, degrees))) {
            String east = order.get(0).equals(UTM) ? "7.7" : "7.8";
            String filter = "&filter=" + encoded("S_INTERSECTS(geometry,BBOX(7.3,51.4," + east + ",51.7))");
            for (String system : order) {
                int found = features(places, filter + "&filter-crs=" + encoded(system))
                        .size();
                assertEquals(system.equals(degrees), found > 0, order + " " + system);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=nix | planned",
                "causes=light | lighting",
                "open=ja | true, false",
                "updates=1.5 | ganze Zahl",
                "lastUpdate=gestern | 2026",
                "filter-lang=cql2-json | cql2-text",
                "filter-crs=EPSG:4326 | CRS84",
                "filter=password+IS+NULL | lastUpdate",
                "filter=T_AFTER(lastUpdate,DATE('2026-01-01')) | S_INTERSECTS",
                "filter=status='planned'+AND | S_INTERSECTS",
                "password=x | status",
            })
    void whatIsWrongIsAnsweredWithWhatIsRight(String query, String hint) {
        HttpResponse<String> answer = years.server().get("/ogc/collections/angstraeume/items?" + query);

        assertEquals(400, answer.statusCode());
        String message = TestServer.parse(answer.body()).get("errors").toString();
        assertTrue(message.contains(hint), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = ''; DROP TABLE place; --'",
                "title = 'x'; DROP TABLE place; --",
                "title = 'x' OR 1=1 --",
                "title = 'x'' OR ''1''=''1'",
                "title = 'x\\' OR 1=1 --'",
                "title = \u2019x\u2019 OR \u20181\u2019=\u20181\u2019",
                "title = \uFF07x\uFF07",
                "title = 'x' /* */ UNION SELECT password FROM account",
                "title LIKE '%'' ESCAPE ''\\'",
                "\"title\" = :v0",
                "title = ':v0 :today <ids> ?'",
                "\"p.title\" = 'x'",
                "p.title = 'x'",
                "title IN ('x') UNION SELECT login FROM account",
                "SLEEP(5)",
                "title = (SELECT password FROM account)",
                "title = CHAR(65)",
                "title = 0x41",
                "title LIKE '%a%b%c%d%e%f%g%h%i%j%k%l%m%n%o%p%q%r%s%t%u%v%w%x%y%z%0%1%2%3%'",
            })
    void attacksFindNothingAndChangeNothing(String attack) {
        int before = items(OpenCollection.find("angstraeume").orElseThrow(), "&limit=1")
                .get("numberMatched")
                .asInt();
        for (String query : List.of(
                "filter=" + encoded(attack),
                "title=" + encoded(attack),
                "status=" + encoded(attack),
                encoded(attack) + "=x")) {
            HttpResponse<String> answer = years.server().get("/ogc/collections/angstraeume/items?" + query);
            if (answer.statusCode() == 200) {
                assertEquals(
                        0, TestServer.parse(answer.body()).get("numberMatched").asInt(), attack);
            } else {
                assertEquals(400, answer.statusCode(), attack);
                assertFalse(answer.body().contains("account"), answer.body());
            }
        }
        assertEquals(
                before,
                items(OpenCollection.find("angstraeume").orElseThrow(), "&limit=1")
                        .get("numberMatched")
                        .asInt());
    }

    @Test
    void everyCollectionSaysWhatCanBeAskedOfIt() {
        for (OpenCollection collection : OpenCollection.ALL) {
            String path = "/ogc/collections/" + collection.id() + "/queryables";
            HttpResponse<String> answer = years.server().get(path + "?f=json");
            JsonNode schema = TestServer.parse(answer.body());

            assertEquals(200, answer.statusCode());
            assertEquals(
                    "application/schema+json",
                    answer.headers().firstValue("Content-Type").orElse(""));
            assertEquals(
                    "https://json-schema.org/draft/2020-12/schema",
                    schema.get("$schema").asText());
            assertEquals(years.server().url(path), schema.get("$id").asText());
            assertFalse(schema.get("additionalProperties").asBoolean(true));
            assertEquals(
                    collection.queryables().size(), schema.get("properties").size());
            schema.get("properties").forEach(property -> assertTrue(property.has("title")));
            JsonNode geometry = schema.get("properties").get("geometry");
            assertEquals("geometry-any", geometry.get("format").asText());
            assertFalse(geometry.has("type"));
        }
        assertEquals(404, years.server().get("/ogc/collections/nix/queryables").statusCode());
        assertEquals(
                200,
                years.server().get("/ogc/collections/plaetze/queryables?f=html").statusCode());
    }

    private static Condition condition(
            OpenCollection collection, List<JsonNode> all, Random random, int depth, boolean inMetres) {
        int kind = depth == 0 ? 9 : random.nextInt(6);
        if (kind == 0) {
            return Condition.not(condition(collection, all, random, depth - 1, inMetres));
        } else if (kind < 3) {
            List<Condition> parts = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(condition(collection, all, random, depth - 1, inMetres));
            }
            return kind == 1 ? Condition.all(parts) : Condition.any(parts);
        }
        List<Queryable> queryables = collection.queryables();
        Queryable property = queryables.get(random.nextInt(queryables.size()));
        if (random.nextInt(8) == 0) {
            return Condition.isNull(property);
        }
        if (property.type() == Type.GEOMETRY) {
            return area(all, random, inMetres);
        }
        if (property.type() == Type.TEXT && random.nextInt(3) == 0) {
            return like(property, value(property, all, random).asText(), random);
        }
        if (random.nextInt(4) == 0) {
            return Condition.in(property, List.of(value(property, all, random), value(property, all, random)));
        }
        String operator = OPERATORS.get(random.nextInt(property.type() == Type.LIST ? 1 : OPERATORS.size()));
        return Condition.compare(property, operator, value(property, all, random));
    }

    /** One that a feature has, mostly. */
    private static JsonNode value(Queryable property, List<JsonNode> all, Random random) {
        for (int attempt = 0; attempt < 10 && random.nextInt(12) > 0; attempt++) {
            JsonNode value = Condition.value(property, all.get(random.nextInt(all.size())));
            if (value.isArray() && !value.isEmpty()) {
                return value.get(random.nextInt(value.size()));
            } else if (!value.isNull() && !value.isArray()) {
                return value;
            }
        }
        return switch (property.type()) {
            case INTEGER -> IntNode.valueOf(random.nextInt(20) - 3);
            case BOOLEAN -> BooleanNode.valueOf(random.nextBoolean());
            case DATE -> TextNode.valueOf("2026-0" + (1 + random.nextInt(9)) + "-15");
            default ->
                TextNode.valueOf(List.of("", "x", "light", "|", "lighting|visibility", "%", "Ä'\\")
                        .get(random.nextInt(7)));
        };
    }

    private static Condition like(Queryable property, String text, Random random) {
        StringBuilder pattern = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        text.codePoints().limit(60).forEach(c -> {
            String one = Character.toString(c);
            switch (random.nextInt(10)) {
                case 0 -> {
                    pattern.append('_');
                    regex.append('.');
                }
                case 1 -> {
                    pattern.append('%');
                    regex.append(".*");
                }
                default -> {
                    pattern.append("%_\\".contains(one) ? "\\" + one : one);
                    regex.append(Pattern.quote(one));
                }
            }
        });
        if (random.nextInt(3) > 0) {
            pattern.append('%');
            regex.append(".*");
        }
        return Condition.like(property, pattern.toString(), regex.toString());
    }

    private static Condition area(List<JsonNode> all, Random random, boolean inMetres) {
        JsonNode feature = all.get(random.nextInt(all.size())).get("geometry");
        Coordinate center = feature.isNull()
                ? inMetres ? new Coordinate(393_000, 5_707_000) : new Coordinate(7.46, 51.51)
                : Condition.read(feature).getCoordinate();
        double size = (inMetres ? 100_000 : 1) * (0.002 + 0.05 * random.nextDouble());
        double x = center.x - size * random.nextDouble();
        double y = center.y - size * random.nextDouble();
        if (random.nextBoolean()) {
            String box = String.format(Locale.ROOT, "BBOX(%s,%s,%s,%s)", x, y, x + size, y + size);
            return Condition.intersects(GEOMETRIES.toGeometry(new Envelope(x, x + size, y, y + size)), box);
        }
        Geometry triangle = GEOMETRIES.createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + size, y + size * random.nextDouble()),
            new Coordinate(x + size * random.nextDouble(), y + size),
            new Coordinate(x, y)
        });
        return Condition.intersects(triangle, triangle.toText());
    }

    private static JsonNode items(OpenCollection collection, String query) {
        return years.server().json("/ogc/collections/" + collection.id() + "/items?f=json" + query);
    }

    /** All that match, from as many pages as it takes. */
    private static List<JsonNode> features(OpenCollection collection, String query) {
        List<JsonNode> features = new ArrayList<>();
        int matched;
        do {
            JsonNode page = items(collection, query + "&limit=10000&offset=" + features.size());
            page.get("features").forEach(features::add);
            matched = page.get("numberMatched").asInt();
        } while (features.size() < matched);
        return features;
    }

    private static TreeSet<String> ids(List<JsonNode> features) {
        TreeSet<String> ids = new TreeSet<>();
        features.forEach(feature -> ids.add(feature.get("id").asText()));
        return ids;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
