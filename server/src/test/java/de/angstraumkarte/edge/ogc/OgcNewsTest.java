package de.angstraumkarte.edge.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import de.angstraumkarte.testing.TestServer;
import de.angstraumkarte.web.Dates;
import de.angstraumkarte.web.Messages;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OgcNewsTest {
    private static final String NEWS = "/ogc/collections/neuigkeiten/items";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutALimitAHundredAreOnAPage() {
        JsonNode page = server.json(NEWS);
        assertEquals(100, page.get("numberReturned").asInt());
        assertTrue(page.get("numberMatched").asInt() > 100);
    }

    @Test
    void aPageForPeopleHoldsAHundredAtMostAndLeadsToTheOthers() {
        int matched = server.json(NEWS + "?limit=1").get("numberMatched").asInt();
        int rows = 0;
        for (int offset = 0; offset < matched; offset += 100) {
            String page =
                    server.get(NEWS + "?f=html&limit=10000&offset=" + offset).body();
            rows += page.split("href=\"/ogc/collections/neuigkeiten/items/", -1).length - 1;
            assertEquals(offset + 100 < matched, page.contains("offset=" + (offset + 100) + "\""), page);
            assertEquals(offset >= 100, page.contains("offset=" + (offset - 100) + "\""), page);
            assertTrue(page.contains("&amp;limit=100\""), "the map shows what the page does");
        }
        assertTrue(matched > 100, "several pages");
        assertEquals(matched, rows);
    }

    @Test
    void thePageAboutTheNewsNamesTheirLastDay() {
        String path = "/ogc/collections/neuigkeiten";
        String end = server.json(path).at("/extent/temporal/interval/0/1").asText();
        LocalDate last = LocalDate.parse(end.substring(0, 10)).minusDays(1);
        String page = server.get(path + "?f=html").body();
        assertTrue(page.contains(" – " + Dates.day(last, Messages.of("de"))), page);
    }

    @Test
    void anIntervalChoosesAmongNews() {
        int all = server.json(NEWS).get("numberMatched").asInt();
        int before = server.json(NEWS + "?datetime=../2026-11-20")
                .get("numberMatched")
                .asInt();
        int after = server.json(NEWS + "?datetime=2026-11-21/..")
                .get("numberMatched")
                .asInt();
        assertTrue(before > 0 && before < all, before + " of " + all);
        assertTrue(after > 0 && after < all, after + " of " + all);
        assertEquals(
                0,
                server.json(NEWS + "?datetime=1900-01-01").get("numberMatched").asInt());
        for (String same : List.of(
                "2026-11-21/",
                "2026-11-21T12:00:00%2B01:00/..",
                "2026-11-20T23:00:00Z/..",
                "2026-11-21T00:00:00+01:00/..")) {
            assertEquals(
                    after,
                    server.json(NEWS + "?datetime=" + same).get("numberMatched").asInt(),
                    same);
        }
    }

    @Test
    void theExtentHoldsEveryFeatureAndNewsHaveOneInTime() {
        JsonNode news = server.json("/ogc/collections/neuigkeiten").get("extent");
        JsonNode interval = news.get("temporal").get("interval").get(0);
        assertTrue(interval.get(0).asText().compareTo(interval.get(1).asText()) < 0, interval.toString());
        JsonNode box = news.get("spatial").get("bbox").get(0);
        String corners = box.get(0) + "," + box.get(1) + "," + box.get(2) + "," + box.get(3);
        String items = "/ogc/collections/neuigkeiten/items?limit=1";
        assertEquals(
                server.json(items).get("numberMatched"),
                server.json(items + "&bbox=" + corners).get("numberMatched"));
        assertFalse(server.json("/ogc/collections/plaetze").get("extent").has("temporal"));
    }

    @Test
    void anEnglishPageTellsStatusAndKindInEnglish() {
        String page = server.get(NEWS + "?f=html&lang=en").body();
        assertTrue(page.contains("<span>Added to the map</span>"), page);
        assertFalse(page.contains("In die Karte aufgenommen"));
        assertFalse(page.contains(">2019-1"));
    }
}
