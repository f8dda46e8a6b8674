package de.angstraumkarte.edge.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.testing.Await;
import de.angstraumkarte.testing.Followers;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.MeasureDesk;
import de.angstraumkarte.testing.MovableClock;
import de.angstraumkarte.testing.Receiver;
import de.angstraumkarte.testing.Receiver.Message;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Systems of other offices are told of public news: signed, until it arrives, and of nothing else. */
@Timeout(300)
class HooksTest {
    private static final String NEW = "/verwaltung/webhooks/neu";
    private static final String PLACE = MeasureDesk.PLACE;
    private static final Pattern SECRET = Pattern.compile("data-secret>(whsec_[^<]+)<");
    private static final Pattern ID = Pattern.compile("/verwaltung/webhooks/(\\d+)\"");
    private static final MovableClock CLOCK = new MovableClock(Imports.CLOCK.instant());

    private static TestServer server;
    private static Reports store;
    private static StaffBrowser admin;
    private static Instant signedIn = Instant.MIN;

    private record Hooked(String path, String secret) {}

    private static Map<String, String> settings() {
        return Map.of("ANGSTRAUM_HOOK_HOSTS", "127.0.0.1", "ANGSTRAUM_PUBLIC_URL", Followers.PUBLIC_URL);
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(CLOCK, settings());
        store = new Reports(server);
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    /** Once for all tests, as it takes its time; again when a test has let so much of it pass that the session is over. */
    @BeforeEach
    void signIn() {
        if (!CLOCK.instant().equals(signedIn)) {
            admin = server.signIn(Role.ADMIN, null);
            signedIn = CLOCK.instant();
        }
    }

    @AfterEach
    void forget() {
        store.change("DELETE FROM hook_delivery");
        store.change("DELETE FROM hook");
    }

    private Hooked hooked(Receiver receiver, Map<String, ?> more) {
        return hooked(admin, receiver, more);
    }

    private static Hooked hooked(StaffBrowser admin, Receiver receiver, Map<String, ?> more) {
        Map<String, Object> form = new HashMap<>(Map.of("title", "Portal", "address", receiver.address()));
        form.putAll(more);
        HttpResponse<String> made = admin.post(NEW, form);
        assertEquals(200, made.statusCode(), made.body());
        Matcher id = ID.matcher(made.body());
        assertTrue(id.find());
        return new Hooked("/verwaltung/webhooks/" + id.group(1), secret(made));
    }

    private static String secret(HttpResponse<String> answer) {
        Matcher secret = SECRET.matcher(answer.body());
        assertTrue(secret.find(), answer.body());
        return secret.group(1);
    }

    private void publish(String place, String text) {
        Followers.publish(admin, place, text, null);
    }

    private static long number(String sql) {
        return store.database()
                .read(tx -> tx.handle().createQuery(sql).mapTo(Long.class).one());
    }

    private static void settled() {
        Await.until(
                "noted",
                () -> number("SELECT count(*) FROM hook_delivery WHERE claimed_until IS NOT NULL OR attempts = 0")
                        == 0);
    }

    @Test
    void publicNewsArrivesSignedAndSaysWhatThePublicReads() {
        try (Receiver receiver = new Receiver(message -> 204)) {
            Hooked hook = hooked(receiver, Map.of());
            publish(PLACE, "Die Leuchten sind bestellt. Ä€𝄞");
            Message message = receiver.await(1).get(0);
            assertEquals("POST", message.method());
            assertEquals(Receiver.PATH, message.path());
            assertTrue(message.isSignedWith(hook.secret()));
            assertFalse(message.isSignedWith("whsec_" + "A".repeat(43) + "="));
            assertTrue(message.id().matches("msg_[0-9a-f]{32}"), message.id());
            assertEquals(CLOCK.instant().getEpochSecond(), message.timestamp());
            JsonNode json = message.json();
            assertEquals("update.published", json.get("type").asText());
            assertEquals(
                    CLOCK.instant().toString(),
                    Instant.parse(json.get("timestamp").asText()).toString());
            JsonNode data = json.get("data");
            assertEquals(
                    number("SELECT max(id) FROM status_update"), data.get("id").asLong());
            JsonNode place = data.get("place");
            JsonNode shown = server.json("/api/places/" + PLACE).get("properties");
            for (String same : List.of("title", "layer", "status", "statusTitle", "district", "districtTitle")) {
                assertEquals(shown.get(same), place.get(same), same);
            }
            assertEquals(
                    Followers.PUBLIC_URL + "/orte/" + PLACE, place.get("href").asText());
            assertEquals(shown.get("updates").get(0), data.get("update"));
            settled();
            String page = admin.get(hook.path()).body();
            assertTrue(page.contains("HTTP 204"), page);
            assertTrue(page.contains(message.id()));
        }
    }

    @Test
    void internalNotesAndRefusedNewsAreToldNobody() {
        try (Receiver receiver = new Receiver(message -> 200)) {
            hooked(receiver, Map.of());
            String page = "/verwaltung/orte/" + PLACE;
            String version = Inbox.version(admin.get(page).body());
            Map<String, String> form = Map.of("version", version, "visibility", "internal", "text", "Nur für uns.");
            assertEquals(303, admin.post(page + "/neuigkeit", form).statusCode());
            Map<String, String> leap = new HashMap<>(form);
            leap.putAll(Map.of("visibility", "public", "status", "improved", "text", "Zu früh.", "step", "publish"));
            assertEquals(409, admin.post(page + "/neuigkeit", leap).statusCode());
            assertEquals(0, number("SELECT count(*) FROM hook_delivery"));
            assertEquals(0, number("SELECT count(*) FROM hook_event WHERE body LIKE '%Zu früh%'"));
        }
    }

    @Test
    void aHookGetsOnlyWhatItAskedFor() {
        try (Receiver all = new Receiver(message -> 200);
                Receiver some = new Receiver(message -> 200)) {
            hooked(all, Map.of());
            hooked(some, Map.of("layer", List.of("angstraeume", "plaetze"), "district", "hoerde"));
            publish(PLACE, "Nicht in Hörde.");
            publish(Reports.HOERDE, "In Hörde.");
            all.await(2);
            assertEquals("In Hörde.", text(some.await(1).get(0)));
            settled();
            assertEquals(1, some.messages().size());
        }
    }

    private static String text(Message message) {
        return message.json().get("data").get("update").get("text").asText();
    }

    @Test
    void twoEntriesOfOneTransactionAreTwoMessages() {
        try (Receiver receiver = new Receiver(message -> 200)) {
            assertEquals(
                    303,
                    admin.post("/verwaltung/stellen/neu", Map.of("title", "Amt auf Zeit"))
                            .statusCode());
            MeasureDesk.planned(admin, MeasureDesk.plan(PLACE, "amt-auf-zeit", "approved", "2027-12-31"));
            MeasureDesk.planned(admin, MeasureDesk.plan(PLACE, "amt-auf-zeit", "approved", "2027-12-30"));
            hooked(receiver, Map.of());
            HttpResponse<String> moved = admin.post(
                    "/verwaltung/stellen/amt-auf-zeit/stilllegen",
                    Map.of("version", "1", "handover", "tiefbauamt", "why", "Das Amt gibt es nicht mehr."));
            assertEquals(303, moved.statusCode(), moved.body());
            List<Message> messages = receiver.await(2);
            assertNotEquals(messages.get(0).id(), messages.get(1).id());
            assertNotEquals(
                    messages.get(0).json().get("data").get("id"),
                    messages.get(1).json().get("data").get("id"));
            assertNotEquals(
                    messages.get(0).json().get("data").get("update").get("measure"),
                    messages.get(1).json().get("data").get("update").get("measure"));
        }
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameIdUntilItArrives() {
        AtomicInteger status = new AtomicInteger(500);
        try (Receiver receiver = new Receiver(message -> status.get())) {
            Hooked hook = hooked(receiver, Map.of());
            publish(PLACE, "Kommt später an.");
            receiver.await(1);
            settled();
            CLOCK.advance(Duration.ofSeconds(6));
            receiver.await(2);
            settled();
            assertTrue(admin.get(hook.path()).body().contains("derzeit nicht erreichbar"));
            status.set(200);
            CLOCK.advance(Duration.ofMinutes(6));
            List<Message> messages = receiver.await(3);
            assertEquals(1, messages.stream().map(Message::id).distinct().count());
            assertEquals(1, messages.stream().map(Message::body).distinct().count());
            assertEquals(3, messages.stream().map(Message::timestamp).distinct().count());
            assertTrue(messages.stream().allMatch(message -> message.isSignedWith(hook.secret())));
            Await.until("delivered", () -> number("SELECT count(*) FROM hook_delivery WHERE state = 'delivered'") == 1);
            assertFalse(admin.get(hook.path()).body().contains("derzeit nicht erreichbar"));
        }
    }

    @Test
    void anEndpointThatFailsForDaysIsDisabledAndAdminsSeeIt() {
        try (Receiver receiver = new Receiver(message -> 503)) {
            Hooked hook = hooked(receiver, Map.of());
            publish(PLACE, "Kommt nie an.");
            for (int attempt = 1; attempt <= 10; attempt++) {
                receiver.await(attempt);
                settled();
                CLOCK.advance(Duration.ofHours(27));
            }
            Await.until("disabled", () -> number("SELECT count(*) FROM hook WHERE state = 'disabled'") == 1);
            assertEquals(10, receiver.messages().size());
            signIn();
            assertTrue(admin.get("/verwaltung/webhooks").body().contains("seit Tagen nicht erreichbar"));
            publish(PLACE, "Wird nicht mehr aufgehoben.");
            assertEquals(1, number("SELECT count(*) FROM hook_delivery"));
            assertEquals(303, admin.post(hook.path() + "/fortsetzen", Map.of()).statusCode());
            assertEquals(303, admin.post(hook.path() + "/erneut", Map.of()).statusCode());
            receiver.await(11);
        }
    }

    @Test
    void whoIsGoneGetsNothingMore() {
        try (Receiver receiver = new Receiver(message -> 410)) {
            Hooked hook = hooked(receiver, Map.of());
            publish(PLACE, "Niemand mehr da.");
            receiver.await(1);
            Await.until("disabled", () -> number("SELECT count(*) FROM hook WHERE disabled_by = 'gone'") == 1);
            assertTrue(admin.get(hook.path()).body().contains("410 Gone"));
        }
    }

    @Test
    void aRedirectIsAFailureAndNobodyFollowsIt() {
        try (Receiver target = new Receiver(message -> 200);
                Receiver receiver = new Receiver(message -> 307, Map.of("Location", target.address()))) {
            Hooked hook = hooked(receiver, Map.of());
            publish(PLACE, "Umgeleitet.");
            receiver.await(1);
            settled();
            assertEquals(0, target.messages().size());
            assertTrue(admin.get(hook.path()).body().contains("HTTP 307"));
        }
    }

    @Test
    void aSlowEndpointHoldsBackNoOther() {
        CountDownLatch slow = new CountDownLatch(1);
        try (Receiver sleeper = new Receiver(message -> {
                    awaitQuietly(slow);
                    return 200;
                });
                Receiver quick = new Receiver(message -> 200)) {
            hooked(sleeper, Map.of());
            hooked(quick, Map.of());
            for (int i = 1; i <= 3; i++) {
                publish(PLACE, "Nummer " + i);
            }
            quick.await(3);
            assertEquals(1, sleeper.await(1).size(), "one at a time");
            slow.countDown();
            assertEquals(
                    List.of("Nummer 1", "Nummer 2", "Nummer 3"),
                    sleeper.await(3).stream().map(HooksTest::text).toList());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPausedHookGetsItsNewsLaterAndATestIsSentOnce() {
        try (Receiver receiver = new Receiver(message -> 200)) {
            Hooked hook = hooked(receiver, Map.of());
            admin.post(hook.path() + "/pausieren", Map.of());
            publish(PLACE, "Wartet.");
            assertEquals(1, number("SELECT count(*) FROM hook_delivery WHERE attempts = 0"));
            admin.post(hook.path() + "/test", Map.of());
            assertEquals(1, number("SELECT count(*) FROM hook_delivery"));
            admin.post(hook.path() + "/fortsetzen", Map.of());
            receiver.await(1);
            admin.post(hook.path() + "/test", Map.of());
            assertEquals("ping", receiver.await(2).get(1).json().get("type").asText());
            settled();
            CLOCK.advance(Duration.ofDays(31));
            Await.until("erased", () -> number("SELECT count(*) FROM hook_delivery") == 0);
            assertEquals(0, number("SELECT count(*) FROM hook_event WHERE body LIKE '%Wartet.%'"));
        }
    }

    @Test
    void theSecretIsShownOnceAndMayBeReplaced() throws Exception {
        try (Receiver receiver = new Receiver(message -> 200)) {
            Hooked hook = hooked(receiver, Map.of());
            HttpResponse<String> rotated = admin.post(hook.path() + "/geheimnis", Map.of("key", "einmal"));
            String second = secret(rotated);
            assertNotEquals(hook.secret(), second);
            assertEquals(
                    second, secret(admin.post(hook.path() + "/geheimnis", Map.of("key", "einmal"))), "a double click");
            publish(PLACE, "Mit beiden.");
            Message both = receiver.await(1).get(0);
            assertTrue(both.isSignedWith(hook.secret()) && both.isSignedWith(second), both.signature());
            CLOCK.advance(Duration.ofHours(25));
            signIn();
            publish(PLACE, "Nur noch mit dem neuen.");
            Message one = receiver.await(2).get(1);
            assertTrue(!one.isSignedWith(hook.secret()) && one.isSignedWith(second), one.signature());

            String log = new String(
                    admin.getBytes("/verwaltung/protokoll.csv?art=hook").body(), StandardCharsets.UTF_8);
            assertTrue(log.contains("hook.secret"), log);
            assertFalse(log.contains("token-des-empfaengers"), log);
            for (String page : List.of("/verwaltung/webhooks", hook.path(), "/verwaltung/protokoll?art=hook")) {
                String html = admin.get(page).body();
                assertFalse(html.contains("whsec_") || html.contains(second), page);
            }
            String tables = store.database().read(tx -> tx.handle()
                    .createQuery("SELECT * FROM hook")
                    .mapToMap()
                    .list()
                    .toString());
            assertFalse(tables.contains(second.replace("whsec_", "")), tables);
        }
    }

    @Test
    void aSecondNewSecretWaitsUntilTheReceiverCanKnowTheFirst() {
        try (Receiver receiver = new Receiver(message -> 200)) {
            Hooked hook = hooked(receiver, Map.of());
            String second = secret(admin.post(hook.path() + "/geheimnis", Map.of()));
            HttpResponse<String> refused = admin.post(hook.path() + "/geheimnis", Map.of());
            assertEquals(409, refused.statusCode());
            assertTrue(refused.body().contains("id=\"fault-secret\""), refused.body());
            assertTrue(refused.body().contains("href=\"#field-secret\""));
            publish(PLACE, "Mit dem ersten und dem zweiten.");
            Message message = receiver.await(1).get(0);
            assertTrue(message.isSignedWith(hook.secret()) && message.isSignedWith(second), message.signature());
            CLOCK.advance(Duration.ofHours(24));
            signIn();
            assertEquals(200, admin.post(hook.path() + "/geheimnis", Map.of()).statusCode());
        }
    }

    @Test
    void aSecretIsShownAgainForMinutesOnlyAndNeverAnother() {
        Map<String, String> form = Map.of("title", "Spät", "address", "https://portal.example.org/", "key", "spaet");
        HttpResponse<String> made = admin.post(NEW, form);
        secret(made);
        Matcher id = ID.matcher(made.body());
        assertTrue(id.find());
        String rotate = "/verwaltung/webhooks/" + id.group(1) + "/geheimnis";
        secret(admin.post(rotate, Map.of("key", "neu")));
        assertEquals(303, admin.post(NEW, form).statusCode(), "there is another by now");
        CLOCK.advance(Duration.ofMinutes(11));
        assertEquals(303, admin.post(rotate, Map.of("key", "neu")).statusCode(), "too late");
    }

    @Test
    void whereNobodyIsOneMessageFindsThatOut() {
        Hooked hook;
        try (Receiver closing = new Receiver(message -> 200)) {
            hook = hooked(closing, Map.of());
            admin.post(hook.path() + "/pausieren", Map.of());
            for (int i = 1; i <= 3; i++) {
                publish(PLACE, "Nummer " + i);
            }
        }
        admin.post(hook.path() + "/fortsetzen", Map.of());
        Await.until("tried", () -> number("SELECT count(*) FROM hook_delivery WHERE result = 'connection'") == 1);
        publish(PLACE, "Nummer 4");
        CLOCK.advance(Duration.ofSeconds(6));
        Await.until("tried", () -> number("SELECT count(*) FROM hook_delivery WHERE result = 'connection'") == 2);
        assertEquals(2, number("SELECT sum(attempts) FROM hook_delivery"));
    }

    @Test
    void whatWasGivenUpMeanwhileStaysSo() {
        CountDownLatch slow = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(message -> {
            awaitQuietly(slow);
            return 200;
        })) {
            hooked(receiver, Map.of());
            publish(PLACE, "Zu spät.");
            receiver.await(1);
            store.change("UPDATE hook_delivery SET state = 'dead', claimed_until = NULL");
            publish(PLACE, "Danach.");
            slow.countDown();
            receiver.await(2);
            Await.until("noted", () -> number("SELECT count(*) FROM hook_delivery WHERE state = 'delivered'") == 1);
            assertEquals(1, number("SELECT count(*) FROM hook_delivery WHERE state = 'dead' AND attempts = 0"));
        }
    }

    @Test
    void newsThatMeetsTheDeletionOfAHookIsPublishedAllTheSame() throws Exception {
        try (Receiver receiver = new Receiver(message -> 200)) {
            hooked(receiver, Map.of());
            Thread publishing = new Thread(() -> publish(PLACE, "Zur gleichen Zeit."));
            store.database().change(tx -> {
                tx.handle().execute("DELETE FROM hook");
                publishing.start();
                Await.until(
                        "meeting",
                        () -> number("SELECT count(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL")
                                > 0);
            });
            publishing.join();
            assertEquals(0, number("SELECT count(*) FROM hook_delivery"));
            assertTrue(server.get("/orte/" + PLACE).body().contains("Zur gleichen Zeit."));
        }
    }

    @Test
    void whatWasNotDoneIsNotSaidToBe() {
        try (Receiver receiver = new Receiver(message -> 200)) {
            Hooked hook = hooked(receiver, Map.of());
            admin.post(hook.path() + "/erneut", Map.of());
            assertTrue(admin.get(hook.path()).body().contains("nichts, was erneut"));
            admin.post(hook.path() + "/pausieren", Map.of());
            admin.get(hook.path());
            admin.post(hook.path() + "/test", Map.of());
            assertTrue(admin.get(hook.path()).body().contains("Nichts gesendet"));
        }
    }

    @Test
    void theFormSentTwiceAddsOneHook() {
        Map<String, String> form =
                Map.of("title", "Doppelt", "address", "https://portal.example.org/x", "key", "doppelt");
        String first = secret(admin.post(NEW, form));
        assertEquals(first, secret(admin.post(NEW, form)));
        assertEquals(1, number("SELECT count(*) FROM hook"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://portal.example.org/, https://",
        "https://name:wort@portal.example.org/, Kennwort",
        "https://10.1.2.3/x, eigenen Netz",
        "https://169.254.169.254/latest/meta-data, eigenen Netz",
        "https://[::1]/, eigenen Netz",
        "https://[::ffff:192.168.0.1]/, eigenen Netz",
        "https://localhost/, eigenen Netz",
        "ftp://portal.example.org/, keine Adresse",
        "nicht mal eine, keine Adresse"
    })
    void anAddressThatWillNotDoIsNamedAndNothingTypedIsLost(String address, String said) {
        HttpResponse<String> answer = admin.post(
                NEW, Map.of("title", "Mit \"Zeichen\"", "address", address, "layer", "plaetze", "district", "hoerde"));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("id=\"fault-address\""), answer.body());
        assertTrue(answer.body().contains(said), answer.body());
        assertTrue(answer.body().contains("value=\"" + address + "\""), answer.body());
        assertTrue(answer.body().contains("value=\"plaetze\" checked"), answer.body());
        assertTrue(answer.body().contains("value=\"hoerde\" checked"), answer.body());
        assertEquals(0, number("SELECT count(*) FROM hook"));
    }

    @Test
    void theSecondOfTwoAdminsSeesBothVersions() {
        try (Receiver receiver = new Receiver(message -> 200)) {
            Hooked hook = hooked(receiver, Map.of());
            Map<String, String> form =
                    Map.of("version", "1", "title", "Erste", "address", "https://portal.example.org/");
            assertEquals(303, admin.post(hook.path(), form).statusCode());
            Map<String, String> late =
                    Map.of("version", "1", "title", "Zweite", "address", "https://portal.example.org/");
            HttpResponse<String> stale = admin.post(hook.path(), late);
            assertEquals(409, stale.statusCode());
            assertTrue(stale.body().contains("Erste") && stale.body().contains("value=\"Zweite\""));
            assertEquals(303, admin.post(hook.path() + "/loeschen", Map.of()).statusCode());
            assertEquals(404, admin.get(hook.path()).statusCode());
        }
    }

    @Test
    void whatAStopLeftBehindIsSentByTheNextStart() throws Exception {
        Path folder = Files.createTempDirectory("angstraumkarte-hooks");
        MovableClock clock = new MovableClock(Imports.CLOCK.instant());
        AtomicInteger status = new AtomicInteger(500);
        try (Receiver receiver = new Receiver(message -> status.get())) {
            TestServer first = TestServer.over(folder, clock, settings());
            Hooked hook = hooked(first.signIn(Role.ADMIN, null), receiver, Map.of());
            Followers.publish(first, PLACE, "Über den Neustart.", null);
            first.app().close();
            int before = receiver.messages().size();
            status.set(200);
            try (Reports left = new Reports(first)) {
                // As a crash leaves it: taken by a process that is no more.
                left.change("UPDATE hook_delivery SET state = 'waiting', claimed_until = TIMESTAMP WITH TIME ZONE '"
                        + clock.instant()
                                .plusSeconds(60)
                                .toString()
                                .replace('T', ' ')
                                .replace("Z", "+00")
                        + "'");
            }
            clock.advance(Duration.ofMinutes(3));
            try (TestServer next = TestServer.over(folder, clock, settings())) {
                Message message = receiver.await(before + 1).get(before);
                assertEquals("Über den Neustart.", text(message));
                assertTrue(message.isSignedWith(hook.secret()), next.url("/"));
            }
        }
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        HttpResponse<String> answer = admin.post(NEW, Map.of("title", "", "address", "http://10.1.2.3/x"));
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("href=\"#field-title\""), answer.body());
        assertTrue(answer.body().contains("href=\"#field-address\""), answer.body());
        assertTrue(answer.body().contains("ANGSTRAUM_HOOK_HOSTS.</a>"), answer.body());
    }
}
