package de.angstraumkarte.testing;

import de.angstraumkarte.base.db.Database;
import de.angstraumkarte.domain.basedata.BaseDataService;
import de.angstraumkarte.domain.basedata.DataLoadStore;
import de.angstraumkarte.domain.district.CityOutline;
import de.angstraumkarte.domain.district.DistrictStore;
import de.angstraumkarte.domain.gazetteer.GazetteerStore;
import de.angstraumkarte.domain.layer.LayerRevisionStore;
import de.angstraumkarte.domain.place.BorderImport;
import de.angstraumkarte.domain.place.PlaceStore;
import de.angstraumkarte.domain.report.DecisionStore;
import de.angstraumkarte.domain.report.ReportEnds;
import de.angstraumkarte.domain.timeline.PlaceImport;
import de.angstraumkarte.domain.timeline.TimelineStore;
import de.angstraumkarte.edge.importer.BundledData;
import de.angstraumkarte.edge.importer.ImportServices;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The import services over a store, with a clock that stands still. */
public record Imports(PlaceImport places, BorderImport borders, BaseDataService baseData, BundledData bundled) {
    /** 21 November 2026, noon in Dortmund. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T11:00:00Z"), ZoneOffset.UTC);

    public static Imports over(Database database) {
        return over(database, CLOCK);
    }

    /** The same at another time. */
    public static Imports over(Database database, Clock clock) {
        BundledData bundled = new BundledData();
        CityOutline outline = bundled.outline();
        PlaceImport.Stores stores = new PlaceImport.Stores(
                new PlaceStore(), new DistrictStore(), new TimelineStore(), new LayerRevisionStore());
        PlaceImport places = new PlaceImport(
                database,
                stores,
                outline,
                new PlaceImport.Texts("Jetzt auf der Karte.", "Stand aus einer Datenlieferung."),
                new ReportEnds(new DecisionStore(), clock),
                clock);
        return new Imports(
                places,
                new BorderImport(database, stores.districts(), stores.places(), stores.revisions(), outline, CLOCK),
                new BaseDataService(
                        database,
                        new DataLoadStore(),
                        stores.districts(),
                        new GazetteerStore(),
                        stores.revisions(),
                        places,
                        clock),
                bundled);
    }

    /** What the command {@code import} works with; closing it leaves the store open. */
    public ImportServices services() {
        return new ImportServices(baseData, bundled, places, borders, () -> {});
    }

    /** Loads the bundled data. */
    public Imports withBaseData() {
        baseData.loadOnce(bundled::read);
        return this;
    }
}
