package de.angstraumkarte.edge.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.domain.layer.Cause;
import de.angstraumkarte.testing.Reports;
import de.angstraumkarte.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others read by Open311 GeoReport v2. */
class Open311Test {
    private static final int PLACES = 12;

    private static TestServer server;
    private static GeoReport client;
    private static String old;
    private static String closed;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        client = new GeoReport(server);
        try (Reports store = new Reports(server)) {
            List<String> ids = new ArrayList<>();
            server.json("/api/layers/angstraeume.geojson")
                    .get("features")
                    .forEach(feature -> ids.add(feature.get("id").asText()));
            ids.remove(Reports.HOERDE);
            old = ids.get(0);
            closed = ids.get(1);
            store.change(
                    "UPDATE place SET created_at = TIMESTAMP WITH TIME ZONE '2026-05-10 14:23:00+02:00' WHERE id = '"
                            + old + "'");
            store.change("UPDATE place SET status = 'improved', title = 'Süd & <West> \u0001\uD83D\uDE00' WHERE id = '"
                    + closed + "'");
            store.change("UPDATE place SET causes = '' WHERE id = '" + ids.get(2) + "'");
            store.change("UPDATE place SET unit = (SELECT min(id) FROM unit), body = 'Zeile 1\nZeile 2' WHERE id = '"
                    + Reports.HOERDE + "'");
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void discoveryLeadsToTheEndpoint() {
        JsonNode discovery = client.both("/discovery");
        JsonNode endpoint = discovery.at("/endpoints/0");
        assertEquals(
                "http://wiki.open311.org/GeoReport_v2",
                endpoint.get("specification").asText());
        assertEquals(server.url("/open311/v2"), endpoint.get("url").asText());
        assertEquals("production", endpoint.get("type").asText());
        assertEquals("[text/xml, application/json]", GeoReport.text(endpoint.get("formats")));
        OffsetDateTime.parse(discovery.get("changeset").asText());
        assertEquals(
                "text/xml;charset=utf-8",
                server.get(GeoReport.ROOT + "/discovery.xml")
                        .headers()
                        .firstValue("content-type")
                        .orElseThrow()
                        .replace(" ", ""));
    }

    @Test
    void everyCauseIsAServiceWithADefinition() {
        JsonNode services = client.both("/services");
        assertEquals(Cause.SLUGS.size(), services.size());
        for (JsonNode service : services) {
            assertTrue(service.get("metadata").isBoolean());
            assertEquals("batch", service.get("type").asText());
            JsonNode definition =
                    client.both("/services/" + service.get("service_code").asText());
            assertEquals(service.get("service_code"), definition.get("service_code"));
            assertEquals("times", definition.at("/attributes/0/code").asText());
            assertEquals(
                    "multivaluelist", definition.at("/attributes/0/datatype").asText());
            assertEquals("dusk", definition.at("/attributes/0/values/1/key").asText());
            assertEquals(
                    "singlevaluelist", definition.at("/attributes/1/datatype").asText());
            assertEquals(5, definition.at("/attributes/1/values").size());
            assertEquals(2, definition.at("/attributes/1/order").asInt());
        }
        assertEquals("Beleuchtung", services.at("/0/service_name").asText());
        assertEquals(
                "lighting",
                client.both("/services", "?lang=en").at("/0/service_name").asText());
    }

    @Test
    void aFearSpaceIsARequestWithAllFieldsOfTheStandardInTheirOrder() {
        JsonNode request = client.both("/requests/" + Reports.HOERDE).get(0);
        List<String> names = new ArrayList<>();
        request.fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(
                        "service_request_id",
                        "status",
                        "status_notes",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "service_notice",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "address",
                        "address_id",
                        "zipcode",
                        "lat",
                        "long",
                        "media_url"),
                names);
        assertEquals("open", request.get("status").asText());
        assertEquals("lighting", request.get("service_code").asText());
        assertEquals("Zeile 1\nZeile 2", request.get("description").asText());
        assertFalse(request.get("agency_responsible").asText().isEmpty());
        assertFalse(request.get("status_notes").asText().isEmpty());
        assertEquals(
                "2026-11-21T00:00:00+01:00", request.get("requested_datetime").asText());
        assertEquals(
                "2026-12-19T00:00:00+01:00", request.get("expected_datetime").asText());
        assertEquals(
                "Hörder Bahnhofstraße, Hörde, Dortmund", request.get("address").asText());
        assertEquals(Reports.LAT, request.get("lat").asDouble());
        assertEquals(Reports.LON, request.get("long").asDouble());
        assertTrue(request.get("media_url").isNull());
    }

