package de.angstraumkarte.edge.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.base.config.Config;
import de.angstraumkarte.base.problem.StartupException;
import de.angstraumkarte.domain.account.Role;
import de.angstraumkarte.domain.report.SenderLimits;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.Inbox;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.StaffBrowser;
import de.angstraumkarte.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What others send by Open311 GeoReport v2. */
class Open311ReportTest {
    private static final List<String> DROPPED = List.of(
            "first_name",
            "Erika-Geheim",
            "last_name",
            "Mustermann-Geheim",
            "phone",
            "0231-555-4711",
            "device_id",
            "tt222111-Geheim",
            "account_id",
            "4711-Geheim");

    private static TestServer server;
    private static GeoReport client;
    private static Reports reports;

    @BeforeAll
    static void open() {
        server = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "0"));
        client = new GeoReport(server);
        reports = new Reports(server);
    }

    @AfterAll
    static void close() {
        reports.close();
        server.close();
    }

    /** The smallest report that is right, and more. */
    private static List<String> report(String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "service_code", "underpass",
                "lat", Double.toString(Reports.LAT),
                "long", Double.toString(Reports.LON),
                "attribute[times][]", "dusk",
                "attribute[times][]", "night",
                "attribute[safety]", "2"));
        fields.addAll(List.of(more));
        return fields;
    }

    /** As a client goes that was written for another city. */
    @Test
    void aClientFindsItsWayFromDiscoveryToTheAnswer() {
        String endpoint =
                server.json("/open311/v2/discovery.json").at("/endpoints/0/url").asText();
        assertEquals(server.url(GeoReport.ROOT), endpoint);
        JsonNode service = client.both("/services").get(4);
        List<String> fields = new ArrayList<>(
                List.of("service_code", service.get("service_code").asText()));
        fields.addAll(
                List.of("lat", Double.toString(Reports.LAT + 0.001), "long", Double.toString(Reports.LON + 0.001)));
        fields.addAll(List.of("description", Inbox.WORDS, "email", Inbox.EMAIL));
        fields.addAll(DROPPED);
        for (JsonNode attribute :
                client.both("/services/" + service.get("service_code").asText()).get("attributes")) {
            boolean list = attribute.get("datatype").asText().equals("multivaluelist");
            fields.add("attribute[" + attribute.get("code").asText() + "]" + (list ? "[]" : ""));
            fields.add(attribute.at("/values/0/key").asText());
        }
        HttpResponse<String> sent = client.post(".json", fields);
        assertEquals(201, sent.statusCode(), sent.body());
        assertEquals("no-store", sent.headers().firstValue("cache-control").orElseThrow());
        JsonNode answer = TestServer.parse(sent.body()).get(0);
        assertNull(answer.get("service_request_id"));
        assertTrue(answer.get("service_notice").asText().contains("/meldung/"));
        String token = answer.get("token").asText();
        assertEquals(
                GeoReport.ROOT + "/tokens/" + token + ".json",
                sent.headers().firstValue("location").orElseThrow());

        assertEquals("[[token=" + token + "]]", GeoReport.text(client.both("/tokens/" + token)));
        assertEquals(
                "no-store",
                server.get(GeoReport.ROOT + "/tokens/" + token + ".xml")
                        .headers()
                        .firstValue("cache-control")
                        .orElseThrow());

        long id = ((Number) reports.newest().get("id")).longValue();
        assertEquals("open311", reports.newest().get("channel"));
        StaffBrowser staff = server.signIn(Role.COORDINATOR, null);
        assertTrue(staff.get(Inbox.page(id)).body().contains("Geheimnisvolle Worte"));
        assertTrue(staff.get(Inbox.PATH).body().contains(Inbox.page(id)));
        String place = new Inbox(reports).decided(staff, "Unterführung am Prüfstand", id);

        JsonNode known = client.both("/tokens/" + token).get(0);
        assertEquals(place, known.get("service_request_id").asText());
        assertEquals(token, known.get("token").asText());
        JsonNode request = client.both("/requests/" + place, "?extensions=true").get(0);
        assertEquals("open", request.get("status").asText());
        assertEquals("lighting", request.get("service_code").asText());

        String everything = sent.body()
                + client.both("/requests", "?extensions=true")
                + client.both("/servicerequestupdates")
                + client.both("/tokens/" + token)
                + request;
        for (String secret : List.of(
                "Geheim",
                "Mustermann",
                "0231-555",
                Inbox.EMAIL,
                Double.toString(Reports.LAT + 0.001).substring(0, 8))) {
            assertFalse(everything.contains(secret), secret);
        }
        String stored = reports.database().read(tx -> tx.handle()
                .createQuery("SELECT * FROM report WHERE id = :id")
                .bind("id", id)
                .mapToMap()
                .one()
                .toString());
        for (int i = 1; i < DROPPED.size(); i += 2) {
            assertFalse(stored.contains(DROPPED.get(i)), stored);
        }
    }

    @Test
    void theAnswerIsXmlToo() {
        HttpResponse<String> sent = client.post(".xml", report("jurisdiction_id", "dortmund.de", "api_key", "xyz"));
        assertEquals(201, sent.statusCode(), sent.body());
        Element root = GeoReport.root(sent.body());
        assertEquals("service_requests", root.getTagName());
        assertEquals("request", root.getFirstChild().getNodeName());
        assertEquals(
                server.json("/open311/v2/tokens/"
                                + root.getElementsByTagName("token").item(0).getTextContent() + ".json")
                        .at("/0/token")
                        .asText(),
                root.getElementsByTagName("token").item(0).getTextContent());
    }

    @Test
    void theSameKeyGetsTheSameTokenOnce() {
        int before = reports.count();
        String key = "a-key-that-is-long-enough";
        String first = client.post(".json", report(), "Idempotency-Key", key).body();
        assertEquals(
                first, client.post(".json", report(), "Idempotency-Key", key).body());
        assertEquals(before + 1, reports.count());
        assertNotEquals(first, client.post(".json", report()).body());
    }

    /** FixMyStreet sends every few minutes what got a token and no number, without a key, until it gets one. */
    @Test
    void theSameWordsGetTheSameTokenUntilThereIsANumber() {
        List<String> fields = report("description", "Dreimal gesandt.\n", "email", Inbox.EMAIL);
        String token = token(client.post(".json", fields));
        int before = reports.count();
        long id = ((Number) reports.newest().get("id")).longValue();
        // The same to people: another order, line end, spaces, a name more
        List<String> again = new ArrayList<>(List.of("phone", "1", "attribute[times][]", "night"));
        again.addAll(report("description", " Dreimal gesandt.\r\n", "email", Inbox.EMAIL));
        assertEquals(token, token(client.post(".json", again)));
        assertEquals(before, reports.count());
        String place = new Inbox(reports).decided(server.signIn(Role.COORDINATOR, null), "Dreimal am Prüfstand", id);
        assertEquals(token, token(client.post(".json", fields)));
        assertEquals(before, reports.count());
        assertEquals(
                place,
                client.both("/tokens/" + token).at("/0/service_request_id").asText());
        for (List<String> other : List.of(
                report("description", "Dreimal gesandt!", "email", Inbox.EMAIL),
                report("description", "Dreimal gesandt.", "email", "jemand@example.org"))) {
            assertNotEquals(token, token(client.post(".json", other)));
        }
    }

    private static String token(HttpResponse<String> sent) {
        assertEquals(201, sent.statusCode(), sent.body());
        return TestServer.parse(sent.body()).at("/0/token").asText();
    }

    /** As PHP and the form libraries of JavaScript send them. */
    @Test
    void timesMayBeNumbered() {
        List<String> listed = report("description", "Mit und ohne Nummern");
        List<String> numbered = new ArrayList<>(listed);
        numbered.set(numbered.indexOf("attribute[times][]"), "attribute[times][0]");
        numbered.set(numbered.indexOf("attribute[times][]"), "attribute[times][1]");
        numbered.addAll(List.of("attribute[colours][0]", "red"));
        String token = token(client.post(".json", numbered));
        assertEquals("dusk|night", reports.newest().get("times"));
        assertEquals(token, token(client.post(".json", listed)), "the same words");
        numbered.set(numbered.indexOf("attribute[times][1]") + 1, "noon");
        HttpResponse<String> refused = client.post(".json", numbered);
        assertEquals(400, refused.statusCode());
        assertTrue(refused.body().contains("\"attribute[times][1]: "), refused.body());
    }

    @Test
    void whoSendsNothingLearnsWhatIsMissing() {
        HttpResponse<String> nothing = server.send("POST", GeoReport.ROOT + "/requests.json");
        assertEquals(400, nothing.statusCode(), nothing.body());
        assertTrue(nothing.body().contains("\"service_code: "), nothing.body());
        assertEquals(
                415,
                server.post(GeoReport.ROOT + "/requests.json", "", GeoReport.form(report()))
                        .statusCode());
    }

    @Test
    void whatOtherCitiesAskForIsPassedOver() {
        List<String> fields = report("attribute[easting]", "393000", "attribute[uprn]", "", "deviceid", "x");
        fields.addAll(List.of("attribute[closest_address]", "Geheimweg 1", "attribute[group][]", "a"));
        assertEquals(201, client.post(".json", fields).statusCode());
        assertFalse(reports.newest().toString().contains("Geheimweg"));
    }

    @Test
    void picturesOfOthersAreNotFetchedAndTheAnswerSaysSo() {
        String notice = TestServer.parse(client.post(".json", report("media_url", "http://127.0.0.1:9/x.jpg"))
                        .body())
                .at("/0/service_notice")
                .asText();
        assertTrue(notice.contains("media_url"), notice);
    }

    @Test
    void anAddressIsAPositionIfOnlyOneHasThatName() {
        List<String> fields = new ArrayList<>(report());
        fields.subList(2, 6).clear();
        fields.addAll(List.of("address_string", "Burgtor, 44135 Dortmund"));
        assertEquals(201, client.post(".json", fields).statusCode());
        Map<String, Object> stored = reports.newest();
        assertEquals(7.463516, ((Number) stored.get("lon")).doubleValue());
        assertTrue(stored.toString().contains("Burgtor, 44135 Dortmund"), stored.toString());
        // A street and a stop
        fields.set(fields.size() - 1, "Kampstraße");
        assertEquals(
                "lat",
                TestServer.parse(client.post(".json", fields).body())
                        .at("/0/description")
                        .asText()
                        .substring(0, 3));
        // Only the beginning of a name, although one alone begins so
        fields.set(fields.size() - 1, "Burgto");
        assertEquals(400, client.post(".json", fields).statusCode());
        fields.set(fields.size() - 2, "address_id");
        assertEquals(400, client.post(".json", fields).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "service_code, '', 400, service_code",
        "service_code, 033, 404, service_code",
        "lat, '', 400, lat",
        "lat, abc, 400, lat",
        "lat, 91, 400, lat",
        "lat, 52.52, 400, long",
        "long, '', 400, long",
        "attribute[safety], '', 400, attribute[safety]",
        "attribute[safety], 6, 400, attribute[safety]",
        "attribute[times], noon, 400, attribute[times]",
        "attribute[times][], noon, 400, attribute[times][]",
        "email, nonsense, 400, email",
        "jurisdiction_id, sfgov.org, 404, jurisdiction_id",
        "attribut[colour], red, 400, attribut[colour]",
        "'<b>', red, 400, ?",
        "tile, x, 400, tile",
    })
    void whatIsWrongIsNamed(String name, String value, int status, String field) {
        List<String> fields = new ArrayList<>(report());
        int at = fields.indexOf(name);
        if (at < 0) {
            fields.addAll(List.of(name, value));
        } else {
            fields.set(at + 1, value);
        }
        int before = reports.count();
        for (String ending : List.of(".json", ".xml")) {
            HttpResponse<String> answer = client.post(ending, fields);
            assertEquals(status, answer.statusCode(), answer.body());
            String told = ending.equals(".json")
                    ? GeoReport.text(TestServer.parse(answer.body()))
                    : GeoReport.text(GeoReport.root(answer.body()));
            assertTrue(told.startsWith("[[code=" + status + ", description=" + field + ": "), told);
        }
        assertEquals(before, reports.count());
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        JsonNode errors = TestServer.parse(
                client.post(".json", List.of("service_code", "other")).body());
        assertEquals(3, errors.size(), errors.toString());
    }

    @Test
    void tooLongTextsAreRefused() {
        assertEquals(
                400,
                client.post(".json", report("description", "x".repeat(2001))).statusCode());
        assertEquals(
                201,
                client.post(".json", report("description", "x".repeat(2000))).statusCode());
    }

    @Test
    void xmlIsNeverRead() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
        for (String type :
                List.of("text/xml", "application/xml", "application/json", "multipart/form-data; boundary=x")) {
            HttpResponse<String> answer = server.post(GeoReport.ROOT + "/requests.xml", type, bomb);
            assertEquals(415, answer.statusCode(), type);
            assertEquals("errors", GeoReport.root(answer.body()).getTagName());
            assertFalse(answer.body().contains("root:"));
        }
    }

    @Test
    void tenMegabytesAreTooLarge() {
        byte[] large = ("description=" + "x".repeat(10_000_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpResponse<String> counted =
                server.post(GeoReport.ROOT + "/requests.json", GeoReport.FORM, BodyPublishers.ofByteArray(large));
        assertEquals(413, counted.statusCode());
        assertEquals(413, TestServer.parse(counted.body()).at("/0/code").asInt());
        byte[] streamed = ("description=" + "x".repeat(1_200_000)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpResponse<String> uncounted = server.post(
                GeoReport.ROOT + "/requests.xml",
                GeoReport.FORM,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(streamed)));
        assertEquals(413, uncounted.statusCode(), uncounted.body());
    }

    @Test
    void oneSenderCannotFloodTheInbox() {
        try (TestServer limited = TestServer.start(Imports.CLOCK, Map.of("ANGSTRAUM_REPORT_LIMIT", "3"))) {
            GeoReport sender = new GeoReport(limited);
            assertEquals(201, sender.post(".json", report()).statusCode());
            assertEquals(201, sender.post(".json", report()).statusCode(), "a repetition is no report");
            HttpResponse<String> refused = sender.post(".xml", report("description", "Noch eine"));
            assertEquals(429, refused.statusCode());
            assertEquals(
                    "429",
                    GeoReport.root(refused.body())
                            .getElementsByTagName("code")
                            .item(0)
                            .getTextContent());
            assertTrue(refused.headers().firstValue("retry-after").isPresent());
        }
    }

    @Test
    void aPortalWithAKeyHasALimitOfItsOwn() {
        String key = "one-key-of-a-portal-of-the-state";
        try (TestServer limited = TestServer.start(
                Imports.CLOCK,
                Map.of("ANGSTRAUM_REPORT_LIMIT", "3", "ANGSTRAUM_OPEN311_KEYS", "another-key-that-is-secret," + key))) {
            GeoReport sender = new GeoReport(limited);
            for (int i = 0; i < SenderLimits.PORTAL; i++) {
                HttpResponse<String> sent = sender.post(".json", report("api_key", key, "description", "Nr. " + i));
                assertEquals(201, sent.statusCode(), sent.body());
            }
            assertEquals(429, sender.post(".json", report("api_key", key)).statusCode());
            assertEquals(
                    201,
                    sender.post(".json", report("api_key", "another-key-that-is-secret"))
                            .statusCode());
            assertEquals(201, sender.post(".json", report("email", Inbox.EMAIL)).statusCode(), "without a key");
            for (String ending : List.of(".json", ".xml")) {
                HttpResponse<String> unknown = sender.post(ending, report("api_key", key + "x"));
                assertEquals(403, unknown.statusCode(), unknown.body());
                assertTrue(unknown.body().contains("api_key"), unknown.body());
                assertFalse(unknown.body().contains(key), unknown.body());
                HttpResponse<String> address = sender.post(ending + "?api_key=nobodys-key", report());
                assertEquals(403, address.statusCode(), "a key in the address is one too");
            }
        }
    }

    @Test
    void aWeakKeyIsRefusedAtTheStartAndNotRepeated() {
        StartupException refused = assertThrows(
                StartupException.class,
                () -> Config.from(Map.of("ANGSTRAUM_OPEN311_KEYS", "a-key-that-is-long-enough,too-short")));
        assertTrue(
                refused.reasons().toString().contains("api-key"),
                refused.reasons().toString());
        assertFalse(refused.reasons().toString().contains("too-short"));
        assertEquals(
                "ApiKeys",
                Config.from(Map.of("ANGSTRAUM_OPEN311_KEYS", "a-key-that-is-long-enough"))
                        .open311Keys()
                        .toString());
    }
}
