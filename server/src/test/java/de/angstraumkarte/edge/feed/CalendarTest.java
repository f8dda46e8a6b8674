package de.angstraumkarte.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calendars of measures over HTTP, read by ical4j without any of its leniencies. Today is 21 November 2026. */
class CalendarTest {
    private static final String CITY = "/feeds/massnahmen.ics";
    private static final String PLACE = "/feeds/orte/" + MeasureDesk.PLACE + ".ics";

    private static TestServer server;
    private static Reports reports;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of());
        reports = new Reports(server);
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    private static Calendar calendar(String path) throws IOException, ParserException {
        HttpResponse<String> answer = server.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "text/calendar;charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""));
        for (String line : answer.body().split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("\n") || line.contains("\r"), line);
        }
        Calendar calendar = new CalendarBuilder().build(new StringReader(answer.body()));
        assertFalse(calendar.validate(true).hasErrors(), answer.body());
        return calendar;
    }

    private static Map<String, VEvent> events(String path) throws IOException, ParserException {
        return calendar(path).<VEvent>getComponents("VEVENT").stream()
                .collect(Collectors.toMap(event -> text(event, "DESCRIPTION"), event -> event));
    }

    private static String text(VEvent event, String name) {
        return event.getProperty(name).map(Property::getValue).orElse("");
    }

    private static long planned(String description, String due) {
        Map<String, String> plan = MeasureDesk.plan(MeasureDesk.PLACE, "tiefbauamt", "approved", due);
        plan.put("description", description);
        return MeasureDesk.planned(coordinator, plan);
    }

    private static VEvent event(String description) throws IOException, ParserException {
        return events(CITY).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(description))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMeasureIsAWholeDayWithPlaceAndOffice() throws IOException, ParserException {
        planned("Vier Leuchten, mit Masten; fünf Meter hoch.\n\uD83D\uDEA7".repeat(4), "2026-12-31");
        VEvent event = event("Vier Leuchten");
        assertEquals("20261231", text(event, "DTSTART"));
        assertTrue(text(event, "SUMMARY").startsWith("Beleuchtung: "), text(event, "SUMMARY"));
        assertTrue(text(event, "DESCRIPTION").contains("Masten; fünf Meter hoch.\n\uD83D\uDEA7Vier"));
        assertTrue(text(event, "DESCRIPTION").endsWith("Stand: beschlossen\nZuständig: Tiefbauamt"));
        assertTrue(text(event, "LOCATION").endsWith("Dortmund"));
        assertTrue(text(event, "GEO").matches("51\\.\\d{1,6};7\\.\\d{1,6}"), text(event, "GEO"));
        assertEquals(server.url("/orte/" + MeasureDesk.PLACE), text(event, "URL"));
        assertEquals("CONFIRMED", text(event, "STATUS"));
        assertEquals("TRANSPARENT", text(event, "TRANSP"));
        assertEquals("20261120T230000Z", text(event, "DTSTAMP"));
        assertEquals("20261120T230000Z", text(event, "LAST-MODIFIED"));
        assertTrue(events(PLACE).containsKey(text(event, "DESCRIPTION")));
        assertTrue(events("/feeds/stadtbezirke/innenstadt-west.ics").containsKey(text(event, "DESCRIPTION")));
        assertFalse(events("/feeds/stadtbezirke/mengede.ics").containsKey(text(event, "DESCRIPTION")));
        Calendar english = calendar(CITY + "?lang=en");
        assertEquals(
                "Measures – Dortmund fear space map",
                english.getProperty("X-WR-CALNAME").map(Property::getValue).orElseThrow());
        assertEquals(
                "PT12H",
                english.getProperty("REFRESH-INTERVAL").map(Property::getValue).orElseThrow());
    }

    @Test
    void whatIsDoneStandsOnItsDayAndWhatIsCancelledAsCancelled() throws IOException, ParserException {
        long done = planned("Wird fertig.", "2026-12-30");
        String uid = text(event("Wird fertig."), "UID");
        MeasureDesk.moved(coordinator, done, "in-progress", "done");
        VEvent event = event("Wird fertig.");
        assertEquals("20261121", text(event, "DTSTART"));
        assertEquals(uid, text(event, "UID"));
        assertEquals("2", text(event, "SEQUENCE"));
        long off = planned("Wird nichts.", "2026-12-29");
        MeasureDesk.moved(coordinator, off, "cancelled");
        assertEquals("CANCELLED", text(event("Wird nichts."), "STATUS"));
        Map<String, String> idea = MeasureDesk.plan(MeasureDesk.PLACE, "tiefbauamt", "proposed", "2026-12-28");
        idea.put("description", "Nur eine Idee.");
        MeasureDesk.planned(coordinator, idea);
        assertEquals("TENTATIVE", text(event("Nur eine Idee."), "STATUS"));
    }

    @Test
    void aCalendarIsMadeAnewOnlyWhenSomethingHasChanged() throws IOException, ParserException {
        planned("Für das Kennzeichen.", "2026-12-27");
        String tag = server.get(CITY).headers().firstValue("ETag").orElseThrow();
        assertEquals(304, server.get(CITY, "If-None-Match", tag).statusCode());
        reports.change("UPDATE unit SET title = 'Amt für Straßen' WHERE id = 'tiefbauamt'");
        assertEquals(200, server.get(CITY, "If-None-Match", tag).statusCode());
        assertTrue(text(event("Für das Kennzeichen."), "DESCRIPTION").endsWith("Amt für Straßen"));
        reports.change("UPDATE unit SET title = 'Tiefbauamt' WHERE id = 'tiefbauamt'");
        assertEquals(tag, server.get(CITY).headers().firstValue("ETag").orElseThrow());
        MeasureDesk.planned(coordinator, "edg", "approved");
        assertNotEquals(tag, server.get(CITY).headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void theMeasuresOfTwoYearsAreOneCalendar() throws IOException, ParserException {
        try (TestServer own = TestServer.start();
                Reports store = new Reports(own)) {
            store.change(
                    """
                    INSERT INTO measure (place_id, type, status, unit, description, due, first_due, created_at, version)
                    SELECT (SELECT min(id) FROM place WHERE layer = 'angstraeume'), 'lighting', 'scheduled', 'tiefbauamt',
                      'Größere Maßnahme Nummer ' || x || ', mit Erläuterungen.', DATE '2026-12-01', DATE '2026-12-01',
                      CURRENT_TIMESTAMP, 1
                    FROM system_range(1, 2000)
                    """);
            HttpResponse<byte[]> answer = own.getBytes(CITY, "Accept-Encoding", "gzip");
            assertEquals(200, answer.statusCode());
            assertTrue(answer.body().length < 200_000, "bytes: " + answer.body().length);
            Calendar calendar =
                    new CalendarBuilder().build(new StringReader(own.get(CITY).body()));
            List<VEvent> events = calendar.getComponents();
            assertEquals(
                    2000,
                    events.stream().map(event -> text(event, "UID")).distinct().count());
        }
    }
}