    @Test
    void extensionsSayTheRest() {
        JsonNode request =
                client.both("/requests/" + Reports.HOERDE, "?extensions=true").at("/0/extended_attributes");
        assertEquals("[lighting, neglect, harassment, underpass]", GeoReport.text(request.get("causes")));
        assertEquals("[dusk, night]", GeoReport.text(request.get("times")));
        assertEquals("hoerde", request.get("district").asText());
        assertEquals("gemeldet", request.get("status_title").asText());
        assertEquals("2026-12-19", request.get("next_update_by").asText());
        assertEquals(server.url("/orte/" + Reports.HOERDE), request.get("url").asText());
        assertEquals(0, request.get("measures_open").asInt());
    }

    @Test
    void charactersThatXmlCannotHoldAreLeftOut() {
        String json =
                server.get(GeoReport.ROOT + "/requests/" + closed + ".json").body();
        String xml = server.get(GeoReport.ROOT + "/requests/" + closed + ".xml").body();
        assertTrue(json.contains("\\u0001"), json);
        assertTrue(xml.contains("Süd &amp; &lt;West"), xml);
        assertTrue(GeoReport.root(xml).getTextContent().contains("\uD83D\uDE00"), xml);
    }

    @Test
    void withoutDatesTheLast90DaysAreListed() {
        assertEquals(PLACES - 1, client.both("/requests", "?extensions=true").size());
        assertEquals(
                1,
                client.both("/requests", "?start_date=2026-05-01T00:00:00Z&end_date=2026-06-01T00:00:00Z")
                        .size());
        assertEquals(List.of(old), ids("?start_date=2026-05-01T00:00:00Z"));
        assertEquals(List.of(old), ids("?end_date=2026-06-01T00:00:00%2B02:00"));
    }

    @Test
    void aSpanTakesInTheDaysThatItTouches() {
        String at = "2026-05-10T00:00:00";
        assertEquals(List.of(old), ids("?start_date=" + at + "%2B02:00&end_date=" + at + "%2B02:00"));
        // A plus that nobody escaped arrives as a space.
        assertEquals(List.of(old), ids("?start_date=" + at + "+02:00&end_date=" + at + "+02:00"));
        assertEquals(List.of(old), ids("?start_date=2026-05-10T21:00:00%2B02:00&end_date=2026-05-10T23:00:00%2B02:00"));
        assertEquals(List.of(), ids("?start_date=2026-05-11T00:00:00%2B02:00&end_date=2026-05-11T02:00:00%2B02:00"));
        assertEquals(List.of(), ids("?start_date=2026-05-01T00:00:00Z&end_date=2026-05-09T21:59:59Z"));
        assertEquals(List.of(old), ids("?start_date=2026-03-01T00:00:00Z&end_date=2026-05-30T00:00:00Z"));
        assertEquals(400, status("/requests.json?start_date=2026-03-01T00:00:00Z&end_date=2026-05-30T00:00:01Z"));
        // 90 days of the calendar that are an hour longer
        assertEquals(
                200,
                status("/requests.json?start_date=2026-08-23T00:00:00%2B02:00&end_date=2026-11-21T00:00:00%2B01:00"));
    }

