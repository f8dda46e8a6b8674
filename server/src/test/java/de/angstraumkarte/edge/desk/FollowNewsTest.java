package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Followers;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What followers hear of, by which mail, and how often. */
@Timeout(300)
class FollowNewsTest {
    private static final String PLACE = MeasureDesk.PLACE;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static Followers people;

    @BeforeAll
    static void start() {
        people = new Followers();
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    @AfterEach
    void nobodyFollowsAnyMore() {
        people.settle();
        people.change("DELETE FROM follow_pending");
        people.change("DELETE FROM follow");
    }

    private static String district(String place) {
        return people.server
                .json("/api/places/" + place)
                .get("properties")
                .get("district")
                .asText();
    }

    /** Moves the clock to an hour of the next day in Dortmund. */
    private static void nextDay(int hour) {
        ZonedDateTime now = people.clock.instant().atZone(BERLIN);
        LocalDate tomorrow = now.toLocalDate().plusDays(1);
        people.clock.advance(Duration.between(now, tomorrow.atTime(hour, 0).atZone(BERLIN)));
    }

    private static void tick() {
        // Daily mails are looked for every five minutes.
        people.clock.advance(Duration.ofMinutes(6));
    }

    @Test
    void newsTellsWhatTheTimelineTellsOfAJudgementAndAPromise() {
        String email = "urteil@example.org";
        people.follows("ort", PLACE, email, "daily");
        people.publish(PLACE, "So steht es nun.");
        people.change("UPDATE status_update SET effect = 'improved', deviation = 'Die Lampe ist wieder aus.',"
                + " promised_by = DATE '2027-03-01' WHERE id = (SELECT max(id) FROM status_update)");
        people.settle();
        nextDay(8);
        tick();
        Await.until("the daily mail", () -> people.to(email).size() == 2);
        String text = Followers.text(people.to(email).get(1));
        for (String line : List.of(
                "Rückmeldungen dazu: verbessert",
                "Warum die Stadt anders urteilt: Die Lampe ist wieder aus.",
                "Nächste Neuigkeit bis 01.03.2027 zugesagt")) {
            assertTrue(text.contains(line), text);
        }
    }

    @Test
    void dailyNewsComesOnceADayInOneMailForAllThatAnAddressFollows() {
        String email = "taeglich@example.org";
        people.follows("ort", PLACE, email, "daily");
        people.follows("ort", Reports.HOERDE, email, "daily");
        people.follows("ort", PLACE, "sofort@example.org", "at-once");
        people.publish(PLACE, "Erste Neuigkeit.");
        people.publish(Reports.HOERDE, "Zweite Neuigkeit.");
        people.publish(PLACE, "Dritte Neuigkeit.");
        people.settle();
        assertEquals(2, people.to(email).size(), "only the mails to confirm");
        assertEquals(3, people.to("sofort@example.org").size(), "one to confirm, two at once");

        nextDay(6);
        tick();
        nextDayNot();
        people.clock.advance(Duration.ofHours(1));
        Await.until("the daily mail", () -> people.to(email).size() == 3);
        MimeMessage mail = people.to(email).get(2);
        String text = Followers.text(mail);
        for (String news : List.of("Erste", "Zweite", "Dritte")) {
            assertTrue(text.contains(news + " Neuigkeit."), text);
        }
        List<String> ends = Followers.links(mail, "/abo/ende/");
        assertEquals(3, ends.size(), "one for each follow and one for all");
        people.publish(PLACE, "Vierte Neuigkeit.");
        people.settle();
        tick();
        people.clock.advance(Duration.ofHours(3));
        people.settle();
        assertEquals(3, people.to(email).size(), "what comes later waits for the next day");
        nextDay(8);
        Await.until("the next daily mail", () -> people.to(email).size() == 4);
        String next = Followers.text(people.to(email).get(3));
        assertTrue(next.contains("Vierte Neuigkeit.") && !next.contains("Dritte"), next);
        nextDay(8);
        tick();
        assertEquals(200, people.server.post(ends.get(2), "text/plain", "").statusCode());
        assertEquals(
                0, people.number("SELECT count(*) FROM follow WHERE email = '" + email + "' AND state <> 'ended'"));
        assertEquals(4, people.to(email).size(), "no news, no mail");
    }

    private static void nextDayNot() {
        assertEquals(0, people.number("SELECT count(*) FROM outbox WHERE kind = 'follow-digest'"));
        assertEquals(3, people.number("SELECT count(*) FROM follow_pending"));
    }

    @Test
    void whoFollowsAPlaceAndItsDistrictAndReportedItGetsOneMail() {
        String email = "dreifach@example.org";
        String district = district(PLACE);
        people.follows("stadtbezirk", district, email, "at-once");
        people.follows("ort", PLACE, email, "at-once");
        people.publish(PLACE, "Nur einmal.");
        people.settle();
        assertEquals(3, people.to(email).size());

        people.follows("stadtbezirk", district, "bezirk@example.org", "at-once");
        String sender = "Meldend@Example.org";
        people.follows("ort", PLACE, sender.toLowerCase(), "at-once");
        try (Reports reports = new Reports(people.server)) {
            reports.sent(Reports.report().put("email", sender));
            reports.change(
                    "UPDATE report SET state = 'attached', place_id = '" + PLACE + "' WHERE email = '" + sender + "'");
        }
        people.publish(PLACE, "Noch einmal.");
        people.settle();
        assertEquals(4, people.to(email).size());
        assertEquals(2, people.to("bezirk@example.org").size());
        assertEquals(1, people.to(sender).size(), "the mail to those who reported");
        assertEquals(1, people.to(sender.toLowerCase()).size(), "only the mail to confirm");
    }

    @Test
    void internalNotesAndOtherPlacesAreNoNewsAndClosingAPlaceIs() {
        String email = "ende@example.org";
        people.follows("ort", PLACE, email, "at-once");
        people.publish(Reports.HOERDE, "Woanders.");
        StaffBrowser staff = people.server.signIn(Role.COORDINATOR, null);
        String page = "/verwaltung/orte/" + PLACE;
        HttpResponse<String> noted = staff.post(
                page + "/neuigkeit",
                Map.of(
                        "version",
                        Inbox.version(staff.get(page).body()),
                        "visibility",
                        "internal",
                        "text",
                        "Geheime Akte.",
                        "step",
                        "publish"));
        assertEquals(303, noted.statusCode());
        MeasureDesk.planned(staff, "tiefbauamt", "approved");
        Await.until("the measure is told of", () -> people.to(email).size() == 2);
        String measure = Followers.text(people.to(email).get(1));
        assertTrue(measure.contains("Maßnahme: Beleuchtung, beschlossen"), measure);
        people.settle();
        assertFalse(people.to(email).stream().map(Followers::text).anyMatch(text -> text.contains("Akte")));
        assertEquals(2, people.to(email).size());
        Followers.publish(staff, PLACE, "Hier geht nichts mehr.", "no-action");
        Await.until("the end is told of", () -> people.to(email).size() == 3);
        String closing = Followers.text(people.to(email).get(2));
        assertTrue(closing.contains("Neuer Stand: keine Maßnahme") && closing.contains("Grund: "), closing);
        assertEquals(
                1,
                people.number("SELECT count(*) FROM follow WHERE state = 'confirmed' AND email = '" + email + "'"),
                "the follow goes on");
    }

    @Test
    void anEndedFollowGetsNoneOfTheMailsThatWait() {
        long id = people.follows("ort", PLACE, "wartend@example.org", "daily");
        long other = people.follows("ort", Reports.HOERDE, "wartend@example.org", "daily");
        String end = Followers.link(people.to("wartend@example.org").get(0), "/abo/bestaetigen/");
        people.publish(PLACE, "Wartet.");
        Await.until("pending", () -> people.number("SELECT count(*) FROM follow_pending WHERE follow_id = " + id) == 1);
        // The mails to confirm are there a moment before the store forgets them.
        people.settle();
        for (String row : List.of("'follow-news', '" + id + "'", "'follow-digest', '" + id + "." + other + "'")) {
            people.change("INSERT INTO outbox (message_id, kind, subject_id, recipient, title, body, state, attempts,"
                    + " next_attempt_at, created_at) VALUES ('x', " + row + ", 'wartend@example.org', 't', 'b',"
                    + " 'waiting', 0, TIMESTAMP WITH TIME ZONE '2100-01-01 00:00:00+00', CURRENT_TIMESTAMP)");
        }
        String page = people.server.get(end).body();
        String link = page.substring(page.indexOf("/abo/ende/"), page.indexOf('"', page.indexOf("/abo/ende/")));
        assertEquals(200, people.server.send("POST", link).statusCode());
        assertEquals(0, people.number("SELECT count(*) FROM follow_pending"));
        assertEquals(1, people.number("SELECT count(*) FROM outbox"), "the mail that tells of the other one as well");
        people.change("UPDATE follow SET state = 'ended' WHERE id = " + other);
        assertEquals(200, people.server.send("POST", link).statusCode());
        assertEquals(0, people.number("SELECT count(*) FROM outbox"));
    }

    @Test
    void newsThatFailsHoldsBackNoOther() {
        String email = "weiter@example.org";
        people.follows("ort", Reports.HOERDE, email, "at-once");
        long entry = people.number("SELECT min(id) FROM status_update WHERE place_id = '" + PLACE + "'");
        String kind = people.database.read(tx -> tx.handle()
                .createQuery("SELECT kind FROM status_update WHERE id = " + entry)
                .mapTo(String.class)
                .one());
        people.follows("ort", PLACE, email, "at-once");
        people.change("UPDATE status_update SET kind = 'kaputt' WHERE id = " + entry);
        try {
            note(entry, PLACE, 0);
            people.publish(Reports.HOERDE, "Trotzdem.");
            Await.until("the other news", () -> people.to(email).size() == 3);
            assertEquals(1, people.number("SELECT count(*) FROM follow_news"), "it is tried again later");
        } finally {
            people.change("DELETE FROM follow_news");
            people.change("UPDATE status_update SET kind = '" + kind + "' WHERE id = " + entry);
        }
    }

    /** Leaves news as it stands after a number of follows. */
    private static void note(long entry, String place, long after) {
        people.change("INSERT INTO follow_news (update_id, place_id, after_follow) VALUES (" + entry + ", '" + place
                + "', " + after + ")");
    }

    private static long follower(String place, String email, String rhythm) {
        people.change(
                "INSERT INTO follow (email, language, place_id, rhythm, state, created_at, confirmed_at) VALUES ('"
                        + email + "', 'de', '" + place + "', '" + rhythm + "', 'confirmed',"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')");
        return people.number("SELECT max(id) FROM follow");
    }

    @Test
    void aMergeBetweenTwoBatchesLosesAndRepeatsNothing() {
        StaffBrowser staff = people.server.signIn(Role.COORDINATOR, null);
        String from;
        String into;
        try (Reports reports = new Reports(people.server)) {
            Inbox inbox = new Inbox(reports);
            from = inbox.decided(staff, "Treppe A", inbox.sent(Inbox.report(41).put("email", "u@example.org")));
            into = inbox.decided(staff, "Treppe B", inbox.sent(Inbox.report(43).put("email", "v@example.org")));
        }
        people.publish(from, "In zwei Schüben.");
        people.settle();
        long entry = people.number("SELECT max(id) FROM status_update WHERE place_id = '" + from + "'");
        // As the first batch has left it: everybody up to "after" is served.
        long dailyServed = follower(from, "treppe-taeglich@example.org", "daily");
        people.change("INSERT INTO follow_pending (follow_id, update_id) VALUES (" + dailyServed + ", " + entry + ")");
        follower(from, "treppe-sofort@example.org", "at-once");
        long late = follower(into, "treppe-spaet@example.org", "at-once");
        long dailyLate = follower(into, "treppe-taeglich@example.org", "daily");
        // The worker looks every five seconds: the news is there once both places are one.
        follower(from, "treppe-spaet@example.org", "at-once");
        long other = follower(into, "treppe-sofort@example.org", "at-once");
        people.change("UPDATE status_update SET kind = 'kaputt' WHERE id = " + entry);
        note(entry, from, late);
        HttpResponse<String> merged = staff.post(
                "/verwaltung/orte/" + from + "/zusammenfuehren",
                Map.of(
                        "into",
                        into,
                        "version",
                        people.number("SELECT version FROM place WHERE id = '" + from + "'"),
                        "intoVersion",
                        people.number("SELECT version FROM place WHERE id = '" + into + "'"),
                        "text",
                        "Beides ist eine Treppe."));
        assertEquals(303, merged.statusCode(), merged.body());
        // Whatever the worker tried until now failed; what the merge left goes on as new.
        people.change("UPDATE status_update SET kind = 'news' WHERE id = " + entry);
        people.change("DELETE FROM follow_news WHERE update_id = " + entry);
        note(entry, into, late);
        people.settle();
        String pending = "SELECT count(*) FROM follow_pending WHERE update_id = " + entry + " AND follow_id = ";
        assertEquals(1, people.number(pending + dailyLate), "waits once");
        assertEquals(1, people.number(pending + late), "whose turn was yet to come");
        assertEquals(
                0,
                people.to("treppe-sofort@example.org").stream()
                        .filter(mail -> Followers.text(mail).contains("In zwei Schüben."))
                        .count(),
                "the first batch has told follow " + other);
    }

    @Test
    void aPlaceThatIsNoLongerOnTheMapEndsItsFollows() {
        long id = people.follows("ort", Reports.HOERDE, "weg@example.org", "daily");
        people.change("UPDATE place SET retired_at = CURRENT_TIMESTAMP WHERE id = '" + Reports.HOERDE + "'");
        try {
            people.clock.advance(Duration.ofHours(2));
            Await.until(
                    "the follow ends",
                    () -> people.number("SELECT count(*) FROM follow WHERE state = 'ended' AND id = " + id) == 1);
            people.clock.advance(Duration.ofDays(31));
            Await.until("the address is erased", () -> {
                // The chore that ended it may have planned its next turn after the clock was moved.
                people.clock.advance(Duration.ofHours(1));
                return people.number("SELECT count(*) FROM follow WHERE email IS NULL AND id = " + id) == 1;
            });
        } finally {
            people.change("UPDATE place SET retired_at = NULL WHERE id = '" + Reports.HOERDE + "'");
        }
    }

    @Test
    void followersOfAPlaceThatIsJoinedToAnotherGoOnWithThat() {
        StaffBrowser staff = people.server.signIn(Role.COORDINATOR, null);
        String from;
        String into;
        try (Reports reports = new Reports(people.server)) {
            Inbox inbox = new Inbox(reports);
            from = inbox.decided(
                    staff, "Durchgang A", inbox.sent(Inbox.report(31).put("email", "x@example.org")));
            into = inbox.decided(
                    staff, "Durchgang B", inbox.sent(Inbox.report(33).put("email", "y@example.org")));
        }
        people.follows("ort", from, "eins@example.org", "at-once");
        long double1 = people.follows("ort", from, "zwei@example.org", "daily");
        String oldEnd = Followers.link(people.to("zwei@example.org").get(0), "/abo/bestaetigen/");
        long double2 = people.follows("ort", into, "zwei@example.org", "daily");
        people.publish(from, "Vor dem Zusammenlegen.");
        Await.until("pending", () -> people.number("SELECT count(*) FROM follow_pending") == 1);
        people.settle();
        int before = people.to("eins@example.org").size();
        StaffBrowser again = people.server.signIn(Role.COORDINATOR, null);
        HttpResponse<String> merged = again.post(
                "/verwaltung/orte/" + from + "/zusammenfuehren",
                Map.of(
                        "into",
                        into,
                        "version",
                        people.number("SELECT version FROM place WHERE id = '" + from + "'"),
                        "intoVersion",
                        people.number("SELECT version FROM place WHERE id = '" + into + "'"),
                        "text",
                        "Beide Einträge sind derselbe Durchgang."));
        assertEquals(303, merged.statusCode(), merged.body());
        Await.until("told of it", () -> people.to("eins@example.org").size() == before + 1);
        MimeMessage mail = people.to("eins@example.org").get(before);
        assertTrue(Followers.text(mail).contains("/orte/" + into), Followers.text(mail));
        assertEquals(
                double2, people.number("SELECT merged_into FROM follow WHERE state = 'ended' AND id = " + double1));
        people.settle();
        assertEquals(2, people.number("SELECT count(*) FROM follow_pending WHERE follow_id = " + double2));
        assertEquals(301, people.server.get("/abo?ort=" + from).statusCode());
        assertTrue(people.server.get(oldEnd).body().contains("/abo/ende/" + double2 + "-"));
        people.requested("ort", from, "drei@example.org", "daily");
        assertEquals(
                1,
                people.number(
                        "SELECT count(*) FROM follow WHERE place_id = '" + into + "' AND email = 'drei@example.org'"));
    }
}
