package de.angstraumkarte.edge.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.angstraumkarte.domain.district.DistrictBasis;
import de.angstraumkarte.domain.district.DistrictLocator.Located;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.testing.CommandLineImport;
import de.angstraumkarte.testing.CommandLineImport.Result;
import de.angstraumkarte.testing.Imports;
import de.angstraumkarte.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BorderImportTest {
    /** A position that the anchors put into Innenstadt-West. */
    private static final String PLACE = "id,name,lon,lat\nneu-1,Weg,7.4653,51.5142\n";

    @TempDir
    private Path folder;

    private TestDatabase store;
    private CommandLineImport command;

    @BeforeEach
    void open() {
        store = TestDatabase.filled();
        command = new CommandLineImport(folder, Imports.over(store.database()));
        command.run("angstraeume", PLACE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Located district() {
        return store.database()
                .read(tx -> new PlaceStore().findPlace(tx, "neu-1"))
                .orElseThrow()
                .district();
    }

    private static String border(String properties, double west, double south, double east, double north) {
        return String.format(
                Locale.ROOT,
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":%s,\"geometry\":"
                        + "{\"type\":\"Polygon\",\"coordinates\":[[[%2$f,%3$f],[%4$f,%3$f],[%4$f,%5$f],[%2$f,%5$f],[%2$f,%3$f]]]}}]}",
                properties,
                west,
                south,
                east,
                north);
    }

    @Test
    void aBorderReplacesTheEstimate() {
        assertEquals(new Located("innenstadt-west", DistrictBasis.ESTIMATED), district());
        Map<String, Long> before = store.database().read(new LayerRevisionStore()::revisions);
        Result result = command.run(
                "stadtbezirke",
                border(
                        "{\"stadtbezirk_nr\":\"3\",\"stadtbezirk_bezeichnung\":\"INNENSTADT-OST\"}",
                        7.46,
                        51.51,
                        7.5,
                        51.52));
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("1 Grenzen neu oder geändert"), result.out());
        assertEquals(new Located("innenstadt-ost", DistrictBasis.POLYGON), district());
        Map<String, Long> after = store.database().read(new LayerRevisionStore()::revisions);
        assertEquals(before.get("stadtbezirke") + 1, after.get("stadtbezirke"));
        assertEquals(before.get("angstraeume") + 1, after.get("angstraeume"));
        assertEquals(before.get("plaetze"), after.get("plaetze"));
    }

    @Test
    void whatASourceSaysIsKeptAndReported() {
        Result result = command.run("stadtbezirke", border("{\"id\":\"hombruch\"}", 7.36, 51.50, 7.6, 51.56));
        assertTrue(result.err()
                .contains("sport-nordbad liegt laut Quelle in innenstadt-nord, nach den Grenzen in hombruch"));
        assertEquals(
                new Located("innenstadt-nord", DistrictBasis.SOURCE),
                store.database()
                        .read(tx -> new PlaceStore().findPlace(tx, "sport-nordbad"))
                        .orElseThrow()
                        .district());
    }

    @Test
    void outsideTheKnownBordersADistrictWithoutBorderIsGuessed() {
        command.run("stadtbezirke", border("{\"name\":\"Innenstadt-West\"}", 7.38, 51.50, 7.39, 51.51));
        assertEquals(DistrictBasis.ESTIMATED, district().basis());
        assertTrue(!district().district().equals("innenstadt-west"), district().district());
    }

    @Test
    void theSameBordersAgainChangeNothingAndBadOnesAreRefused() {
        String good = border("{\"stadtbezirk_nr\":3}", 7.46, 51.51, 7.5, 51.52);
        command.run("stadtbezirke", good);
        Map<String, Long> before = store.database().read(new LayerRevisionStore()::revisions);
        assertTrue(command.run("stadtbezirke", good).out().contains("1 unverändert"));
        assertEquals(before, store.database().read(new LayerRevisionStore()::revisions));
        assertTrue(command.run("stadtbezirke", border("{\"name\":\"Bochum\"}", 7.46, 51.51, 7.5, 51.52))
                .err()
                .contains("Feld name: Das ist keiner"));
        assertTrue(command.run("stadtbezirke", border("{\"name\":\"Eving\"}", 8.46, 51.51, 8.5, 51.52))
                .err()
                .contains("liegt nicht in Dortmund"));
        assertEquals(1, command.run("stadtbezirke", PLACE).exitCode());
        assertEquals(
                1L,
                store.database().read(new DistrictStore()::listDistricts).stream()
                        .filter(district -> district.border() != null)
                        .count());
    }
}
