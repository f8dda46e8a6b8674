package de.angstraumkarte.domain.gazetteer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.problem.DomainException.Invalid;
import de.angstraumkarte.domain.gazetteer.SearchHit.NameHit;
import de.angstraumkarte.domain.gazetteer.SearchHit.PlaceHit;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchServiceTest {
    private static TestDatabase store;
    private static SearchService search;

    @BeforeAll
    static void load() {
        store = TestDatabase.filled();
        search = new SearchService(store.database(), new SearchStore());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static List<String> names(String q) {
        return search.search(q, 8).stream().map(SearchHit::name).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bahnhof Hörde", "bahnhof hoerde", "BAHNHOF HORDE", "hör bahn", "  Bahnhof   Hö"})
    void umlautsAndOrderDoNotMatter(String q) {
        assertTrue(names(q).contains("Bahnhof Hörde, Umfeld und Unterführung"), () -> names(q).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aalbeckestraße", "aalbeckestrasse", "Aalbeckestr.", "aalbeckestr", "Aalb", "albeck"})
    void streetsAreFoundHoweverTheyAreWritten(String q) {
        boolean found = names(q).contains("Aalbeckestraße");
        assertEquals(!q.equals("albeck"), found);
    }

    @Test
    void placesComeBeforeStreetsAndStreetsBeforeStops() {
        List<SearchHit> hits = search.search("hö", 50);
        List<Integer> ranks = hits.stream()
                .map(hit -> hit instanceof PlaceHit ? 0 : ((NameHit) hit).kind() == GazetteerEntry.Kind.STREET ? 1 : 2)
                .toList();
        assertEquals(ranks.stream().sorted().toList(), ranks);
        assertTrue(ranks.contains(0) && ranks.contains(1));
    }

    @ParameterizedTest
    @CsvSource({"Westpark, Westpark", "nordmarkt, Nordmarkt"})
    void theExactNameComesFirst(String q, String first) {
        assertTrue(names(q).get(0).startsWith(first), () -> names(q).toString());
    }

    @Test
    void namesThatBeginWithTheTextComeBeforeNamesThatOnlyHaveTheWord() {
        List<String> places = search.search("stadt", 8).stream()
                .filter(PlaceHit.class::isInstance)
                .map(SearchHit::name)
                .toList();
        int firstOther = 0;
        while (firstOther < places.size() && places.get(firstOther).startsWith("Stadt")) {
            firstOther++;
        }
        assertTrue(firstOther > 0);
        assertTrue(places.subList(firstOther, places.size()).stream().noneMatch(name -> name.startsWith("Stadt")));
    }

    @Test
    void aPlaceSaysWhereItIs() {
        PlaceHit hit = (PlaceHit) search.search("Nordbad", 1).get(0);
        assertEquals("sport-nordbad", hit.id());
        assertEquals(Layer.SPORTS_SITE, hit.layer());
        assertEquals("innenstadt-nord", hit.district());
        assertEquals(7.459509, hit.position().lon());
    }

    @Test
    void nothingFoundIsAnEmptyListAndTheLimitHolds() {
        assertEquals(List.of(), names("xyzzy"));
        assertEquals(List.of(), names("%"));
        assertEquals(List.of(), names("' OR 1=1 --"));
        assertEquals(3, search.search("a", 3).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anEmptyTextIsRefused(String q) {
        assertEquals(
                "q",
                assertThrows(Invalid.class, () -> search.search(q, 8))
                        .errors()
                        .get(0)
                        .field());
    }

    @Test
    void aVeryLongTextIsRefused() {
        assertThrows(Invalid.class, () -> search.search("a".repeat(101), 8));
        assertEquals(List.of(), search.search("a b c d e f g h i j k l m n o p q r s t u v w x y z", 8));
    }
}
