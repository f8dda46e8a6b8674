package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table of all places. */
class PlacesPagesTest {
    private static final String PATH = "/verwaltung/orte";
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a href=\"/verwaltung/orte/([^\"]+)\"");

    private static TestServer server;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        coordinator = server.signIn(Role.COORDINATOR, "ordnungsamt");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> rows(String query) {
        return rows(coordinator, query);
    }

    private static List<String> rows(StaffBrowser person, String query) {
        HttpResponse<String> page = person.get(PATH + query);
        assertEquals(200, page.statusCode(), page.body());
        Matcher row = ROW.matcher(page.body());
        List<String> ids = new ArrayList<>();
        while (row.find()) {
            ids.add(row.group(1));
        }
        return ids;
    }

    @Test
    void everyPlaceIsOnOneOfThePages() {
        List<String> all = new ArrayList<>(rows(""));
        assertEquals(50, all.size());
        for (int page = 2; page < 10; page++) {
            rows("?page=" + page).stream().filter(id -> !all.contains(id)).forEach(all::add);
        }
        int places = 0;
        for (String layer : List.of("angstraeume", "bibliotheken", "sportstaetten", "plaetze")) {
            places += server.json("/api/layers/" + layer + ".geojson")
                    .path("features")
                    .size();
        }
        assertEquals(places, all.size());
    }

    @Test
    void filtersNarrowTheTable() {
        assertEquals(12, rows("?layer=angstraeume").size());
        assertTrue(rows("?layer=angstraeume&status=").size() == 12, "empty fields of the form");
        assertTrue(rows("?district=hoerde&layer=angstraeume").contains("angst-piepenstock-tunnel"));
        assertEquals(List.of("angst-piepenstock-tunnel"), rows("?q=piepenst"));
        assertEquals(List.of(), rows("?unit=edg"));
        assertEquals(50, rows("?unit=-").size());
    }

    @Test
    void everyColumnSortsBothWays() {
        for (String sort : List.of("title", "status", "district", "last", "next")) {
            List<String> up = rows("?layer=angstraeume&sort=" + sort);
            List<String> down = rows("?layer=angstraeume&dir=desc&sort=" + sort);
            assertEquals(12, up.size());
            assertTrue(down.containsAll(up));
        }
        List<String> up = rows("?layer=bibliotheken&sort=title");
        List<String> down = new ArrayList<>(rows("?layer=bibliotheken&sort=title&dir=desc"));
        Collections.reverse(down);
        assertEquals(up, down);
    }

    @Test
    void wrongParametersAreRefused() {
        for (String bad :
                List.of("?sort=nonsense", "?layer=x", "?unknown=1", "?page=0", "?unit=x", "?q=%27", "?dir=up")) {
            assertEquals(400, coordinator.get(PATH + bad).statusCode(), bad);
            assertEquals(400, coordinator.get(PATH + ".csv" + bad).statusCode(), bad);
        }
    }

    @Test
    void theCsvHasTheSameRowsAndRunsNoFormulas() {
        String path = "/verwaltung/orte/sport-goystadion/bearbeiten";
        Map<String, Object> form = PlaceEditTest.filledIn(coordinator.get(path));
        form.put("name", "=HYPERLINK(\"http://example.org\")");
        assertEquals(303, coordinator.post(path, form).statusCode());
        String csv = coordinator.get(PATH + ".csv?layer=sportstaetten").body();
        assertTrue(csv.startsWith("\uFEFFid;"));
        assertTrue(csv.contains("'=HYPERLINK"), csv);
        assertFalse(csv.contains(";=HYPERLINK") || csv.contains(";\"=HYPERLINK"));
        long lines = csv.lines().count() - 1;
        assertEquals(
                server.json("/api/layers/sportstaetten.geojson")
                        .path("features")
                        .size(),
                lines);
    }

    @Test
    void overdueMeansThatThePromisedDayHasPassed() {
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        try (TestServer later = TestServer.start(clock, Map.of())) {
            clock.advance(Duration.ofDays(28));
            StaffBrowser person = later.signIn(Role.COORDINATOR, "ordnungsamt");
            assertEquals(List.of(), rows(person, "?overdue=1"));
            clock.advance(Duration.ofDays(1));
            person = later.signIn(Role.COORDINATOR, "ordnungsamt");
            assertEquals(12, rows(person, "?overdue=1").size());
            assertTrue(person.get(PATH + "?overdue=1").body().contains("überfällig"));
        }
    }
}