    @Test
    void statusesAndServicesFilter() {
        assertEquals(List.of(closed), ids("?status=closed"));
        assertEquals(PLACES - 2, ids("?status=open").size());
        assertEquals(PLACES - 1, ids("?status=open,closed").size());
        assertEquals(PLACES - 1, ids("?status=&service_code=").size());
        JsonNode all = client.both("/requests");
        for (String code : Cause.SLUGS) {
            List<String> expected = new ArrayList<>();
            all.forEach(request -> {
                if (request.get("service_code").asText().equals(code)) {
                    expected.add(request.get("service_request_id").asText());
                }
            });
            assertEquals(expected, ids("?service_code=" + code));
        }
        assertEquals(1, ids("?service_code=other").size());
        assertTrue(ids("?service_code=lighting").size() > 3);
        assertEquals(
                ids("?service_code=lighting").size()
                        + ids("?service_code=other").size(),
                ids("?service_code=lighting,other").size());
    }

    @Test
    void idsOverrideEverythingElse() {
        String rest = "&status=closed&start_date=2001-01-01T00:00:00Z&end_date=2026-01-01T00:00:00Z";
        assertEquals(
                List.of(Reports.HOERDE, old), ids("?service_request_id=" + Reports.HOERDE + ",nirgends," + old + rest));
        assertEquals(
                List.of(Reports.HOERDE, old),
                ids("?service_request_id=" + Reports.HOERDE + "&service_request_id=" + old));
        assertEquals(List.of(), ids("?service_request_id=nirgends"));
        assertEquals(PLACES - 1, ids("?service_request_id=").size());
        assertEquals(400, status("/requests.json?service_request_id=" + manyIds()));
    }

