package de.angstraumkarte.edge.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.place.PlaceService;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Followers;
import de.angstraumkarte.testing.LogLines;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Asking for news by mail, confirming, ending: what people and mail programs send, and what they get. */
@Timeout(300)
class SubscribePagesTest {
    private static final String PLACE = MeasureDesk.PLACE;
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static LogLines log;

    private static Followers people;

    @BeforeAll
    static void start() {
        log = new LogLines();
        people = new Followers();
    }

    @AfterAll
    static void stop() {
        people.close();
        log.close();
    }

    private static String state(String email) {
        return people.database.read(tx -> tx.handle()
                .createQuery("SELECT state FROM follow WHERE email = :email ORDER BY id DESC LIMIT 1")
                .bind("email", email)
                .mapTo(String.class)
                .one());
    }

    private static String oneClick(MimeMessage mail) throws Exception {
        assertEquals(ONE_CLICK, mail.getHeader("List-Unsubscribe-Post", null));
        String header = mail.getHeader("List-Unsubscribe", null);
        assertTrue(header.startsWith("<" + Followers.PUBLIC_URL + "/abo/ende/"), header);
        return header.substring(1 + Followers.PUBLIC_URL.length(), header.length() - 1);
    }

    @Test
    void aFollowLivesFromTheFormToTheErasedAddress() throws Exception {
        String email = "lebenslauf@example.org";
        people.requested("ort", PLACE, "Lebenslauf@Example.org", "at-once");
        Await.until("the mail", () -> people.to(email).size() == 1);
        MimeMessage request = people.to(email).get(0);
        String confirm = Followers.link(request, "/abo/bestaetigen/");
        HttpResponse<String> asks = people.server.get(confirm);
        assertEquals(200, asks.statusCode());
        assertFalse(asks.body().contains("oneclick"), "scanners run scripts: only a person confirms");
        assertEquals("no-referrer", asks.headers().firstValue("Referrer-Policy").orElseThrow());
        assertEquals("requested", state(email), "a scanner that fetches the link changes nothing");
        HttpResponse<String> pressed = people.server.browser().postPlain(confirm, Map.of());
        assertEquals(303, pressed.statusCode());
        assertEquals("confirmed", state(email));
        assertTrue(people.server.get(confirm).body().contains("/abo/ende/"));

        people.publish(PLACE, "Die Leuchten sind bestellt.");
        Await.until("the news", () -> people.to(email).size() == 2);
        MimeMessage news = people.to(email).get(1);
        String body = Followers.text(news);
        assertTrue(body.contains("Die Leuchten sind bestellt."), body);
        String day = Dates.day(LocalDate.now(people.clock.withZone(PlaceService.ZONE)), Messages.of("de"));
        assertTrue(body.contains("Neuigkeit vom " + day), body);
        assertTrue(body.contains(Followers.PUBLIC_URL + "/orte/" + PLACE), body);
        String end = Followers.link(news, "/abo/ende/");
        assertEquals(end, oneClick(news));
        assertTrue(people.server.get(end).body().contains("Beenden"));
        assertEquals("confirmed", state(email), "nor does fetching this one");

        HttpResponse<String> ended = people.server.post(end, FORM, ONE_CLICK);
        assertEquals(200, ended.statusCode(), ended.body());
        assertTrue(ended.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals("ended", state(email));
        assertEquals(200, people.server.post(end, FORM, ONE_CLICK).statusCode(), "twice is fine");
        people.publish(PLACE, "Danach.");
        people.settle();
        assertEquals(2, people.to(email).size());

        people.clock.advance(Duration.ofDays(29));
        assertEquals(1, people.number("SELECT count(*) FROM follow WHERE email = '" + email + "'"));
        people.clock.advance(Duration.ofDays(2));
        Await.until(
                "the address is erased",
                () -> people.number("SELECT count(*) FROM follow WHERE email = '" + email + "'") == 0);
        assertEquals(200, people.server.post(end, FORM, ONE_CLICK).statusCode(), "links to end never expire");

        assertFalse(log.text().toLowerCase(Locale.ROOT).contains("lebenslauf"), log.text());
        assertEquals(
                0,
                people.number(
                        "SELECT count(*) FROM audit_entry WHERE COALESCE(before_json, '') || COALESCE(after_json, '') LIKE"
                                + " '%lebenslauf%'"));
    }

    @Test
    void mailProgramsMaySendTheOneClickAsAFormWithParts() throws Exception {
        String email = "teile@example.org";
        people.follows("ort", PLACE, email, "at-once");
        String end = oneClick(people.to(email).get(0));
        HttpResponse<String> answer = people.server.post(
                end,
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("ended", state(email));
    }

    @Test
    void noAnswerTellsWhetherAnAddressFollows() {
        String email = "bekannt@example.org";
        people.follows("ort", PLACE, email, "daily");
        people.clock.advance(Duration.ofHours(2));
        HttpResponse<String> again = people.request(Map.of("ort", PLACE, "email", email, "rhythm", "daily"));
        HttpResponse<String> other =
                people.request(Map.of("ort", PLACE, "email", "unbekannt@example.org", "rhythm", "daily"));
        assertEquals(303, again.statusCode());
        assertEquals(other.headers().firstValue("Location"), again.headers().firstValue("Location"));
        assertEquals(other.body(), again.body());
        Await.until(
                "both got a mail",
                () -> people.to(email).size() == 2
                        && people.to("unbekannt@example.org").size() == 1);
        MimeMessage known = people.to(email).get(1);
        assertTrue(Followers.text(known).contains("die Sie schon bekommen"), Followers.text(known));
        assertTrue(Followers.text(known).contains("/abo?ort=" + PLACE));
        assertEquals(
                200,
                people.server
                        .post(Followers.link(known, "/abo/ende/"), FORM, ONE_CLICK)
                        .statusCode());
        assertEquals(
                0, people.number("SELECT count(*) FROM follow WHERE state = 'confirmed' AND email = '" + email + "'"));
    }

    @Test
    void anotherRhythmIsConfirmedAgainAndOldLinksKeepTheirMeaning() {
        String email = "rhythmus@example.org";
        long id = people.follows("stadtbezirk", "hoerde", email, "daily");
        people.clock.advance(Duration.ofHours(2));
        assertEquals(id, people.follows("stadtbezirk", "hoerde", email, "at-once"));
        assertEquals(1, people.number("SELECT count(*) FROM follow WHERE rhythm = 'at-once' AND id = " + id));
        // The link of the mail that changed it ends what it changed.
        String end = Followers.link(people.to(email).get(1), "/abo/bestaetigen/");
        assertTrue(people.server.get(end).body().contains("Bestätigt"));
        String older = oneClickOf(people.to(email).get(1));
        assertEquals(200, people.server.post(older, FORM, ONE_CLICK).statusCode());
        assertEquals(
                0, people.number("SELECT count(*) FROM follow WHERE state = 'confirmed' AND email = '" + email + "'"));
        people.clock.advance(Duration.ofHours(2));
        people.follows("stadtbezirk", "hoerde", email, "at-once");
        assertEquals(200, people.server.post(older, FORM, ONE_CLICK).statusCode());
        assertEquals(
                0,
                people.number("SELECT count(*) FROM follow WHERE state = 'confirmed' AND email = '" + email + "'"),
                "who follows again and then uses the link of an old mail has ended it");
    }

    private static String oneClickOf(MimeMessage mail) {
        try {
            return oneClick(mail);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobodyCanFillTheMailboxOfSomebodyElse() {
        String email = "opfer@example.org";
        for (int i = 0; i < 3; i++) {
            people.requested("ort", PLACE, email, "daily");
        }
        people.settle();
        assertEquals(1, people.to(email).size(), "one an hour for one place");
        for (String district : List.of("hoerde", "mengede", "eving", "hombruch", "huckarde", "aplerbeck")) {
            people.requested("stadtbezirk", district, email, "daily");
        }
        people.settle();
        assertEquals(5, people.to(email).size(), "five a day");
        people.clock.advance(Duration.ofDays(1));
        people.requested("stadtbezirk", "hoerde", email, "daily");
        Await.until("one more the next day", () -> people.to(email).size() == 6);
    }

    @Test
    void whatNobodyConfirmsIsForgottenAfterAWeek() {
        String email = "vergessen@example.org";
        people.requested("ort", PLACE, email, "daily");
        Await.until("the mail", () -> people.to(email).size() == 1);
        String confirm = Followers.link(people.to(email).get(0), "/abo/bestaetigen/");
        people.clock.advance(Duration.ofDays(7).plusMinutes(1));
        Await.until("forgotten", () -> people.number("SELECT count(*) FROM follow WHERE email = '" + email + "'") == 0);
        HttpResponse<String> late = people.server.get(confirm);
        assertEquals(404, late.statusCode());
        assertTrue(late.body().contains("7 Tage"), late.body());
        assertEquals(303, people.server.browser().postPlain(confirm, Map.of()).statusCode());
        assertEquals(0, people.number("SELECT count(*) FROM follow WHERE email = '" + email + "'"));
    }

    @Test
    void aLinkIsWorthNothingForAnythingElse() {
        String email = "zweck@example.org";
        people.requested("ort", PLACE, email, "daily");
        Await.until("the mail", () -> people.to(email).size() == 1);
        String token =
                Followers.link(people.to(email).get(0), "/abo/bestaetigen/").substring(17);
        assertEquals(
                404, people.server.post("/abo/ende" + token, FORM, ONE_CLICK).statusCode());
        String forged = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");
        assertEquals(
                404,
                people.server
                        .browser()
                        .postPlain("/abo/bestaetigen" + forged, Map.of())
                        .statusCode());
        for (String odd : List.of("1", "-", "1.2.3", "99999999999999999999-" + "a".repeat(40))) {
            assertEquals(404, people.server.get("/abo/ende/" + odd).statusCode(), odd);
        }
        assertEquals("requested", state(email));
    }

    @Test
    void everyFaultIsNamedAndWhatWasTypedIsKept() {
        HttpResponse<String> answer = people.request(Map.of("ort", PLACE, "email", "keine Adresse", "rhythm", "daily"));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("value=\"keine Adresse\""), answer.body());
        assertTrue(answer.body().contains("data-error-summary"), answer.body());
        assertTrue(answer.body().contains("id=\"fault-email\""), answer.body());
        assertTrue(answer.body().contains("value=\"" + PLACE + "\""), answer.body());
        String none = people.request(Map.of("email", "a@example.org")).body();
        assertTrue(none.contains("id=\"fault-stadtbezirk\"") && none.contains("id=\"fault-rhythm\""), none);
        for (Map<String, String> wrong : List.of(
                Map.of("ort", "gibt-es-nicht"),
                Map.of("stadtbezirk", "atlantis"),
                Map.of("ort", PLACE, "stadtbezirk", "hoerde"),
                Map.of("ort", PLACE, "rhythm", "weekly"),
                Map.of("ort", PLACE, "website", "http://spam.example"),
                Map.of("ort", PLACE, "stamp", "0.0"),
                Map.of("ort", PLACE, "email", "a@example.org\r\nBcc: b@example.org"))) {
            Map<String, String> form = new HashMap<>(Map.of("email", "a@example.org", "rhythm", "daily"));
            form.putAll(wrong);
            HttpResponse<String> refused = people.request(form);
            assertEquals(400, refused.statusCode(), wrong.toString());
            assertTrue(refused.body().contains("data-error-summary"), refused.body());
        }
        String blank = people.server.get("/abo").body();
        String stamp = blank.replaceAll("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1");
        String empty = people.server
                .browser()
                .postPlain("/abo", Map.of("stamp", stamp))
                .body();
        assertTrue(empty.contains("id=\"fault-email\""), empty);
        assertFalse(empty.contains("Das ging sehr schnell"), "what is wrong is said, not how fast it came");
        assertEquals(404, people.server.get("/abo?ort=gibt-es-nicht").statusCode());
        assertEquals(404, people.server.get("/abo?stadtbezirk=atlantis").statusCode());
        assertEquals(400, people.server.get("/abo?farbe=blau").statusCode());
        assertEquals(0, people.number("SELECT count(*) FROM follow WHERE email LIKE 'a@%'"));
    }

    @Test
    void everyLayerCanBeFollowedAndThePagesLeadThere() {
        for (String place : List.of(PLACE, Reports.HOERDE)) {
            String page = people.server.get("/orte/" + place).body();
            assertTrue(page.contains("href=\"/abo?ort=" + place + "\""), page);
            assertTrue(page.contains("/feeds/orte/" + place + ".ics"), page);
        }
        String library = people.server
                .json("/api/layers/bibliotheken.geojson")
                .get("features")
                .get(0)
                .get("id")
                .asText();
        assertTrue(people.server.get("/abo?ort=" + library).body().contains("name=\"email\""));
        assertTrue(people.server.get("/orte?district=hoerde").body().contains("/abo?stadtbezirk=hoerde"));
        assertTrue(people.server.get("/abo?stadtbezirk=hoerde").body().contains("<option value=\"hoerde\" selected"));
        assertTrue(people.server.get("/").body().contains("href=\"/abo\""));
    }

    @Test
    void staffSeeHowManyFollowButNeverWho() {
        people.follows("ort", Reports.HOERDE, "gezaehlt@example.org", "daily");
        StaffBrowser staff = people.server.signIn(Role.COORDINATOR, null);
        String page = staff.get("/verwaltung/orte/" + Reports.HOERDE).body();
        assertTrue(page.replaceAll("\\s+", " ").contains("Folgen per E-Mail</dt> <dd>1</dd>"), page);
        assertFalse(page.contains("gezaehlt"), page);
    }
}
