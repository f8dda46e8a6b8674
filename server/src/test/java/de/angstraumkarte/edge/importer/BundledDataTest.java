package de.angstraumkarte.edge.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.base.geo.Crs;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.Layer;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.layer.PartialDate;
import de.angstraumkarte.domain.place.Place;
import de.angstraumkarte.domain.place.PlaceQuery;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.place.Position;
import de.angstraumkarte.domain.timeline.StatusUpdate;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class BundledDataTest {
    private static final String WINTER_PLACE = "angst-fussweg-westholz-siegfried-drupp-grundschule";

    private static TestDatabase store;
    private static Imports imports;

    @BeforeAll
    static void load() {
        store = TestDatabase.open();
        imports = Imports.over(store.database()).withBaseData();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static Place place(String id) {
        return store.database().read(tx -> new PlaceStore().findPlace(tx, id)).orElseThrow();
    }

    private static List<Place> places(Layer layer) {
        return store.database().read(tx -> new PlaceStore().placesAfter(tx, PlaceQuery.layer(layer), "", 1000));
    }

    private static List<StatusUpdate> timeline(String id) {
        return store.database().read(tx -> new TimelineStore().publicUpdates(tx, id, 10));
    }

    @Test
    void everyLayerHasItsPlaces() {
        assertEquals(12, places(Layer.FEAR_SPACE).size());
        assertEquals(11, places(Layer.LIBRARY).size());
        assertEquals(71, places(Layer.SPORTS_SITE).size());
        assertEquals(37, places(Layer.SQUARE).size());
        assertEquals(
                12, store.database().read(new DistrictStore()::listDistricts).size());
    }

    @Test
    void policeVideoZonesAreNotFearSpaces() {
        assertTrue(places(Layer.FEAR_SPACE).stream()
                .noneMatch(place -> place.facts().attributes().contains("videobeobachtung")));
    }

    @Test
    void aFearSpaceKeepsTheWinterOfItsSource() {
        Place place = place(WINTER_PLACE);
        assertEquals(PartialDate.parse("2022/2023"), place.facts().source().date());
        assertEquals("reported", place.status().slug());
        assertEquals(new Located("scharnhorst", DistrictBasis.SOURCE), place.district());
        assertFalse(place.verified());
        assertEquals(LocalDate.parse("2026-11-21"), place.lastUpdate());
        assertEquals(2, place.publicUpdates());
    }

    @Test
    void theTimelineBeginsWithTheSourceAndTheMap() {
        List<StatusUpdate> timeline = timeline(WINTER_PLACE);
        assertEquals(
                List.of(StatusUpdate.Kind.ADDED, StatusUpdate.Kind.DOCUMENTED),
                timeline.stream().map(StatusUpdate::kind).toList());
        assertEquals("2026-11-21", timeline.get(0).date().text());
        assertEquals("2022/2023", timeline.get(1).date().text());
        assertEquals(
                "Genannt von: SPD-Fraktion in der BV Scharnhorst.",
                timeline.get(1).text());
    }

    @Test
    void aStateInTheSourceIsToldAsSuch() {
        assertEquals(
                "Genannt von: Anwohnende; Presse. Stand laut den genannten Quellen, die aus verschiedenen Jahren sein können: teilweise behoben. "
                        + "Die Quelle beschreibt Unsicherheit, benutzt aber nicht das Wort Angstraum.",
                timeline("angst-westpark").get(1).text());
    }

    @Test
    void aPlannedLibraryIsPlannedAndItsPositionApproximate() {
        Place library = place("bib-nordstadt-bibliothek-geplant");
        assertEquals("planned", library.status().slug());
        assertEquals(Position.Basis.APPROXIMATE, library.position().basis());
        assertEquals(150, library.position().accuracyM());
        assertEquals("open", place("bib-stadtteilbibliothek-aplerbeck").status().slug());
    }

    @Test
    void noSquareIsSaidToBeOneOfThe27() {
        assertTrue(places(Layer.SQUARE).stream()
                .allMatch(square -> "unknown".equals(square.facts().partOf27())));
        assertNull(place(WINTER_PLACE).facts().partOf27());
        assertEquals(0, store.database().read(new PlaceStore()::countPartOf27));
    }

    @Test
    void everyPlaceHasADistrictAndKnowsWhy() {
        for (Layer layer : Layer.values()) {
            for (Place place : places(layer)) {
                assertTrue(place.district() != null && place.district().basis() != DistrictBasis.ESTIMATED, place.id());
            }
        }
        assertEquals(
                new Located("eving", DistrictBasis.QUARTER),
                place("platz-evinger-platz").district());
    }

    @Test
    void aSecondLoadDoesNothing() {
        Map<String, Long> before = store.database().read(new LayerRevisionStore()::revisions);
        assertFalse(imports.baseData().loadOnce(() -> {
            throw new AssertionError("must not be read again");
        }));
        assertEquals(before, store.database().read(new LayerRevisionStore()::revisions));
        assertEquals(1L, before.get("angstraeume"));
    }

    @Test
    void theOutlineHoldsTheCityAndNotItsNeighbours() {
        CityOutline outline = imports.bundled().outline();
        assertTrue(outline.contains(Crs.WGS84_FACTORY.createPoint(new Coordinate(7.4653, 51.5142))));
        assertFalse(outline.contains(Crs.WGS84_FACTORY.createPoint(new Coordinate(7.2162, 51.4818))));
    }
}