    @Test
    void pagesFollowOneAnother() {
        List<String> all = ids("");
        List<String> paged = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            paged.addAll(ids("?page_size=6&page=" + page));
        }
        assertEquals(all, paged);
    }

    @Test
    void aPlaceThatBecamePartOfAnotherLeadsThere() {
        try (Reports store = new Reports(server)) {
            store.change("UPDATE place SET merged_into = '" + Reports.HOERDE
                    + "', retired_at = CURRENT_TIMESTAMP WHERE id = '" + old + "'");
            HttpResponse<String> answer = server.get(GeoReport.ROOT + "/requests/" + old + ".xml?extensions=true");
            assertEquals(308, answer.statusCode());
            assertEquals(
                    GeoReport.ROOT + "/requests/" + Reports.HOERDE + ".xml?extensions=true",
                    answer.headers().firstValue("location").orElseThrow());
            assertEquals(List.of(Reports.HOERDE), ids("?service_request_id=" + old));
            store.change("UPDATE place SET merged_into = NULL, retired_at = NULL WHERE id = '" + old + "'");
        }
    }

    @Test
    void updatesAreThePublicEntries() {
        JsonNode updates = client.both("/servicerequestupdates");
        assertTrue(updates.size() > PLACES, updates.toString());
        JsonNode first = updates.get(0);
        List<String> names = new ArrayList<>();
        first.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("update_id", "service_request_id", "status", "updated_datetime", "description"), names);
        assertEquals("2026-11-21T00:00:00+01:00", first.get("updated_datetime").asText());
        assertFalse(first.get("description").asText().isEmpty());
        assertEquals(
                0,
                client.both("/servicerequestupdates", "?end_date=2026-11-20T00:00:00Z")
                        .size());
        // As it is polled: the last two hours of a day
        assertEquals(
                updates.size(),
                client.both("/servicerequestupdates", "?start_date=2026-11-21T21:00:00Z&end_date=2026-11-21T22:59:00Z")
                        .size());
        assertEquals(
                5, client.both("/servicerequestupdates", "?page_size=5&page=2").size());
    }

    @Test
    void readersKeepWhatTheyHave() {
        String path = GeoReport.ROOT + "/requests.xml";
        String tag = server.get(path).headers().firstValue("etag").orElseThrow();
        assertEquals(304, server.get(path, "If-None-Match", tag).statusCode());
    }

    @Test
    void ourJurisdictionAndAnyKeyAreTaken() {
        assertEquals(
                16,
                client.both("/services", "?jurisdiction_id=dortmund.de&api_key=xyz")
                        .size());
        assertEquals(16, client.both("/services", "?jurisdiction_id=").size());
    }

    @ParameterizedTest
    @CsvSource({
        "404, /services.%s?jurisdiction_id=sfgov.org, jurisdiction_id",
        "404, /services/033.%s, service_code",
        "404, /requests/nirgends.%s, service_request_id",
        "404, /tokens/123456.%s, token",
        "404, /nirgends.%s, ''",
        "400, /services.%s?foo=1, foo",
        "400, /services.%s?lang=tlh, lang",
        "400, /requests.%s?status=fixed, status",
        "400, /requests.%s?service_code=033, service_code",
        "400, /requests.%s?start_date=yesterday, start_date",
        "400, /requests.%s?start_date=2026-01-01, start_date",
        "400, /requests.%s?start_date=2026-01-01T00:00:00, start_date",
        "400, /requests.%s?start_date=2026-02-30T00:00:00Z, start_date",
        "400, /requests.%s?start_date=0000-01-01T00:00:00Z, start_date",
        "400, /requests.%s?start_date=2026-02-02T00:00:00Z&end_date=2026-02-01T00:00:00Z, end_date",
        "400, /requests.%s?start_date=2026-01-01T00:00:00Z&end_date=2026-12-01T00:00:00Z, end_date",
        "400, /requests.%s?page=0, page",
        "400, /requests.%s?page_size=1001, page_size",
        "400, /requests.%s?page_size=-1, page_size",
        "400, /requests.%s?extensions=yes, extensions",
        "400, /requests.%s?status=open&status=nope, status",
        "400, /servicerequestupdates.%s?service_code=lighting, service_code",
        "400, /servicerequestupdates.%s?end_date=x, end_date",
    })
    void whatIsWrongIsToldInTheFormThatWasAskedFor(int status, String path, String field) {
        HttpResponse<String> json = server.get(GeoReport.ROOT + path.formatted("json"));
        HttpResponse<String> xml = server.get(GeoReport.ROOT + path.formatted("xml"));
        assertEquals(status, json.statusCode(), json.body());
        assertEquals(status, xml.statusCode(), xml.body());
        JsonNode error = TestServer.parse(json.body()).get(0);
        assertEquals(status, error.get("code").asInt());
        assertTrue(error.get("description").asText().startsWith(field), json.body());
        assertEquals(GeoReport.text(TestServer.parse(json.body())), GeoReport.text(GeoReport.root(xml.body())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "2026-11-21T00:00:00%2B18:00", "2026-11-21T00:00:00.123456789Z"})
    void extremeTimesAreTimes(String time) {
        assertEquals(200, status("/requests.json?start_date=" + time));
        assertEquals(200, status("/requests.json?end_date=" + time));
    }

    @Test
    void onlyReadingAndReportingIsPossible() {
        HttpResponse<String> answer = server.send("DELETE", GeoReport.ROOT + "/requests.xml");
        assertEquals(405, answer.statusCode());
        assertEquals("errors", GeoReport.root(answer.body()).getTagName());
        assertTrue(answer.headers().firstValue("allow").orElseThrow().contains("POST"));
    }

    private static List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        client.both("/requests", query)
                .forEach(request -> ids.add(request.get("service_request_id").asText()));
        return ids;
    }

    private static String manyIds() {
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i <= 500; i++) {
            ids.append(i).append(',');
        }
        return ids.toString();
    }

    private static int status(String path) {
        return server.get(GeoReport.ROOT + path).statusCode();
    }
}
