package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.base.problem.FieldError;
import de.angstraumkarte.domain.collection.Filter;
import de.angstraumkarte.domain.collection.Filter.Compare;
import de.angstraumkarte.domain.collection.Filter.Intersects;
import de.angstraumkarte.domain.collection.Filter.Like;
import de.angstraumkarte.domain.collection.OpenCollection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Cql2Test {
    private static final OpenCollection FEAR_SPACES =
            OpenCollection.find("angstraeume").orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status = 'planned' | status EQUAL planned",
                "\"status\"<>'planned' | status NOT_EQUAL planned",
                "updates>=2.50 | updates GREATER_OR_EQUAL 2.50",
                "updates < -1e2 | updates LESS -100",
                "open = tRuE | open EQUAL true",
                "lastUpdate <= date('2026-01-31') | lastUpdate LESS_OR_EQUAL 2026-01-31",
                "lastUpdate > '2026-01-31' | lastUpdate GREATER 2026-01-31",
                "title = 'Via dell''Avvento' | title EQUAL Via dell'Avvento",
                "title = 'Via dell\\'Avvento' | title EQUAL Via dell'Avvento",
                "title = 'a\\\\b' | title EQUAL a\\b",
                "title LIKE 'a\\%b\\\\%' | title LIKE a\\%b\\\\%",
                "title NOT LIKE 'x_' | (not title LIKE x_)",
                "district IN ('hoerde', 'mengede') | district IN [hoerde, mengede]",
                "district not in ('hoerde') | (not district IN [hoerde])",
                "address IS NULL | address null",
                "address is not null | (not address null)",
                "updates BETWEEN 1 AND 3 AND open=true | (and (and updates GREATER_OR_EQUAL 1 updates LESS_OR_EQUAL 3) open EQUAL true)",
                "open=true OR open=false AND updates=1 | (or open EQUAL true (and open EQUAL false updates EQUAL 1))",
                "(open=true OR open=false) AND NOT updates=1 | (and (or open EQUAL true open EQUAL false) (not updates EQUAL 1))",
                "NOT open=true OR updates=1 | (or (not open EQUAL true) updates EQUAL 1)",
                "causes = 'lighting' | causes EQUAL lighting",
                "true AND NOT false | (and true (not false))",
                "S_INTERSECTS(geometry, POINT(7.4 51.5)) | geometry meets POINT (7.4 51.5)",
                "s_intersects(POINT Z (7.4 51.5 9), \"geometry\") | geometry meets POINT (7.4 51.5)",
                "S_INTERSECTS(geometry,BBOX(7,51,8,52)) | geometry meets POLYGON ((7 51, 7 52, 8 52, 8 51, 7 51))",
                "S_INTERSECTS(geometry,BBOX(7,51,-5,8,52,99)) | geometry meets POLYGON ((7 51, 7 52, 8 52, 8 51, 7 51))",
                "S_INTERSECTS(geometry, GEOMETRYCOLLECTION(POINT(7 51),LINESTRING(7 51,8 52))) | geometry meets GEOMETRYCOLLECTION (POINT (7 51), LINESTRING (7 51, 8 52))",
                "S_INTERSECTS(geometry, MULTIPOINT((7 51),(+8.0 -5.2E1))) | geometry meets MULTIPOINT ((7 51), (8 -52))",
            })
    void readsConditions(String text, String meaning) {
        assertEquals(meaning, shown(parse(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "status = | filter-type | 9",
                "status 'planned' | filter-expected | 8",
                "status == 'planned' | filter-type | 9",
                "status = 'planned | filter-unreadable | 10",
                "status = 'planned' AND | filter-expected | 23",
                "status = 'planned' open = true | filter-expected | 20",
                "(open = true | filter-expected | 13",
                "open = true) | filter-expected | 12",
                "NOT NOT open = true | filter-property | 5",
                "status = \u2019planned\u2019 | filter-unreadable | 10",
                "status = 'a'; DROP TABLE place; -- | filter-unreadable | 13",
                "status = 'a' -- x | filter-unsupported | 14",
                "status = 'a' /* x */ | filter-unsupported | 14",
                "stat\u0000us = 'a' | filter-unreadable | 5",
                "password = 'a' | filter-property | 1",
                "Status = 'a' | filter-property | 1",
                "p.title = 'a' | filter-property | 1",
                "status = 5 | filter-type | 10",
                "updates = '5' | filter-type | 11",
                "updates = 5abc | filter-unreadable | 12",
                "updates = 1e999999999 | filter-type | 11",
                "updates = NaN | filter-type | 11",
                "open = 'true' | filter-type | 8",
                "lastUpdate = DATE('2026-02-30') | filter-type | 19",
                "lastUpdate = DATE('0000-01-01') | filter-type | 19",
                "lastUpdate = TIMESTAMP('2026-02-03T00:00:00Z') | filter-type | 14",
                "updates LIKE '1%' | filter-operator | 9",
                "causes < 'x' | filter-operator | 8",
                "causes LIKE 'x' | filter-operator | 8",
                "title BETWEEN 'a' AND 'b' | filter-operator | 7",
                "geometry = POINT(1 2) | filter-operator | 10",
                "status = title | filter-unsupported | 10",
                "status = CASEI('x') | filter-unsupported | 10",
                "CASEI(status) = 'x' | filter-unsupported | 1",
                "avg(updates) = 1 | filter-unsupported | 1",
                "updates + 1 = 2 | filter-unsupported | 9",
                "updates = 2 - 1 | filter-unsupported | 13",
                "updates = (1) | filter-unsupported | 11",
                "1 = updates | filter-unsupported | 1",
                "TRUE = open | filter-unsupported | 1",
                "T_AFTER(lastUpdate, DATE('2026-01-01')) | filter-unsupported | 1",
                "A_CONTAINS(causes, ('lighting')) | filter-unsupported | 1",
                "S_WITHIN(geometry, BBOX(1,2,3,4)) | filter-unsupported | 1",
                "S_INTERSECTS(title, BBOX(1,2,3,4)) | filter-operator | 14",
                "S_INTERSECTS(geometry, geometry) | filter-unsupported | 24",
                "S_INTERSECTS(geometry, 'POINT(1 2)') | filter-type | 24",
                "S_INTERSECTS(geometry, POINT EMPTY) | filter-type | 24",
                "S_INTERSECTS(geometry, POINT(1 2) | filter-expected | 34",
                "S_INTERSECTS(geometry, POINT(1 2 | filter-geometry | 33",
                "S_INTERSECTS(geometry, POINT(NaN 2)) | filter-geometry | 30",
                "S_INTERSECTS(geometry, POINT(1e999 2)) | filter-coordinates | 24",
                "S_INTERSECTS(geometry, POINT(200 2)) | filter-coordinates | 24",
                "S_INTERSECTS(geometry, POINT(1)) | filter-geometry | 24",
                "S_INTERSECTS(geometry, POINT(1 2) POINT(1 2)) | filter-expected | 35",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0))) | filter-geometry | 24",
                "S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 0 1))) | filter-geometry | 24",
                "S_INTERSECTS(geometry, BBOX(1,2,3)) | filter-geometry | 24",
                "S_INTERSECTS(geometry, BBOX(1,4,3,2)) | filter-geometry | 24",
                "S_INTERSECTS(geometry, BBOX(1,2,3,4,5,6,7)) | filter-geometry | 24",
            })
    void refusesWhatItCannotRead(String text, String code, int position) {
        FieldError error = problem(text);

        assertEquals("filter", error.field());
        assertEquals(code, error.code());
        assertEquals(position, error.args().get(0));
    }

    @Test
    void saysWhatCanBeAskedAndNeverRepeatsWhatWasSent() {
        assertTrue(problem("geheim = 'x'").args().toString().contains("title, status"));
        for (String text : List.of(
                "geheim = 'x'", "geheim(title) = 'x'", "title = 'x' geheim", "title geheim", "title = geheim")) {
            assertFalse(problem(text).args().toString().contains("geheim"), text);
        }
    }

    @Test
    void readsAnAreaOverTheAntimeridianAsTwo() {
        Intersects filter = (Intersects) parse("S_INTERSECTS(geometry, BBOX(170,-10,-170,10))");

        assertEquals(2, filter.geometry().getNumGeometries());
        assertEquals(400, filter.geometry().getArea());
    }

    @Test
    void keepsMetresAsMetres() {
        Intersects filter =
                (Intersects) Cql2.parse("S_INTERSECTS(geometry, POINT(393000 5707000))", FEAR_SPACES, Crs.UTM32_SRID);

        assertEquals(Crs.UTM32_SRID, filter.geometry().getSRID());
        assertEquals(393000, filter.geometry().getCoordinate().x);
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 5_000})
    void refusesManyBracketsWithoutFailing(int depth) {
        FieldError error = problem("(".repeat(depth) + "open = true" + ")".repeat(depth));

        assertEquals("filter-depth", error.code());
    }

    @Test
    void refusesWhatIsTooMuch() {
        assertEquals("too-long", problem("x".repeat(16_001)).code());
        assertEquals(
                "filter-terms",
                problem("open=true" + " OR open=true".repeat(200)).code());
        assertEquals(
                "filter-terms",
                problem("updates IN (1" + ",1".repeat(200) + ")").code());
        String point = "S_INTERSECTS(geometry,POINT(1 2))";
        assertEquals(
                "filter-geometries", problem(point + (" OR " + point).repeat(4)).code());
        String line = "S_INTERSECTS(geometry, LINESTRING(0 0" + ",1 1".repeat(600) + "))";
        assertEquals("too-many-vertices", problem(line).code());
        String nested = "GEOMETRYCOLLECTION(".repeat(500) + ")".repeat(500);
        assertEquals(
                "filter-geometry",
                problem("S_INTERSECTS(geometry, " + nested + ")").code());
    }

    @Test
    void whateverIsSentIsReadOrRefused() {
        List<String> pieces = List.of(
                "title",
                "\"open\"",
                "updates",
                "geometry",
                "causes",
                "lastUpdate",
                "AND",
                "OR",
                "NOT",
                "(",
                ")",
                ",",
                "=",
                "<>",
                "<",
                ">=",
                "LIKE",
                "IN",
                "BETWEEN",
                "IS",
                "NULL",
                "'a'",
                "'",
                "\"",
                "\\",
                "%",
                "-",
                "+",
                "1",
                "2.5e3",
                "TRUE",
                "false",
                "DATE",
                "('2026-01-01')",
                "S_INTERSECTS",
                "POINT",
                "BBOX",
                "Z",
                "(1 2)",
                "POLYGON",
                "GEOMETRYCOLLECTION",
                "T_AFTER",
                "CASEI",
                "\uD83D\uDE00",
                "\uD83D",
                "\u0000",
                "\n",
                ";",
                "--",
                "open = true",
                "S_INTERSECTS(geometry,",
                "updates IN (1,");
        Random random = new Random(5);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = random.ints(1 + random.nextInt(12), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining(random.nextInt(4) == 0 ? "" : " "));
            try {
                parse(text);
                read++;
            } catch (Invalid e) {
                assertEquals("filter", e.errors().get(0).field());
            }
        }
        assertTrue(read > 100);
    }

    private static Filter parse(String text) {
        return Cql2.parse(text, FEAR_SPACES, Crs.WGS84_SRID);
    }

    private static FieldError problem(String text) {
        return assertThrows(Invalid.class, () -> parse(text)).errors().get(0);
    }

    private static String shown(Filter filter) {
        if (filter instanceof Filter.And and) {
            return "(and " + shown(and.parts()) + ")";
        } else if (filter instanceof Filter.Or or) {
            return "(or " + shown(or.parts()) + ")";
        } else if (filter instanceof Filter.Not not) {
            return "(not " + shown(not.part()) + ")";
        } else if (filter instanceof Filter.Constant constant) {
            return Boolean.toString(constant.value());
        } else if (filter instanceof Compare compare) {
            return compare.property().name() + " " + compare.operator() + " " + plain(compare.value());
        } else if (filter instanceof Filter.In in) {
            return in.property().name() + " IN " + in.values();
        } else if (filter instanceof Like like) {
            return like.property().name() + " LIKE " + like.pattern();
        } else if (filter instanceof Filter.IsNull isNull) {
            return isNull.property().name() + " null";
        }
        Intersects meets = (Intersects) filter;
        return meets.property().name() + " meets " + meets.geometry().toText();
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String shown(List<Filter> parts) {
        return parts.stream().map(Cql2Test::shown).collect(Collectors.joining(" "));
    }
}
