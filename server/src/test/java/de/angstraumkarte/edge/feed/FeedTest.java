package de.angstraumkarte.edge.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.feed.FeedService;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What Atom feeds tell, read over HTTP as feed readers do. Today is 21 November 2026. */
class FeedTest {
    private static final AtomicInteger NEXT = new AtomicInteger(200);

    private static TestServer server;
    private static Reports reports;
    private static StaffBrowser coordinator;

    @BeforeAll
    static void start() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        reports = new Reports(server);
        coordinator = server.signIn(Role.COORDINATOR, null);
    }

    @AfterAll
    static void stop() {
        reports.close();
        server.close();
    }

    @Test
    void everyEntryIsReadOnceWhileNewOnesArrive() {
        int before = reports.database().read(tx -> tx.handle()
                .createQuery("SELECT count(*) FROM status_update u JOIN place p ON p.id = u.place_id"
                        + " WHERE u.visibility = 'public' AND p.retired_at IS NULL")
                .mapTo(Integer.class)
                .one());
        assertTrue(before > 120, "entries: " + before);
        AtomicInteger added = new AtomicInteger();
        List<String> pages = Feeds.walk(
                server, Feeds.CITY, () -> Feeds.publish(coordinator, "Nachricht " + added.incrementAndGet(), "public"));
        List<String> ids =
                pages.stream().flatMap(page -> Feeds.ids(page).stream()).toList();
        assertEquals(before, ids.size());
        assertEquals(ids.size(), new HashSet<>(ids).size());
        String last = pages.get(pages.size() - 1);
        assertNull(Feeds.link(last, "next"));
        assertNull(Feeds.link(pages.get(0), "previous"));
        assertEquals(Feeds.CITY, Feeds.link(last, "first"));
        // the oldest entries are on the page that every other one calls the last
        String oldest = Feeds.page(server, Feeds.link(pages.get(0), "last"));
        assertNull(Feeds.link(oldest, "next"));
        assertEquals(
                ids.get(ids.size() - 1), Feeds.ids(oldest).get(Feeds.ids(oldest).size() - 1));
        assertEquals(
                before + added.get(),
                Feeds.walk(server, Feeds.CITY, () -> {}).stream()
                        .mapToInt(page -> Feeds.ids(page).size())
                        .sum());
    }

    @Test
    void thePagesLeadBackToTheFirstOneWithoutAGap() {
        List<String> forward = Feeds.walk(server, Feeds.CITY, () -> {}).stream()
                .flatMap(page -> Feeds.ids(page).stream())
                .toList();
        String page = Feeds.page(server, Feeds.link(Feeds.page(server, Feeds.CITY), "last"));
        Set<String> seen = new HashSet<>(Feeds.ids(page));
        for (@Nullable String path = Feeds.link(page, "previous"); path != null; path = Feeds.link(page, "previous")) {
            page = Feeds.page(server, path);
            seen.addAll(Feeds.ids(page));
        }
        assertEquals(new HashSet<>(forward), seen);
    }

    @Test
    void aReaderGetsTheNewestEntryFirstWithPlaceStatusAndLink() {
        Feeds.publish(coordinator, "Die Leuchten sind bestellt.\nAb März wird gebaut.", "public");
        Feed feed = Feeds.read(server, Feeds.CITY);
        assertEquals("Neuigkeiten – Angstraumkarte Dortmund", feed.getTitle());
        assertEquals(FeedService.PAGE, feed.getEntries().size());
        Entry newest = feed.getEntries().get(0);
        assertTrue(newest.getTitle().endsWith(": Neuigkeit"), newest.getTitle());
        assertEquals(
                "Die Leuchten sind bestellt.\nAb März wird gebaut.",
                newest.getContents().get(0).getValue());
        assertEquals(
                server.url("/orte/" + Feeds.TUNNEL),
                newest.getAlternateLinks().get(0).getHref());
        assertEquals("angstraeume", newest.getCategories().get(0).getTerm());
        assertEquals(Instant.parse("2026-11-20T23:00:00Z"), newest.getUpdated().toInstant());
        Feed english = Feeds.read(server, Feeds.CITY + "?lang=en");
        assertTrue(english.getEntries().get(0).getTitle().endsWith(": News"));
        assertNotEquals(feed.getId(), english.getId());
        assertEquals(newest.getId(), english.getEntries().get(0).getId());
        assertTrue(
                Feeds.link(Feeds.page(server, Feeds.CITY + "?lang=en"), "next").contains("lang=en&before="));
    }

    @Test
    void whatHappenedHasADayOnlyWhereItIsKnown() {
        int exact = 0;
        int inexact = 0;
        for (String page : Feeds.walk(server, Feeds.CITY, () -> {})) {
            for (Element entry : Feeds.children(Feeds.root(page), "entry")) {
                List<Element> published = Feeds.children(entry, "published");
                assertEquals("2026-11-21T00:00:00+01:00", Feeds.text(entry, "updated"));
                if (published.isEmpty()) {
                    inexact++;
                } else {
                    exact += published.get(0).getTextContent().startsWith("2026-11-21") ? 0 : 1;
                    assertTrue(published.get(0).getTextContent().matches(".{10}T00:00:00\\+0[12]:00"));
                }
            }
        }
        assertTrue(exact > 5 && inexact > 5, exact + " exact, " + inexact + " inexact");
    }

    @Test
    void districtsAndPlacesHaveTheirOwn() {
        Feeds.publish(coordinator, "Nur hier und in Hörde.", "public");
        Feed place = Feeds.read(server, "/feeds/orte/" + Feeds.TUNNEL + ".atom");
        assertEquals(
                "Nur hier und in Hörde.",
                place.getEntries().get(0).getContents().get(0).getValue());
        String district = server.json("/api/places/" + Feeds.TUNNEL)
                .at("/properties/district")
                .asText();
        Set<String> inDistrict = new HashSet<>();
        Feeds.walk(server, "/feeds/stadtbezirke/" + district + ".atom", () -> {})
                .forEach(page -> inDistrict.addAll(Feeds.ids(page)));
        assertTrue(inDistrict.contains(place.getEntries().get(0).getId()));
        Set<String> ids = new HashSet<>();
        int sum = 0;
        for (String slug : Feeds.districts(server)) {
            Set<String> own = new HashSet<>();
            Feeds.walk(server, "/feeds/stadtbezirke/" + slug + ".atom", () -> {})
                    .forEach(page -> own.addAll(Feeds.ids(page)));
            assertEquals(slug.equals(district), own.equals(inDistrict), slug);
            sum += own.size();
            ids.addAll(own);
        }
        assertEquals(sum, ids.size(), "an entry is in one district only");
    }

    @Test
    void nothingInternalNoNameAndNoWordOfResidentsIsInAnyFeed() {
        Inbox inbox = new Inbox(reports);
        String place = inbox.decided(coordinator, "Durchgang", inbox.sent(Inbox.report(NEXT.incrementAndGet())));
        Feeds.publish(coordinator, "Interne Rücksprache mit dem Tiefbauamt.", "internal");
        MeasureDesk.planned(coordinator, MeasureDesk.plan(place, "tiefbauamt", "approved", "2026-12-31"));
        StringBuilder all = new StringBuilder();
        for (String start : List.of(
                Feeds.CITY,
                "/feeds/orte/" + place + ".atom",
                "/feeds/orte/" + Feeds.TUNNEL + ".atom",
                "/feeds/stadtbezirke/hoerde.atom")) {
            Feeds.walk(server, start, () -> {}).forEach(all::append);
        }
        all.append(server.get("/feeds/massnahmen.ics").body());
        assertTrue(all.indexOf("Durchgang") > 0);
        for (String hidden : List.of(
                "Interne Rücksprache", "Test coordinator", "coordinator-", "Geheimnisvolle", Inbox.EMAIL, "@")) {
            assertEquals(-1, all.indexOf(hidden), hidden);
        }
    }
}
